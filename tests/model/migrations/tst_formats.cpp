// Other tools' directories as values: every folder in tests/golden/migrations/<format>/<case> is detected, and its files, their
// order, what leads up and down and what is wrong are in expected.txt (UPDATE_GOLDEN=1 writes it, GOLDEN_FILTER narrows).
#include "model/base/textfile.h"
#include "model/migrations/formats/alembicrevision.h"
#include "model/migrations/formats/flywayversion.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/pythontokens.h"

#include "tests/support/pgfixture.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

namespace {

QString goldenFolder()
{
    return QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations");
}

/// The directory in a case: its only folder, or supabase's inner one.
QString directoryIn(const QString &path)
{
    const QString inner = QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    return path + u'/' + (inner == "supabase"_L1 ? u"supabase/migrations"_s : inner);
}

QString indented(const QString &title, const QString &sql)
{
    if (sql.trimmed().isEmpty())
        return {};
    QString text = u"  "_s + title + u":\n"_s;
    const QStringList lines = sql.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines.at(i).trimmed().isEmpty())
            text += u"    %1| %2\n"_s.arg(i + 1).arg(QString(lines.at(i)).replace(u'\t', u' ').trimmed());
    }
    return text;
}

QString describe(const MigrationDirectory &directory)
{
    QString text = u"format "_s + formatOf(directory.format).name + u'\n';
    for (const MigrationFile &file : directory.files) {
        QStringList parts { file.fileName, u"version "_s + file.version, u"key "_s + file.historyKey, file.description };
        if (file.txMode == TxMode::None)
            parts << u"no transaction"_s;
        if (file.checkpoint)
            parts << u"baseline"_s;
        if (file.repeatable)
            parts << u"repeatable"_s;
        if (!file.parents.isEmpty())
            parts << u"after "_s + file.parents.join(u", "_s);
        text += parts.join(u" | "_s).trimmed() + u'\n';
        if (file.unreadable)
            text += u"  unreadable: "_s + file.unreadable->toText().replace(u'\n', u' ') + u'\n';
        text += indented(u"up"_s, file.text) + indented(u"down"_s, file.down);
        if (!file.withoutDown.isEmpty() && file.down.trimmed().isEmpty())
            text += u"  without down: "_s + file.withoutDown + u'\n';
    }
    for (const DirectoryProblem &problem : directory.problems)
        text += u"problem: %1 [%2]\n  hint: %3\n"_s.arg(problem.text, problem.files.join(u", "_s), problem.hint);
    return text;
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void golden_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &format : QDir(goldenFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QString &name : QDir(goldenFolder() + u'/' + format).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QString row = format + u'/' + name;
                if (row.contains(qEnvironmentVariable("GOLDEN_FILTER")))
                    QTest::addRow("%s", qPrintable(row)) << row;
            }
        }
    }
    void golden()
    {
        QFETCH(QString, name);
        const QString path = goldenFolder() + u'/' + name;
        const auto format = detectFormat(directoryIn(path));
        QVERIFY(format);
        QCOMPARE(formatOf(*format).name, name.section(u'/', 0, 0));
        const auto directory = loadDirectory(directoryIn(path), *format);
        QVERIFY_RESULT(directory);
        for (const MigrationFile &file : directory->files) {
            // Places hold: what is read as SQL stands where it stands in the file.
            const bool isPart = directory->format == DirectoryFormat::Alembic || directory->format == DirectoryFormat::Liquibase;
            if (!isPart && !file.unreadable)
                QCOMPARE(file.text.size(), QString::fromUtf8(file.bytes).size());
        }
        const QString text = describe(*directory);
        if (qEnvironmentVariable("UPDATE_GOLDEN") == u"1"_s)
            QVERIFY_RESULT(writeTextFile(path + u"/expected.txt"_s, text));
        const auto expected = readTextFile(path + u"/expected.txt"_s);
        QVERIFY_RESULT(expected);
        QCOMPARE(text, *expected);
        const bool isBroken = name.endsWith("/broken"_L1) || name.endsWith("/heads"_L1) || name.endsWith("/branches"_L1);
        if (directory->format != DirectoryFormat::Atlas)
            QCOMPARE(checkDirectory(*directory).has_value(), !isBroken);
    }

    void everyFormatHasCases()
    {
        for (const QString &name : formatNames())
            QVERIFY2(QDir(goldenFolder() + u'/' + name).exists(), qPrintable(name));
    }

    void formatsHaveNames()
    {
        QCOMPARE(*parseFormat(u"golang-migrate"_s), DirectoryFormat::GolangMigrate);
        const auto unknown = parseFormat(u"rails"_s);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().hint.contains("flyway, golang-migrate, goose"_L1));
    }

    void foldersOfSqlFilesAreNone()
    {
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"10_tables.sql"_s), u"CREATE TABLE t (a int);\n"_s));
        QVERIFY(!detectFormat(folder.path()));
        QVERIFY(!detectFormat(folder.filePath(u"nothing"_s)));
    }

    void windowsLineEndsAndByteOrderMarks()
    {
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"1_a.sql"_s),
            u"\ufeff-- +goose Up\r\nCREATE TABLE t (a int);\r\n-- +goose Down\r\nDROP TABLE t;\r\n"_s));
        const auto directory = loadDirectory(folder.path(), DirectoryFormat::Goose);
        QVERIFY_RESULT(directory);
        QVERIFY(directory->problems.isEmpty());
        QCOMPARE(directory->files.first().text.trimmed(), u"CREATE TABLE t (a int);"_s);
        QCOMPARE(directory->files.first().down, u"DROP TABLE t;\n"_s);
    }

    void filesThatAreNoTextAreNamed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"V1__a.sql"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("SELECT '\xff\xfe';");
        file.close();
        const auto directory = loadDirectory(folder.path(), DirectoryFormat::Flyway);
        QVERIFY(!directory);
        QVERIFY2(directory.error().toText().contains("V1__a.sql"_L1), qPrintable(directory.error().toText()));
    }

    void brokenJournalsAreNamed()
    {
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"meta/_journal.json"_s), u"{\"entries\": [\n<<<<<<< HEAD\n"_s));
        const auto directory = loadDirectory(folder.path(), DirectoryFormat::Drizzle);
        QVERIFY(!directory);
        QVERIFY(directory.error().text.startsWith("meta/_journal.json cannot be read"_L1));
    }

    // Published values: zlib's check value, and the one that Flyway shows for its own first tutorial file has this form.
    void flywayChecksumIsOfLines()
    {
        QCOMPARE(flywayChecksum("123456789"), qint32(0xCBF43926));
        QCOMPARE(flywayChecksum("123\n456\r\n789\n"), qint32(0xCBF43926));
        QCOMPARE(flywayChecksum("\xEF\xBB\xBF" "123456789"), qint32(0xCBF43926));
    }

    void flywayVersions()
    {
        QCOMPARE(normalFlywayVersion(u"1_02.0"_s), u"1.2"_s);
        QVERIFY(compareFlywayVersions(u"1.9"_s, u"1.10"_s) < 0);
        QVERIFY(compareFlywayVersions(u"1"_s, u"1.0.0"_s) == 0);
        QVERIFY(compareFlywayVersions(u"20240101000000"_s, u"9"_s) > 0);
    }

    void hugePythonFilesAreLinear()
    {
        QString source = u"revision = 'a'\ndown_revision = None\ndef upgrade():\n"_s;
        for (int i = 0; i < 40'000; ++i)
            source += u"    op.execute('SELECT 1')\n"_s;
        source += u"    op.execute("_s + QString(100'000, u'(') + u"'"_s;
        QElapsedTimer timer;
        timer.start();
        const AlembicRevision revision = readAlembicRevision(source);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(revision.upgrade.call, u"op.execute"_s);
        QCOMPARE(revision.upgrade.sql.count(u"SELECT 1"_s), 40'000);
    }

    // What Python would run and we do not see is never taken for nothing.
    void revisionsThatOnlyPythonKnows_data()
    {
        QTest::addColumn<QString>("source"); // behind the head of three lines
        QTest::addColumn<QString>("message");
        const QString body = u"    op.execute('SELECT 1')\n"_s;
        QTest::newRow("none") << QString() << u"1:1: revision a has no upgrade() of its own"_s;
        QTest::newRow("assigned") << QString(u"def _up():\n"_s + body + u"upgrade = _up\n"_s) << u"6:1: revision a has the name upgrade here"_s;
        QTest::newRow("a lambda") << u"upgrade = lambda: op.execute('SELECT 1')\n"_s << u"4:1: revision a has the name upgrade here"_s;
        QTest::newRow("imported") << u"from shared import upgrade\n"_s << u"4:20: revision a has the name upgrade here"_s;
        QTest::newRow("under a condition") << QString(u"if True:\n    def upgrade():\n    "_s + body) << u"5:9: revision a has the name upgrade here"_s;
        QTest::newRow("assigned behind it") << QString(u"def upgrade():\n"_s + body + u"upgrade = other\n"_s) << u"6:1: revision a has the name upgrade here"_s;
        QTest::newRow("by a function") << QString(u"def upgrade():\n"_s + body + u"def f():\n    global upgrade\n"_s) << u"7:12: revision a has the name upgrade here"_s;
        QTest::newRow("async") << QString(u"async def upgrade():\n"_s + body) << u"4:11: revision a has the name upgrade here"_s;
        QTest::newRow("twice") << QString(u"def upgrade():\n"_s + body + u"def upgrade():\n"_s + body) << u"6:1: revision a defines upgrade twice"_s;
        QTest::newRow("decorated") << QString(u"@offline\ndef upgrade():\n"_s + body) << u"5:1: revision a decorates upgrade"_s;
        QTest::newRow("no header") << u"def upgrade() pass\n"_s << u"4:1: revision a begins upgrade with what is no line of Python"_s;
        QTest::newRow("no body") << u"def upgrade():\n"_s << u"1:1: revision a has nothing in its upgrade()"_s;
        QTest::newRow("indented") << QString(u"def upgrade():\n"_s + body + u"    "_s + body) << u"6:9: revision a is indented here as no Python is"_s;
        QTest::newRow("at the margin") << QString(u"def upgrade():\n"_s + body + u"op.execute('SELECT 2')\n"_s) << u"6:1: revision a calls op outside of its functions"_s;
        QTest::newRow("a loop") << QString(u"def upgrade():\n    for i in range(3):\n    "_s + body) << u"5:5: revision a has a statement here that begins with \"for\": only Python"_s;
        QTest::newRow("a return") << QString(u"def upgrade():\n    return\n"_s + body) << u"5:5: revision a has a statement here that begins with \"return\": only Python"_s;
        QTest::newRow("an open bracket") << u"def upgrade(:\n  this is not python\n"_s << u"4:12: this bracket is never closed"_s;
        QTest::newRow("the wrong bracket") << u"def upgrade(]:\n    pass\n"_s << u"4:13: this bracket closes none"_s;
        QTest::newRow("an open text") << u"def upgrade():\n    op.execute(\"select 1\n"_s << u"5:16: this text has no closing quote"_s;
    }
    void revisionsThatOnlyPythonKnows()
    {
        QFETCH(QString, source);
        QFETCH(QString, message);
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"a_.py"_s), u"from alembic import op\nrevision = 'a'\ndown_revision = None\n"_s + source));
        const auto directory = loadDirectory(folder.path(), DirectoryFormat::Alembic);
        QVERIFY_RESULT(directory);
        QVERIFY(directory->files.first().unreadable);
        const QString text = directory->files.first().unreadable->toText();
        QVERIFY2(text.startsWith(u"a_.py:"_s + message), qPrintable(text));
        QCOMPARE(checkDirectory(*directory).has_value(), !text.contains(u"no Python that can be read"_s));
        QVERIFY(!replayableFiles(*directory));
    }
    void revisionsThatAreRead_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("a name of others") << u"import helpers\nhelpers.upgrade(upgrade=1)\ndef upgrade() -> None:\n    op.execute('SELECT 1')\n"_s;
        QTest::newRow("on one line") << u"def upgrade(): op.execute('SELECT 1')\n"_s;
        QTest::newRow("in other functions") << u"def upgrade():\n    op.execute('SELECT 1')\ndef f(upgrade):\n    upgrade = 1\n"_s;
        QTest::newRow("with a docstring") << u"def upgrade():\n    \"\"\"Words.\"\"\"\n    # more\n    op.execute('SELECT 1')\n"_s;
        QTest::newRow("in a block") << u"def upgrade():\n    with op.get_context().autocommit_block():\n        op.execute('SELECT 1')\n"_s;
    }
    void revisionsThatAreRead()
    {
        QFETCH(QString, source);
        const AlembicRevision revision = readAlembicRevision(u"revision = 'a'\n"_s + source);
        QVERIFY2(revision.upgrade.areKnown(), qPrintable(revision.upgrade.call + revision.upgrade.doubt));
        QVERIFY(!revision.broken && revision.upgrade.sql.contains(u"SELECT 1"_s));
    }

    void manyChangesetsAreLinear()
    {
        QTemporaryDir folder;
        QString source = u"--liquibase formatted sql\n"_s;
        for (int i = 0; i < 5000; ++i)
            source += u"--changeset a:%1\n/* some more text, as there is in real files */ CREATE TABLE t%1 (a int);\n"_s.arg(i);
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"1_a.sql"_s), source));
        QElapsedTimer timer;
        timer.start();
        const auto directory = loadDirectory(folder.path(), DirectoryFormat::Liquibase);
        QVERIFY_RESULT(directory);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(directory->files.size(), 5000);
        QCOMPARE(toLineColumn(directory->files.last().text, directory->files.last().text.indexOf(u"CREATE"_s)).line, 10001);
    }

    // A journal comes with the repository: it must not lead to files elsewhere, and after a merge it may be anything.
    void journalsOfOthers_data()
    {
        QTest::addColumn<QString>("entries");
        QTest::addColumn<QString>("message");
        QTest::newRow("a path") << u"{\"idx\": 0, \"when\": 1, \"tag\": \"../../secret\"}"_s << u"has an entry 1 whose \"tag\" is no file name: \"../../secret\""_s;
        QTest::newRow("no tag") << u"{\"idx\": 0, \"when\": 1}, 7"_s << u"has an entry 1 whose \"tag\" is no file name"_s;
        QTest::newRow("twice") << u"{\"idx\": 0, \"when\": 1, \"tag\": \"0000_a\"}, {\"idx\": 1, \"when\": 2, \"tag\": \"0000_a\"}"_s
                               << u"0000_a is twice in meta/_journal.json"_s;
        QTest::newRow("huge numbers") << u"{\"idx\": 1e99, \"when\": 1e300, \"tag\": \"0000_a\"}"_s << u"0000_a is not younger"_s;
        QTest::newRow("a broken snapshot") << u"{\"idx\": 0, \"when\": 1, \"tag\": \"0000_a\"}"_s << u"meta/0000_snapshot.json cannot be read"_s;
    }
    void journalsOfOthers()
    {
        QFETCH(QString, entries);
        QFETCH(QString, message);
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"meta/_journal.json"_s), u"{\"version\": \"7\", \"entries\": ["_s + entries + u"]}"_s));
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"meta/0000_snapshot.json"_s), u"<<<<<<< HEAD\n{}"_s));
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"0000_a.sql"_s), u"SELECT 1;\n"_s));
        const auto directory = loadDirectory(folder.path(), DirectoryFormat::Drizzle);
        const QString text = directory ? describe(*directory) : directory.error().toText();
        QVERIFY2(text.contains(message), qPrintable(text));
    }

    void hugeVersionsAreNamed_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("goose") << u"goose"_s << u"99999999999999999999_a.sql"_s;
        QTest::newRow("golang-migrate") << u"golang-migrate"_s << u"99999999999999999999_a.up.sql"_s;
    }
    void hugeVersionsAreNamed()
    {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(name), u"-- +goose Up\nSELECT 1;\n"_s));
        const auto directory = loadDirectory(folder.path(), *parseFormat(format));
        QVERIFY_RESULT(directory);
        QVERIFY2(describe(*directory).contains(u"the version of %1 is too large a number"_s.arg(name)), qPrintable(describe(*directory)));
    }

    // Empty files, files of a byte order mark alone and of line ends alone are read by every tool's reader.
    void nothingInAFile_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("atlas") << u"atlas"_s << u"1_a.sql"_s;
        QTest::newRow("prisma") << u"prisma"_s << u"1_a/migration.sql"_s;
        QTest::newRow("golang-migrate") << u"golang-migrate"_s << u"1_a.up.sql"_s;
        QTest::newRow("flyway") << u"flyway"_s << u"V1__a.sql"_s;
        QTest::newRow("goose") << u"goose"_s << u"1_a.sql"_s;
        QTest::newRow("dbmate") << u"dbmate"_s << u"1_a.sql"_s;
        QTest::newRow("drizzle") << u"drizzle"_s << u"0000_a.sql"_s;
        QTest::newRow("liquibase") << u"liquibase"_s << u"a.sql"_s;
        QTest::newRow("supabase") << u"supabase"_s << u"1_a.sql"_s;
        QTest::newRow("alembic") << u"alembic"_s << u"a.py"_s;
    }
    void nothingInAFile()
    {
        QFETCH(QString, format);
        QFETCH(QString, name);
        for (const QString &text : { u""_s, u"\ufeff"_s, u"\r\n\r\n"_s, u"\r"_s }) {
            QTemporaryDir folder;
            QVERIFY_RESULT(writeTextFile(folder.filePath(name), text));
            QVERIFY_RESULT(writeTextFile(folder.filePath(u"meta/_journal.json"_s), u"{\"entries\": [{\"when\": 1, \"tag\": \"0000_a\"}]}"_s));
            const auto directory = loadDirectory(folder.path(), *parseFormat(format));
            QVERIFY_RESULT(directory);
            for (const MigrationFile &file : directory->files)
                QVERIFY(file.text.trimmed().isEmpty());
        }
    }

    void escapesOfPython_data()
    {
        QTest::addColumn<QString>("literal");
        QTest::addColumn<QString>("value");
        QTest::newRow("octal") << u"'\\101\\60b\\0'"_s << QString(u"A0b"_s + QChar(0));
        QTest::newRow("hexadecimal") << u"'\\x41\\u0042'"_s << u"AB"_s;
        QTest::newRow("raw") << u"r'\\101'"_s << u"\\101"_s;
        QTest::newRow("by name: not known here") << u"'\\N{BULLET}'"_s << QString();
    }
    void escapesOfPython()
    {
        QFETCH(QString, literal);
        QFETCH(QString, value);
        const PythonToken token = pythonStatements(literal).first().tokens.first();
        QCOMPARE(token.isPlain, !value.isNull());
        if (token.isPlain)
            QCOMPARE(token.text, value);
        QCOMPARE(token.end, literal.size());
    }

    // Of the corpus: 6 projects that use Prisma.
    void prismaProjects()
    {
        const QString folder = testing::corpusFolder() + u"/prisma-migrations"_s;
        if (testing::corpusFolder().isEmpty() || !QDir(folder).exists())
            SKIP_WITHOUT_CORPUS("prisma-migrations");
        qsizetype projects = 0;
        qsizetype files = 0;
        QDirIterator locks(folder, { u"migration_lock.toml"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (locks.hasNext()) {
            const QString path = QFileInfo(locks.next()).path();
            QCOMPARE(detectFormat(path), std::optional(DirectoryFormat::Prisma));
            const auto directory = loadDirectory(path, DirectoryFormat::Prisma);
            QVERIFY_RESULT(directory);
            QVERIFY_RESULT(checkDirectory(*directory));
            ++projects;
            files += directory->files.size();
        }
        qInfo("%d projects, %d migrations", int(projects), int(files));
        QCOMPARE(projects, 6);
        QCOMPARE(files, 254);
    }

    // Of the corpus: revisions whose parents are not there.
    void alembicProject()
    {
        const QString folder = testing::corpusFolder() + u"/example-projects/agent-alembic/alembic"_s;
        if (testing::corpusFolder().isEmpty() || !QDir(folder).exists())
            SKIP_WITHOUT_CORPUS("example-projects");
        QCOMPARE(detectFormat(folder), std::optional(DirectoryFormat::Alembic));
        const auto directory = loadDirectory(folder, DirectoryFormat::Alembic);
        QVERIFY_RESULT(directory);
        QCOMPARE(directory->files.size(), 2);
        const QString problems = describe(*directory);
        QVERIFY2(problems.contains("001_add_tool_executions_table.py follows revision 000_initial, and no file has that revision"_L1), qPrintable(problems));
        QVERIFY(problems.contains("005_split_metadata.py follows revision 004_add_tags, and no file has that revision"_L1));
        QVERIFY(problems.contains("there are 2 heads"_L1));
        // Operations with literal arguments are read without Python, at their lines.
        QVERIFY2(problems.contains("    15| message_id UUID NOT NULL,"_L1) && problems.contains("DEFAULT now(),"_L1), qPrintable(problems));
        QVERIFY(!problems.contains("unreadable"_L1));
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
