// The linter on large files, as a whole program. SQUAWK names squawk's binary (npm: squawk-cli): then its figures stand
// beside ours. LINT_SCALE_GOAL=1 asks for the goals themselves; else the bounds are wide enough for a busy machine.
#include "tests/benchmarks/programusage.h"
#include "tests/support/pgfixture.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace schemawright;
using namespace Qt::StringLiterals;
using testing::ProgramUsage;
using testing::usageOf;

namespace {

const QString program = QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli");
constexpr int statementsPerRound = 8;

bool goalsAreAsked()
{
    return qEnvironmentVariableIntValue("LINT_SCALE_GOAL") > 0;
}

/// Eight statements on twelve lines: tables made and changed, indexes, keys, rows, in one transaction.
QString roundText(int number)
{
    return uR"(CREATE TABLE app.table_%1 (
  id bigint PRIMARY KEY,
  body text NOT NULL,
  at timestamptz DEFAULT now()
);
CREATE INDEX ON app.table_%1 (at);
ALTER TABLE old_table_%1 ADD COLUMN x int DEFAULT 1;
ALTER TABLE old_table_%1 ALTER COLUMN y TYPE bigint, DROP COLUMN z;
CREATE INDEX CONCURRENTLY i_%1 ON t (a, lower(b)) WHERE c;
UPDATE t SET a = 1 WHERE id = %1;
ALTER TABLE old_table_%1 ADD CONSTRAINT f%1 FOREIGN KEY (x) REFERENCES other_%1 (id);
SELECT 1;
)"_s.arg(number);
}

QString scriptOf(int statements)
{
    QString text;
    for (int round = 0; round < statements / statementsPerRound; ++round)
        text += roundText(round);
    return text;
}

/// The one with the least time of processor.
ProgramUsage bestOf(int runs, const QString &command, const QStringList &arguments, const QString &folder = {})
{
    ProgramUsage best = usageOf(command, arguments, folder);
    for (int run = 1; run < runs; ++run) {
        const ProgramUsage next = usageOf(command, arguments, folder);
        if (next.cpuSeconds < best.cpuSeconds)
            best = next;
    }
    return best;
}

QByteArray figures(const ProgramUsage &usage)
{
    return u"%1 s of processor, %2 MB"_s.arg(usage.cpuSeconds, 0, 'f', 2).arg(usage.peakMegabytes, 0, 'f', 0).toUtf8();
}

} // namespace

class TestLintScale : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void aHundredThousandStatements();
    void growsNoFasterThanTheFile_data();
    void growsNoFasterThanTheFile();
    void aDirectoryOfFiveHundredStatements();
    void aHundredStatementsOnFiveHundredTables();

private:
    [[nodiscard]] QString write(const QString &name, const QString &text)
    {
        const QString path = m_folder.filePath(name);
        return QDir().mkpath(QFileInfo(path).path()) && writeTextFile(path, text) ? path : QString();
    }
    QTemporaryDir m_folder;
};

void TestLintScale::aHundredThousandStatements()
{
    const QString file = write(u"large.sql"_s, scriptOf(100'000));
    QVERIFY(!file.isEmpty());
    const int runs = goalsAreAsked() ? 3 : 1;
    const ProgramUsage ours = bestOf(runs, program, { u"lint"_s, file });
    QCOMPARE(ours.exitCode, 1);
    qInfo("ours: %s", figures(ours).constData());
    QVERIFY2(ours.cpuSeconds < 20 && ours.peakMegabytes < 200, figures(ours).constData());
    const QString squawk = qEnvironmentVariable("SQUAWK");
    if (squawk.isEmpty())
        return;
    // Its own default draws a picture for each finding and takes a minute; one line each is what ours is measured against.
    const ProgramUsage theirs = bestOf(runs, squawk, { u"--reporter"_s, u"Gcc"_s, file });
    QCOMPARE(theirs.exitCode, 1);
    const double cpu = ours.cpuSeconds / theirs.cpuSeconds;
    qInfo("squawk: %s; ours of it: %.2f of the time, %.2f of the memory", figures(theirs).constData(), cpu,
        ours.peakMegabytes / theirs.peakMegabytes);
    QVERIFY(!goalsAreAsked() || (cpu <= 0.6 && ours.peakMegabytes <= 0.5 * theirs.peakMegabytes));
}

void TestLintScale::growsNoFasterThanTheFile_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : { "text", "json", "sarif", "github", "gitlab", "markdown" })
        QTest::addRow("%s", format) << QString::fromLatin1(format);
}

void TestLintScale::growsNoFasterThanTheFile()
{
    QFETCH(const QString, format);
    const auto secondsFor = [&](int statements) {
        const QString file = write(u"%1.sql"_s.arg(statements), scriptOf(statements));
        return bestOf(2, program, { u"lint"_s, file, u"--format"_s, format }).cpuSeconds;
    };
    const double small = secondsFor(4'000);
    const double large = secondsFor(16'000);
    qInfo("4,000 statements: %.2f s, 16,000: %.2f s", small, large);
    QVERIFY(large < 8 * std::max(small, 0.05)); // four times as many; a quadratic one takes sixteen times as long
}

void TestLintScale::aDirectoryOfFiveHundredStatements()
{
    for (int file = 0; file < 50; ++file) {
        QString text = roundText(file) + u"COMMENT ON TABLE app.table_%1 IS 'one';\nDROP VIEW v_%1;\n"_s.arg(file);
        QVERIFY(!write(u"migrations/%1_step.sql"_s.arg(20260101000000 + file), text.remove(u" CONCURRENTLY"_s)).isEmpty());
    }
    QCOMPARE(usageOf(program, { u"migrate"_s, u"hash"_s, u"--dir"_s, u"file://migrations"_s }, m_folder.path()).exitCode, 0);
    ProgramUsage best = usageOf(program, { u"migrate"_s, u"lint"_s }, m_folder.path());
    for (int run = 0; run < 4; ++run) {
        const ProgramUsage next = usageOf(program, { u"migrate"_s, u"lint"_s }, m_folder.path());
        best = next.seconds < best.seconds ? next : best;
    }
    qInfo("500 statements in 50 files: %.0f ms", best.seconds * 1000);
    QCOMPARE(best.exitCode, 1);
    QVERIFY(best.seconds < (goalsAreAsked() ? 0.1 : 2));
}

void TestLintScale::aHundredStatementsOnFiveHundredTables()
{
    const auto fixture = testing::PgFixture::start();
    REQUIRE_SERVER(fixture);
    const QString database = fixture->createDatabase();
    QString schema;
    QString changes;
    for (int table = 0; table < 500; ++table)
        schema += u"CREATE TABLE t%1 (id bigint PRIMARY KEY, a int, b text);\nINSERT INTO t%1 VALUES (1, 2, 'x');\n"_s.arg(table);
    for (int table = 0; table < 50; ++table)
        changes += u"ALTER TABLE t%1 ALTER a SET NOT NULL;\nCREATE UNIQUE INDEX u%1 ON t%1 (b);\n"_s.arg(table);
    fixture->runScript(database, schema + u"ANALYZE;"_s);
    const QString file = write(u"changes.sql"_s, changes);
    const ProgramUsage usage = usageOf(program, { u"lint"_s, file, u"-u"_s, postgres::toUrl(fixture->settings(database)) });
    qInfo("100 statements with live facts: %.0f ms", usage.seconds * 1000);
    QCOMPARE(usage.exitCode, 0);
    QVERIFY(usage.seconds < (goalsAreAsked() ? 1 : 10));
}

QTEST_GUILESS_MAIN(TestLintScale)
#include "tst_lintscale.moc"
