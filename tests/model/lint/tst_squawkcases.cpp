// Where we agree with squawk's own test cases on the rules that both have, and why where we do not: tests/golden/peers/squawk.tsv
// has a row with its reason for each difference, and none for what agrees.
#include "goldenlint.h"
#include "model/base/textfile.h"
#include "model/lint/linter.h"
#include "model/lint/rules.h"
#include "tests/support/requirement.h"

#include <QMap>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

/// case → "stricter" or "laxer"
QMap<QString, QString> explainedDifferences()
{
    QMap<QString, QString> rows;
    QStringList lines = readTextFile(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/peers/squawk.tsv")).value_or(QString()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : std::as_const(lines).mid(1)) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() == 3 && fields.at(2).size() > 20)
            rows.insert(fields.at(0), fields.at(1));
    }
    return rows;
}

/// "11", "15.0" → 110000, 150000
int serverVersionOf(const QString &text)
{
    const int major = text.section(u'.', 0, 0).toInt();
    return major > 0 ? major * 10000 : 150000;
}

} // namespace

class TestSquawkCases : public QObject
{
    Q_OBJECT
private slots:
    void agrees();
};

void TestSquawkCases::agrees()
{
    const QString folder = qEnvironmentVariable("SCHEMAWRIGHT_CORPUS") + u"/lint-cases/squawk/"_s;
    const auto index = readTextFile(folder + u"INDEX.tsv"_s);
    if (!index)
        SKIP_WITHOUT_CORPUS("squawk cases");
    QMap<QString, QString> explained = explainedDifferences();
    int cases = 0;
    int agreed = 0;
    QStringList lines = index->split(u'\n', Qt::SkipEmptyParts);
    lines.removeFirst();
    for (const QString &line : std::as_const(lines)) {
        const QStringList fields = line.split(u'\t');
        const QString rule = fields[1];
        const bool known = std::any_of(lint::allRules().begin(), lint::allRules().end(),
            [&rule](const lint::RuleInfo &info) { return info.aliases.contains(rule); });
        if (!known)
            continue;
        lint::LintInput input = schemawright::testing::lintInput(*readTextFile(folder + fields[0] + u".sql"_s), {});
        input.inTransaction = fields[4] == u"True";
        input.options.assumedVersion = serverVersionOf(fields[3]);
        for (const lint::RuleInfo &info : lint::allRules()) {
            if (info.optional)
                input.options.enabledRules.append(info.id);
        }
        const QList<lint::Finding> findings = lint::lint(input);
        // Information where the rule is stricter by itself means that there is nothing to fear.
        const bool found = std::any_of(findings.begin(), findings.end(), [&rule](const lint::Finding &finding) {
            const lint::RuleInfo &info = *lint::findRule(finding.rule);
            return (finding.severity != lint::Severity::Info || info.severity == lint::Severity::Info)
                && isNamedBy(info, rule);
        });
        const bool expected = fields[2] == u"violation";
        ++cases;
        agreed += found == expected ? 1 : 0;
        if (found == expected)
            continue;
        const QString way = found ? u"stricter"_s : u"laxer"_s;
        QVERIFY2(explained.value(fields[0]) == way, qPrintable(fields[0] + u": we are "_s + way + u", and no row says why"_s));
        explained.remove(fields[0]);
    }
    qInfo("%d of %d cases agree, the others are explained", agreed, cases);
    QVERIFY2(explained.isEmpty(), qPrintable(QStringList(explained.keys()).join(u' ') + u" are said to differ, and agree"_s));
    QVERIFY(cases >= 219);
}

QTEST_GUILESS_MAIN(TestSquawkCases)
#include "tst_squawkcases.moc"
