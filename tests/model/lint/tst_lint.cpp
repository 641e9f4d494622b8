#include "goldenlint.h"
#include "model/base/textfile.h"
#include "model/lint/fix.h"
#include "model/lint/ignorecomments.h"
#include "model/lint/linter.h"
#include "model/lint/rules.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

QString goldenFolder()
{
    return QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/lint");
}

QStringList ruleIds(const QList<lint::Finding> &findings)
{
    QStringList ids;
    for (const lint::Finding &finding : findings)
        ids.append(finding.rule);
    return ids;
}

QStringList lintIds(const QString &text, const lint::LintOptions &options = {})
{
    lint::LintInput input = schemawright::testing::lintInput(text, {});
    input.options = options;
    return ruleIds(lint::lint(input));
}

/// Without trees, and without holding what was found.
QList<lint::Finding> oneByOne(lint::LintInput input)
{
    input.statements = sql::StatementList::withoutTrees(input.text);
    QList<lint::Finding> findings;
    lint::lintEach({ input }, [&findings](qsizetype, const lint::Finding &finding) { findings.append(finding); });
    return findings;
}

qsizetype errorCount(const QList<lint::Finding> &findings)
{
    return std::count_if(findings.begin(), findings.end(),
        [](const lint::Finding &finding) { return finding.severity == lint::Severity::Error; });
}

} // namespace

class TestLint : public QObject
{
    Q_OBJECT
private slots:
    void golden_data();
    void golden();
    void fixesHelp_data() { golden_data(); }
    void fixesHelp();
    void comments_data();
    void comments();
    void acceptedFindingsAreKept();
    void silentWithoutDatabase();
    void keyFromALaterFile();
    void thousandsOfComments();
    void nothingIsFoundAfterAStop();
    void optionsDisableRulesAndSetSeverities();
    void severitiesOfRulesAndFamilies();
    void smallTablesAreAMatterOfSettings();
    void severityAndHazardHaveWords();
};

void TestLint::golden_data()
{
    QTest::addColumn<QString>("file");
    const QString filter = qEnvironmentVariable("GOLDEN_FILTER");
    QDirIterator files(goldenFolder(), { u"*.sql"_s }, QDir::Files, QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext())
        names.append(QDir(goldenFolder()).relativeFilePath(files.next()));
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (u"lint/"_s.append(name).contains(filter))
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    if (names.isEmpty())
        qFatal("no golden cases");
}

void TestLint::golden()
{
    QFETCH(QString, file);
    const QString path = goldenFolder() + u'/' + file;
    const QString text = *readTextFile(path);
    const lint::LintInput input = schemawright::testing::lintInput(text, QFileInfo(path).fileName());
    const QString report = schemawright::testing::lintReport(input);
    QString expectedPath = path;
    expectedPath.replace(u".sql"_s, u".expected"_s);
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN"))
        QVERIFY(writeTextFile(expectedPath, report));
    const auto expected = readTextFile(expectedPath);
    QVERIFY2(expected, "no .expected file; UPDATE_GOLDEN=1 writes it");
    QCOMPARE(report, *expected);

    QCOMPARE(oneByOne(input), lint::lint(input));

    const QString rule = file.section(u'/', 0, 0);
    const bool positive = file.section(u'/', 1).startsWith(u"positive"_s);
    QCOMPARE(ruleIds(lint::lint(input)).contains(rule), positive);
}

// The fixed text parses, the finding is gone, and nothing at error level is new.
void TestLint::fixesHelp()
{
    QFETCH(QString, file);
    const QString text = *readTextFile(goldenFolder() + u'/' + file);
    const lint::LintInput before = schemawright::testing::lintInput(text, {});
    const QList<lint::Finding> findings = lint::lint(before);
    for (const lint::Finding &finding : findings) {
        for (const lint::Fix &fix : finding.fixes) {
            const lint::LintInput after = schemawright::testing::lintInput(lint::applyFix(text, fix), {});
            for (const sql::ParsedStatement &statement : after.statements.parsed())
                QVERIFY2(!statement.error, qPrintable(statement.source.text));
            const QList<lint::Finding> left = lint::lint(after);
            QVERIFY2(
                ruleIds(left).count(finding.rule) < ruleIds(findings).count(finding.rule), qPrintable(finding.rule));
            QVERIFY2(errorCount(left) <= errorCount(findings),
                qPrintable(finding.rule + u": "_s + ruleIds(left).join(u' ')));
            for (qsizetype i = 1; i < fix.edits.size(); ++i)
                QVERIFY(fix.edits[i - 1].range.end() <= fix.edits[i].range.start);
        }
    }
}

void TestLint::comments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("rules");
    QTest::addRow("nothing accepted") << u"drop table a;"_s << QStringList { u"drop-table"_s };
    QTest::addRow("by our id with a reason")
        << u"-- schemawright:ignore drop-table because it was a test\ndrop table a;"_s << QStringList {};
    QTest::addRow("by Atlas's code") << u"-- atlas:nolint DS102\ndrop table a;"_s << QStringList {};
    QTest::addRow("by Atlas's analyzer") << u"-- atlas:nolint destructive\ndrop table a;"_s << QStringList {};
    QTest::addRow("by squawk's name") << u"-- squawk-ignore ban-drop-table\ndrop table a;"_s << QStringList {};
    QTest::addRow("another rule's name") << u"-- squawk-ignore ban-drop-column\ndrop table a;"_s
                                         << QStringList { u"drop-table"_s, u"unused-ignore"_s };
    QTest::addRow("by eugene's code")
        << u"-- eugene: ignore E6\ncreate index i on t (c);"_s << QStringList {};
    QTest::addRow("by pgfence's name") << u"-- pgfence-ignore: drop-table\ndrop table a;"_s << QStringList {};
    QTest::addRow("all, for pgfence") << u"-- pgfence: ignore\ndrop table a;"_s << QStringList {};
    QTest::addRow("by pgsafe's name, with a reason")
        << u"-- pgsafe:ignore drop-table it is empty\ndrop table a;"_s << QStringList {};
    QTest::addRow("by the analyzer of codes") << u"-- atlas:nolint concurrent_index\ncreate index i on t (c);"_s
                                              << QStringList {};
    QTest::addRow("only the statement below")
        << u"-- atlas:nolint\ndrop table a;\ndrop table b;"_s << QStringList { u"drop-table"_s };
    QTest::addRow("the whole file") << u"-- atlas:nolint\n\ndrop table a;\ndrop table b;"_s << QStringList {};
    QTest::addRow("an action inside a statement")
        << u"alter table t\n  drop column a,\n  -- squawk-ignore ban-drop-column\n  drop column b;"_s
        << QStringList { u"drop-column"_s };
    QTest::addRow("all does not mean comments") << u"-- atlas:nolint\nselect 1;"_s << QStringList { u"unused-ignore"_s };
}

void TestLint::comments()
{
    QFETCH(QString, text);
    QStringList ids = lintIds(text);
    ids.sort();
    QTEST(ids, "rules");
}

void TestLint::acceptedFindingsAreKept()
{
    lint::LintInput input = schemawright::testing::lintInput(
        u"-- schemawright:ignore drop-table because nobody reads it\ndrop table a;\ndrop table b"_s, {});
    lint::LintOutcome outcome = lint::lintSequence({ input }).first();
    QCOMPARE(ruleIds(outcome.findings), QStringList { u"drop-table"_s });
    QCOMPARE(outcome.accepted.size(), 1);
    QCOMPARE(outcome.accepted.first().finding.object, u"a"_s);
    QCOMPARE(outcome.accepted.first().reason, u"nobody reads it"_s);

    input.options.disabledRules = { u"drop-table"_s };
    outcome = lint::lintSequence({ input }).first();
    QCOMPARE(ruleIds(outcome.findings), QStringList()); // and the comment is not unused
    QVERIFY(outcome.accepted.isEmpty());
}

// A rule that some case finds only by what it says of the database is one whose comments cannot be judged without it.
void TestLint::keyFromALaterFile()
{
    const auto input = [](const QString &text) { return schemawright::testing::lintInput(text, {}); };
    const lint::LintInput create = input(u"create table a (id bigint not null)"_s);
    const lint::LintInput key = input(u"alter table a add primary key (id)"_s);
    QCOMPARE(ruleIds(lint::lintSequence({ create, key }).first().findings), QStringList());
    // The key of a table that had the name before is not this one's.
    QCOMPARE(ruleIds(lint::lintSequence({ key, create }).last().findings), QStringList { u"missing-primary-key"_s });
}

void TestLint::silentWithoutDatabase()
{
    QSet<QString> heard;
    QDirIterator files(goldenFolder(), { u"positive-*.sql"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        lint::LintInput input = schemawright::testing::lintInput(*readTextFile(path), {});
        input.facts = {};
        for (const QString &id : ruleIds(lint::lint(input)))
            heard.insert(id);
    }
    QStringList wrong;
    for (const lint::RuleInfo &rule : lint::allRules()) {
        if (!heard.contains(rule.id) && !lint::isSilentWithoutDatabase(rule))
            wrong.append(rule.id);
    }
    QCOMPARE(wrong.join(u' '), QString());
}

void TestLint::nothingIsFoundAfterAStop()
{
    const lint::LintInput input = schemawright::testing::lintInput(u"drop table a; -- schemawright:ignore create-schema\ndrop table b;\ndrop table c"_s, {});
    std::stop_source source;
    QStringList found;
    const auto stopAtTheFirst = [&](qsizetype, const lint::Finding &finding) {
        found.append(finding.object);
        source.request_stop();
    };
    const lint::LintInput plain = schemawright::testing::lintInput(u"drop table a;\ndrop table b"_s, {});
    lint::lintEach({ plain }, stopAtTheFirst, source.get_token());
    QVERIFY(found.contains(u"a"_s) && !found.contains(u"b"_s));
    // Whether the comment accepts anything is not known then, and no list is too short.
    const lint::LintOutcome outcome = lint::lintSequence({ input }, source.get_token()).first();
    QCOMPARE(outcome.findings.size(), 0);
    QCOMPARE(outcome.strongestLocks.size(), 3);
}

void TestLint::thousandsOfComments()
{
    QString text;
    for (int i = 0; i < 5'000; ++i)
        text += u"-- squawk-ignore ban-drop-table, rule_%1\n-- why\nALTER TABLE t%1 ADD c int;\n"_s.arg(i);
    lint::LintInput input = schemawright::testing::lintInput(text, {});
    input.inTransaction = false;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(ruleIds(lint::lint(input)).count(u"unused-ignore"_s), 5'000);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestLint::optionsDisableRulesAndSetSeverities()
{
    lint::LintOptions options;
    options.disabledRules = { u"DS102"_s };
    QCOMPARE(lintIds(u"drop table a; alter table a drop column b"_s, options).count(u"drop-table"_s), 0);
    options.disabledRules = { u"destructive"_s };
    QCOMPARE(lintIds(u"truncate a"_s, options), QStringList());

    const QString table = u"create table t (id int primary key)"_s;
    QCOMPARE(lintIds(table), QStringList());
    lint::LintOptions asked;
    asked.enabledRules = { u"prefer-bigint-primary-key"_s };
    QCOMPARE(lintIds(table, asked), asked.enabledRules);
    asked.disabledRules = { u"style"_s };
    QCOMPARE(lintIds(table, asked), QStringList());

    lint::LintInput input = schemawright::testing::lintInput(u"truncate a"_s, {});
    input.options.severities = { { u"truncate"_s, lint::Severity::Info } };
    QCOMPARE(lint::lint(input).first().severity, lint::Severity::Info);
}

void TestLint::severitiesOfRulesAndFamilies()
{
    lint::LintInput input = schemawright::testing::lintInput(u"truncate a"_s, {});
    const auto severity = [&input](const QHash<QString, lint::Severity> &severities) {
        input.options.severities = severities;
        return lint::lint(input).first().severity;
    };
    using enum lint::Severity;
    QCOMPARE(severity({ { u"destructive"_s, Warning } }), Warning);
    QCOMPARE(severity({ { u"destructive"_s, Warning }, { u"ban-truncate"_s, Info } }), Info);

    // What the database makes harmless is not an error because its family is.
    input = schemawright::testing::lintInput(u"-- @database app@host/shop 15\n-- @table public.t 10 8192 id:bigint!\n"
                                             "create index i on t (id);"_s, {});
    QCOMPARE(severity({}), Info);
    QCOMPARE(severity({ { u"locking"_s, Error } }), Info);
}

void TestLint::smallTablesAreAMatterOfSettings()
{
    lint::LintInput input = schemawright::testing::lintInput(
        u"-- @database app@host/shop 15\n-- @table public.t 5000 8192 id:bigint!\ncreate index i on t (id);"_s, {});
    QCOMPARE(lint::lint(input).first().severity, lint::Severity::Error);
    input.options.fewRows = 10'000;
    QCOMPARE(lint::lint(input).first().severity, lint::Severity::Info);
    input.options.smallBytes = 4096;
    QCOMPARE(lint::lint(input).first().severity, lint::Severity::Error);
}

void TestLint::severityAndHazardHaveWords()
{
    QCOMPARE(lint::severityText(lint::Severity::Warning), u"warning"_s);
    QCOMPARE(lint::hazardText(lint::Hazard::BlocksReadsAndWrites), u"blocks reads and writes"_s);
}

QTEST_GUILESS_MAIN(TestLint)
#include "tst_lint.moc"
