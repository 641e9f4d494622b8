// Where we agree with squawk's own test cases on the rules that both have, and why where we do not:
// tests/golden/peers/squawk.tsv has a row with its reason for each difference, and none for what agrees.
#include "goldenlint.h"
#include "model/base/textfile.h"
#include "model/lint/linter.h"
#include "model/lint/rules.h"
#include "peertable.h"
#include "tests/support/requirement.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

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
    const auto index = testing::readIndex(folder + u"INDEX.tsv"_s);
    if (!index)
        SKIP_WITHOUT_CORPUS("squawk cases");
    testing::PeerTable table(u"squawk"_s);
    for (const QStringList &fields : *index) {
        const QString rule = fields[1];
        const bool known = std::any_of(lint::allRules().begin(), lint::allRules().end(),
            [&rule](const lint::RuleInfo &info) { return info.aliases.contains(rule); });
        if (!known)
            continue;
        lint::LintInput input = testing::lintInput(*readTextFile(folder + fields[0] + u".sql"_s), {});
        input.inTransaction = fields[4] == u"True";
        input.options.assumedVersion = serverVersionOf(fields[3]);
        input.options.enabledRules = testing::optionalRules();
        const QList<lint::Finding> findings = lint::lint(input);
        const bool found = std::any_of(findings.begin(), findings.end(), [&rule](const lint::Finding &finding) {
            return testing::isFeared(finding) && isNamedBy(*lint::findRule(finding.rule), rule);
        });
        table.compare(fields[0], fields[2] == u"violation", found);
    }
    qInfo().noquote() << table.summary();
    for (const QString &problem : table.problems())
        qWarning().noquote() << problem;
    QVERIFY(table.problems().isEmpty());
    QVERIFY(table.compared() >= 219);
}

QTEST_GUILESS_MAIN(TestSquawkCases)
#include "tst_squawkcases.moc"
