// Findings as other programs and people read them: golden files, and what the formats demand.
#include "model/base/process.h"
#include "model/base/textfile.h"
#include "model/lint/linter.h"
#include "model/report/lintgithub.h"
#include "model/report/lintgitlab.h"
#include "model/report/lintjson.h"
#include "model/report/lintmarkdown.h"
#include "model/report/lintsarif.h"
#include "model/sql/parser.h"
#include "tests/support/requirement.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

const QString goldenFolder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/lintreports/");

report::LintedFile linted(const QString &name, const QString &text)
{
    lint::LintInput input;
    input.text = text;
    input.file = name;
    input.statements = sql::parseScript(text);
    const lint::LintOutcome outcome = lint::lintSequence({ input }).first();
    return { name, text, outcome.findings, outcome.accepted };
}

const QString firstFile = u"CREATE TABLE fine (id bigint PRIMARY KEY);\n"_s;
const QString secondFile = u"-- é🙂\n"
                           "ALTER TABLE orders\n"
                           "    DROP COLUMN note,\n"
                           "    ADD COLUMN state text NOT NULL;\n"
                           "CREATE INDEX orders_state ON orders (state);\n"
                           "-- schemawright:ignore drop-table because nobody reads it\n"
                           "DROP TABLE archive;\n"_s;
const QString hostileFile = u"DROP TABLE \"a|b`c``` <script> @somebody #12 [x](https://example.org) %1 www.example.org\";\r\n"_s;

report::LintRun sampleRun()
{
    report::LintRun run;
    run.files = { linted(u"1_fine.sql"_s, firstFile), linted(u"2_orders.sql"_s, secondFile),
        linted(u"3 \"odd\" [name]|:,%2.sql"_s, hostileFile) };
    run.folder = u"db/migrations"_s;
    run.directory = u"file://migrations"_s;
    run.filesInDirectory = 4;
    run.hasValidSum = true;
    return run;
}

/// Without the pages of rules, so that golden files do not change with them.
QString sarifWithoutPages(const report::LintRun &run)
{
    QString text = report::lintSarif(run, u"1.2.3"_s);
    static const QRegularExpression page(
        u"\"(markdown|text)\": \"# (?:[^\"\\\\]|\\\\.)*\""_s);
    return text.replace(page, u"\"\\1\": \"(page)\""_s);
}

QString reportOf(const QString &format, const report::LintRun &run)
{
    if (format == u"json")
        return report::lintJson(run);
    if (format == u"sarif")
        return sarifWithoutPages(run);
    if (format == u"github")
        return report::lintGithub(run) + u'\n';
    if (format == u"gitlab")
        return report::lintGitlab(run);
    return report::lintMarkdown(run);
}

QJsonObject sarifRun(const report::LintRun &run)
{
    const QJsonObject log = QJsonDocument::fromJson(report::lintSarif(run, u"1.2.3"_s).toUtf8()).object();
    return log.value("runs"_L1).toArray().first().toObject();
}

QStringList fingerprints(const report::LintedFile &file)
{
    QStringList prints;
    for (const report::ReportedFinding &reported : report::reportedFindings(file))
        prints.append(reported.fingerprint);
    return prints;
}

/// The part of a text that a region of SARIF names.
QString textIn(const QJsonObject &region, const QString &text)
{
    const auto offset = [&text](int line, int column) {
        qsizetype start = 0;
        for (int i = 1; i < line; ++i)
            start = text.indexOf(u'\n', start) + 1;
        return start + column - 1;
    };
    const qsizetype start = offset(region.value("startLine"_L1).toInt(), region.value("startColumn"_L1).toInt());
    return text.mid(start, offset(region.value("endLine"_L1).toInt(), region.value("endColumn"_L1).toInt()) - start);
}

} // namespace

class TestLintReports : public QObject
{
    Q_OBJECT
private slots:
    void golden_data();
    void golden();
    void nothingFound();
    void sarifHasWhatTheStandardDemands();
    void sarifFollowsItsSchema();
    void sarifRegionsAndFixesAreExact();
    void sarifSuppressesWhatIsAccepted();
    void fingerprintsSurviveMoves();
    void fingerprintsDiffer();
    void gitlabHasWhatItDemands();
    void jsonCountsBytesAndReplacesLines();
    void markdownCannotBeLedAstray();
    void markdownHasAnEnd();
};

void TestLintReports::golden_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("file");
    for (const char *format : { "json", "sarif", "github", "gitlab", "markdown" })
        QTest::addRow("%s", format) << QString::fromLatin1(format) << QString::fromLatin1(format) + u".expected"_s;
}

void TestLintReports::golden()
{
    QFETCH(QString, format);
    QFETCH(QString, file);
    const QString written = reportOf(format, sampleRun());
    QCOMPARE(reportOf(format, sampleRun()), written);
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN"))
        QVERIFY(writeTextFile(goldenFolder + file, written));
    const auto expected = readTextFile(goldenFolder + file);
    QVERIFY2(expected, "no .expected file; UPDATE_GOLDEN=1 writes it");
    QCOMPARE(written, *expected);
}

void TestLintReports::nothingFound()
{
    report::LintRun run;
    run.files = { linted(u"1.sql"_s, firstFile) };
    QCOMPARE(report::lintMarkdown(run), u"### Schemawright: no findings in 1 file\n"_s);
    QCOMPARE(report::lintGithub(run), QString());
    QCOMPARE(QJsonDocument::fromJson(report::lintGitlab(run).toUtf8()).array().size(), 0);
    QVERIFY(sarifRun(run).value("results"_L1).isArray()); // an absent list means that nothing was looked at: 3.14.23
}

// The parts of the schema of 2.1.0 that our reports have: required properties, enumerations, minima.
void TestLintReports::sarifHasWhatTheStandardDemands()
{
    const QJsonObject log = QJsonDocument::fromJson(report::lintSarif(sampleRun(), u"1.2.3"_s).toUtf8()).object();
    QCOMPARE(log.value("version"_L1).toString(), u"2.1.0"_s);
    const QJsonObject run = log.value("runs"_L1).toArray().first().toObject();
    const QJsonObject driver = run.value("tool"_L1).toObject().value("driver"_L1).toObject();
    QCOMPARE(driver.value("name"_L1).toString(), u"Schemawright"_s);
    const QJsonArray rules = driver.value("rules"_L1).toArray();
    QVERIFY(!rules.isEmpty());
    for (const QJsonValue &rule : rules) {
        QVERIFY(!rule["id"_L1].toString().isEmpty());
        QVERIFY(!rule["shortDescription"_L1]["text"_L1].toString().isEmpty());
        QVERIFY(rule["help"_L1]["text"_L1].toString().startsWith(u"# "_s + rule["id"_L1].toString()));
    }
    static const QStringList levels { u"none"_s, u"note"_s, u"warning"_s, u"error"_s };
    for (const QJsonValue &result : run.value("results"_L1).toArray()) {
        QVERIFY(!result["message"_L1]["text"_L1].toString().isEmpty());
        QVERIFY(levels.contains(result["level"_L1].toString()));
        QCOMPARE(rules.at(result["ruleIndex"_L1].toInt(-1))["id"_L1], result["ruleId"_L1]);
        const QJsonValue place = result["locations"_L1][0]["physicalLocation"_L1];
        static const QRegularExpression reference(u"^db/migrations/[A-Za-z0-9._~%-]+$"_s);
        QVERIFY(reference.match(place["artifactLocation"_L1]["uri"_L1].toString()).hasMatch());
        for (const char *key : { "startLine", "startColumn", "endLine", "endColumn" })
            QVERIFY(place["region"_L1][QLatin1StringView(key)].toInt() >= 1);
        for (const QJsonValue &fix : result["fixes"_L1].toArray())
            QVERIFY(!fix["artifactChanges"_L1][0]["replacements"_L1].toArray().isEmpty());
        for (const QJsonValue &suppression : result["suppressions"_L1].toArray())
            QCOMPARE(suppression["kind"_L1].toString(), u"inSource"_s);
    }
}

// By the schema that the standard comes with, where packaging/install-dependencies --test-servers has put it.
void TestLintReports::sarifFollowsItsSchema()
{
    QString schema;
    for (const QString &prefix : { qEnvironmentVariable("SCHEMAWRIGHT_DEPS"), u"/opt/schemawright"_s,
             QString(QDir::homePath() + u"/.local/share/schemawright/deps"_s) }) {
        const QString file = prefix + u"/schemas/sarif-2.1.0.json"_s;
        schema = schema.isEmpty() && QFile::exists(file) ? file : schema;
    }
    // It comes from the npm registry, which packaging/test does not insist on (it says when it cannot be reached); what the schema
    // requires of the parts that we write is checked without it by the tests beside this one.
    if (schema.isEmpty())
        QSKIP("the schema of SARIF is not installed");
    const QTemporaryDir folder;
    const QString report = folder.filePath(u"report.sarif"_s);
    QVERIFY(writeTextFile(report, report::lintSarif(sampleRun(), u"1.2.3"_s)));
    ProcessRequest request;
    request.program = u"python3"_s;
    request.arguments = { u"-c"_s,
        u"import json, jsonschema, sys\n"
        "schema, report = (json.load(open(name, encoding='utf-8')) for name in sys.argv[1:])\n"
        "kind = jsonschema.validators.validator_for(schema)\n"
        "kind.check_schema(schema)\n"
        "sys.exit('\\n'.join(str(list(error.path)) + ' ' + error.message for error in kind(schema).iter_errors(report)) or 0)\n"_s,
        schema, report };
    const auto output = runProcess(request);
    QVERIFY(output);
    if (output->standardError.contains("No module named"))
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "python3-jsonschema is not installed"); // packaging/test installs it
    QVERIFY2(output->exitCode == 0, output->standardError.constData());
}

void TestLintReports::sarifRegionsAndFixesAreExact()
{
    report::LintRun run;
    run.files = { linted(u"a.sql"_s, secondFile) };
    QStringList found;
    for (const QJsonValue &result : sarifRun(run).value("results"_L1).toArray())
        found.append(result["ruleId"_L1].toString() + u": "_s
            + textIn(result["locations"_L1][0]["physicalLocation"_L1]["region"_L1].toObject(), secondFile));
    QVERIFY2(found.contains(u"drop-column: note"_s), qPrintable(found.join(u'\n')));
    QVERIFY2(found.contains(u"drop-table: archive"_s), qPrintable(found.join(u'\n')));
}

void TestLintReports::sarifSuppressesWhatIsAccepted()
{
    report::LintRun run;
    run.files = { linted(u"a.sql"_s, secondFile) };
    int suppressed = 0;
    for (const QJsonValue &result : sarifRun(run).value("results"_L1).toArray()) {
        const QJsonArray suppressions = result["suppressions"_L1].toArray();
        QCOMPARE(suppressions.size(), result["ruleId"_L1] == u"drop-table"_s ? 1 : 0);
        if (suppressions.isEmpty())
            continue;
        ++suppressed;
        QCOMPARE(suppressions.first()["justification"_L1].toString(), u"nobody reads it"_s);
    }
    QCOMPARE(suppressed, 1);
    QVERIFY(!report::lintGitlab(run).contains(u"drop-table"_s));
    QVERIFY(!report::lintGithub(run).contains(u"drop-table"_s));
}

void TestLintReports::fingerprintsSurviveMoves()
{
    const QStringList before = fingerprints(linted(u"a.sql"_s, secondFile));
    QVERIFY(before.size() >= 3);
    QCOMPARE(fingerprints(linted(u"a.sql"_s, u"-- more\n\nSELECT 1;\n"_s + secondFile)), before);
    QString indented = secondFile;
    indented.replace(u"    DROP"_s, u"\tDROP"_s);
    QCOMPARE(fingerprints(linted(u"a.sql"_s, indented)), before);
    // Accepting a finding does not make others of the rest.
    QString accepted = secondFile;
    accepted.insert(accepted.indexOf(u"ALTER"_s), u"-- atlas:nolint drop-column\n"_s);
    QCOMPARE(fingerprints(linted(u"a.sql"_s, accepted)), before);
}

void TestLintReports::fingerprintsDiffer()
{
    const report::LintedFile twice = linted(u"a.sql"_s, u"TRUNCATE t;\nTRUNCATE t;\n"_s);
    QStringList all = fingerprints(twice) + fingerprints(linted(u"b.sql"_s, u"TRUNCATE t;\n"_s));
    QVERIFY(all.size() >= 3);
    const qsizetype count = all.size();
    all.removeDuplicates();
    QCOMPARE(all.size(), count);
}

void TestLintReports::gitlabHasWhatItDemands()
{
    const QJsonArray issues = QJsonDocument::fromJson(report::lintGitlab(sampleRun()).toUtf8()).array();
    QVERIFY(!issues.isEmpty());
    static const QStringList grades { u"info"_s, u"minor"_s, u"major"_s, u"critical"_s, u"blocker"_s };
    for (const QJsonValue &issue : issues) {
        QVERIFY(!issue["description"_L1].toString().isEmpty());
        QVERIFY(!issue["check_name"_L1].toString().isEmpty());
        QCOMPARE(issue["fingerprint"_L1].toString().size(), 32);
        QVERIFY(grades.contains(issue["severity"_L1].toString()));
        QVERIFY(issue["location"_L1]["path"_L1].toString().startsWith(u"db/migrations/"_s));
        QVERIFY(issue["location"_L1]["lines"_L1]["begin"_L1].toInt() >= 1);
    }
    report::LintRun run;
    run.files = { linted(u"a.sql"_s, u"TRUNCATE t;\n"_s) };
    const QJsonArray first = QJsonDocument::fromJson(report::lintGitlab(run).toUtf8()).array();
    QCOMPARE(first.first()["location"_L1]["lines"_L1]["begin"_L1].toInt(), 1);
}

void TestLintReports::jsonCountsBytesAndReplacesLines()
{
    report::LintRun run;
    run.files = { linted(u"a.sql"_s, secondFile) };
    const QByteArray bytes = secondFile.toUtf8();
    const QStringList lines = secondFile.split(u'\n');
    const QJsonObject log = QJsonDocument::fromJson(report::lintJson(run).toUtf8()).object();
    QCOMPARE(log.value("Steps"_L1).toArray().last()["Result"_L1], log.value("Files"_L1).toArray().first());
    int replaced = 0;
    for (const QJsonValue &part : log.value("Files"_L1).toArray().first()["Reports"_L1].toArray()) {
        for (const QJsonValue &diagnostic : part["Diagnostics"_L1].toArray()) {
            const QString line = lines.at(diagnostic["Line"_L1].toInt() - 1);
            const int column = diagnostic["Column"_L1].toInt();
            QVERIFY(QString::fromUtf8(bytes.mid(diagnostic["Pos"_L1].toInt())).startsWith(line.mid(column - 1)));
            for (const QJsonValue &fix : diagnostic["SuggestedFixes"_L1].toArray()) {
                const QJsonValue edit = fix["TextEdit"_L1];
                QStringList now = lines;
                const int from = edit["Line"_L1].toInt() - 1;
                now.remove(from, edit["End"_L1].toInt() - from);
                now.insert(from, edit["NewText"_L1].toString());
                QByteArray other = bytes;
                const QJsonArray edits = fix["TextEdits"_L1].toArray();
                for (qsizetype i = edits.size() - 1; i >= 0; --i) {
                    const int start = edits[i]["Start"_L1].toInt();
                    other.replace(start, edits[i]["End"_L1].toInt() - start, edits[i]["NewText"_L1].toString().toUtf8());
                }
                QCOMPARE(now.join(u'\n').toUtf8(), other);
                ++replaced;
            }
        }
    }
    QVERIFY(replaced > 0);
}

void TestLintReports::markdownCannotBeLedAstray()
{
    report::LintRun run;
    run.files = { linted(u"a.sql"_s, hostileFile) };
    QString text = report::lintMarkdown(run);
    // Between fences nothing means anything.
    static const QRegularExpression fenced(u"^(`{3,})[a-z]+\\n.*?^\\1\\n"_s,
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    QVERIFY(text.contains(fenced));
    text.remove(fenced);
    for (const char *mark : { "<script>", "@somebody", "#12", "](", "https://", " www.", "a|b", " `" })
        QVERIFY2(!text.contains(QLatin1StringView(mark)), mark);
}

void TestLintReports::markdownHasAnEnd()
{
    report::LintRun run;
    for (int i = 0; i < 1'000; ++i)
        run.files.append(linted(QString::number(i) + u".sql"_s, u"DROP TABLE orders;\n"_s));
    const QString text = report::lintMarkdown(run);
    QVERIFY(text.size() < 65'536);
    QVERIFY2(text.contains(u"left out here"_s), qPrintable(text.right(200)));
}

QTEST_GUILESS_MAIN(TestLintReports)
#include "tst_lintreports.moc"
