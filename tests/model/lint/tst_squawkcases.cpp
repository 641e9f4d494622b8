// How often we agree with squawk's own test cases on the rules that both have. Disagreement is wanted where squawk
// guesses without a catalog or does not see a rewrite; the recorded minimum keeps us from losing ground.
#include "goldenlint.h"
#include "model/base/textfile.h"
#include "model/lint/linter.h"
#include "model/lint/rules.h"
#include "tests/support/requirement.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

constexpr int recordedMinimum = 190;

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
        if (found != expected)
            qInfo("%s: squawk %s, we %s", qPrintable(fields[0]), expected ? "finds it" : "does not",
                found ? "do" : "do not");
    }
    qInfo("%d of %d cases agree", agreed, cases);
    QVERIFY(agreed >= recordedMinimum);
}

QTEST_GUILESS_MAIN(TestSquawkCases)
#include "tst_squawkcases.moc"
