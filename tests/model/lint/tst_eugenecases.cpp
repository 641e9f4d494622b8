// Where we agree with eugene's own examples, and why where we do not (tests/golden/peers/eugene.tsv). Its two halves
// are two questions, and what we say beside its rules is a third:
//
//   lint E4       the rule, of a file that is read behind those before it, without a database
//   trace 3       the third statement does to others what it should not: eugene runs it, we ask the database
//   our own id    one of our rules finds something in an example that shows how to do it well
#include "goldenlint.h"
#include "model/base/textfile.h"
#include "model/lint/linter.h"
#include "model/lint/rules.h"
#include "peertable.h"
#include "tests/support/requirement.h"

#include <QRegularExpression>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

/// A script of an example; those of one example run in order, each in a transaction.
struct Script {
    QString name; ///< "eugene__E2__good__3"
    QString text;
    bool isGood = false;
    QSet<QString> lintRules; ///< that eugene lint finds
    QSet<QString> tracedStatements; ///< "3": that eugene trace warns of

    [[nodiscard]] QString example() const { return name.section(u"__"_s, 0, -2); }
};

/// "lint 2 rule E4", "trace 2 lock …": see the head of the files
void readExpected(Script &script, const QString &text)
{
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() < 4 || fields[2] != u"rule")
            continue;
        if (fields[0] == u"lint")
            script.lintRules.insert(fields[3]);
        else
            script.tracedStatements.insert(fields[1]);
    }
}

QList<QList<Script>> readExamples(const QString &folder, const QList<QStringList> &index)
{
    QList<QList<Script>> examples;
    for (const QStringList &fields : index) {
        Script script { fields[0], *readTextFile(folder + fields[0] + u".sql"_s), fields[2] == u"good", {}, {} };
        readExpected(script, *readTextFile(folder + fields[0] + u".expected"_s));
        if (examples.isEmpty() || examples.last().first().example() != script.example())
            examples.append(QList<Script>());
        examples.last().append(script);
    }
    return examples;
}

lint::LintInput inputOf(const QString &text)
{
    lint::LintInput input = testing::lintInput(text, {});
    input.inTransaction = !text.contains(u"concurrently"_s); // as eugene runs its scripts
    return input;
}

QSet<QString> eugeneCodes(const lint::Finding &finding)
{
    static const QRegularExpression code(u"^[EW][0-9]+$"_s);
    const QStringList codes = lint::findRule(finding.rule)->aliases.filter(code);
    return QSet<QString>(codes.begin(), codes.end());
}

/// Rewrites and foreign keys without an index are found by trace alone.
QSet<QString> lintCodes(const lint::Finding &finding)
{
    return eugeneCodes(finding).subtract({ u"E10"_s, u"E15"_s });
}

/// What only the text of a statement shows: running it tells nothing.
bool isTaste(const lint::Finding &finding)
{
    return lint::findRule(finding.rule)->family == lint::Family::Style;
}

/// Of one file, both with and without a finding.
void compareAll(testing::PeerTable &table, const QString &name, const QString &question, const QSet<QString> &theirs,
    const QSet<QString> &ours)
{
    if (theirs.isEmpty() && ours.isEmpty())
        table.compare(name + u'\t' + question, false, false);
    for (const QString &subject : theirs + ours)
        table.compare(name + u'\t' + question + u' ' + subject, theirs.contains(subject), ours.contains(subject));
}

} // namespace

class TestEugeneCases : public QObject
{
    Q_OBJECT
private slots:
    void agrees();

private:
    static void compareLint(testing::PeerTable &table, const QList<Script> &example);
    static void compareTrace(testing::PeerTable &table, const Script &script);
};

void TestEugeneCases::compareLint(testing::PeerTable &table, const QList<Script> &example)
{
    QList<lint::LintInput> inputs;
    for (const Script &script : example) {
        inputs.append(inputOf(script.text));
        inputs.last().options.enabledRules = testing::optionalRules();
    }
    const QList<lint::LintOutcome> outcomes = lint::lintSequence(inputs);
    for (qsizetype i = 0; i < example.size(); ++i) {
        QSet<QString> rules;
        QSet<QString> others;
        for (const lint::Finding &finding : outcomes.at(i).findings) {
            const bool isOurs = eugeneCodes(finding).isEmpty() && !lint::findRule(finding.rule)->optional;
            if (testing::isFeared(finding))
                rules.unite(lintCodes(finding));
            if (example.at(i).isGood && isOurs && finding.severity != lint::Severity::Info)
                others.insert(finding.rule);
        }
        const QString &name = example.at(i).name;
        compareAll(table, name, u"lint"_s, example.at(i).lintRules, rules);
        for (const QString &rule : std::as_const(others))
            table.compare(name + u'\t' + rule, false, true);
    }
}

void TestEugeneCases::compareTrace(testing::PeerTable &table, const Script &script)
{
    lint::LintInput input = inputOf(testing::databaseOf(u"eugene"_s, script.name) + script.text);
    input.options.enabledRules = testing::optionalRules();
    QSet<QString> statements;
    for (const lint::Finding &finding : lint::lint(input)) {
        if (testing::isFeared(finding) && !isTaste(finding) && !eugeneCodes(finding).isEmpty())
            statements.insert(QString::number(finding.statement + 1));
    }
    compareAll(table, script.name, u"trace"_s, script.tracedStatements, statements);
}

void TestEugeneCases::agrees()
{
    const QString folder = qEnvironmentVariable("SCHEMAWRIGHT_CORPUS") + u"/lint-cases/eugene/"_s;
    const auto index = testing::readIndex(folder + u"EUGENE_INDEX.tsv"_s);
    if (!index)
        SKIP_WITHOUT_CORPUS("eugene's examples");
    testing::PeerTable table(u"eugene"_s);
    for (const QList<Script> &example : readExamples(folder, *index)) {
        compareLint(table, example);
        for (const Script &script : example)
            compareTrace(table, script);
    }
    qInfo().noquote() << table.summary();
    for (const QString &problem : table.problems())
        qWarning().noquote() << problem;
    QVERIFY(table.problems().isEmpty());
    QVERIFY(table.compared() >= 2 * 64);
}

QTEST_GUILESS_MAIN(TestEugeneCases)
#include "tst_eugenecases.moc"
