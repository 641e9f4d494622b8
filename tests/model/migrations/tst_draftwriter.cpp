// New migrations in the form of every tool: two drafts are written behind the sound directory of tests/golden/migrations/
// <format>/basic; written.txt has what must come out (UPDATE_GOLDEN=1 writes it). They are read back and mean the same.
#include "model/base/textfile.h"
#include "model/migrations/formats/conversion.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/pythonliteral.h"
#include "model/migrations/formats/pythontokens.h"
#include "model/migrations/formats/toolhistory.h"

#include "tests/support/pgfixture.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

namespace {

inline const QString upSql = u"-- Add column \"city\"\nALTER TABLE users ADD COLUMN city text DEFAULT ':name \\ \"x\" it''s';\n\n"
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n  SELECT 1;\n$$;\n"_s;
inline const QString downSql = u"DROP FUNCTION f();\nALTER TABLE users DROP COLUMN city;\n"_s;

QList<MigrationDraft> twoDrafts()
{
    return { { u"add: city"_s, upSql, TxMode::File, downSql },
        { u"index"_s, u"CREATE INDEX CONCURRENTLY users_city ON users (city);\n"_s, TxMode::None, u"DROP INDEX CONCURRENTLY users_city;\n"_s } };
}

QDateTime noon()
{
    return QDateTime(QDate(2026, 2, 3), QTime(12, 0), Qt::UTC);
}

void copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString target = to + u'/' + QDir(from).relativeFilePath(files.next());
        QDir().mkpath(QFileInfo(target).path());
        QVERIFY(QFile::copy(files.filePath(), target));
    }
}

} // namespace

class TestDraftWriter : public QObject
{
    Q_OBJECT

private slots:
    void golden_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("runsOutside");
        // Without a marker: one statement alone that refuses a transaction gets none.
        QTest::newRow("prisma") << u"prisma/basic/migrations"_s << true;
        QTest::newRow("golang-migrate") << u"golang-migrate/basic/migrations"_s << true;
        QTest::newRow("flyway") << u"flyway/basic/migrations"_s << true;
        QTest::newRow("goose") << u"goose/basic/migrations"_s << true;
        QTest::newRow("dbmate") << u"dbmate/basic/migrations"_s << true;
        QTest::newRow("drizzle") << u"drizzle/basic/migrations"_s << false;
        QTest::newRow("liquibase") << u"liquibase/flat/migrations"_s << true;
        QTest::newRow("supabase") << u"supabase/basic/supabase/migrations"_s << false;
        QTest::newRow("alembic") << u"alembic/literal/alembic"_s << true;
    }
    void golden()
    {
        QFETCH(QString, name);
        QFETCH(bool, runsOutside);
        const QString golden = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations/");
        QTemporaryDir folder;
        copyFolder(golden + name, folder.path());
        const DirectoryFormat format = *parseFormat(name.section(u'/', 0, 0));
        const MigrationDirectory before = loadDirectory(folder.path(), format).value();
        const auto written = writeDrafts(before, twoDrafts(), noon());
        QVERIFY_RESULT(written);

        QString text;
        for (const PlannedFile &file : written->files)
            text += u"=== "_s + file.name + u'\n' + readTextFile(folder.filePath(file.name)).value_or(QString());
        for (const QString &warning : written->warnings)
            text += u"warning: "_s + warning + u'\n';
        const QString path = golden + name.section(u'/', 0, 0) + u"/written.txt"_s;
        if (qEnvironmentVariable("UPDATE_GOLDEN") == u"1"_s)
            QVERIFY_RESULT(writeTextFile(path, text));
        QCOMPARE(text, readTextFile(path).value_or(u"no golden file"_s));
        checkReadBack(folder.path(), before, *written, runsOutside);
    }

    void newDirectoriesStartWithATimestamp_data()
    {
        QTest::addColumn<QString>("format");
        for (const QString &name : formatNames())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    void newDirectoriesStartWithATimestamp()
    {
        QFETCH(QString, format);
        QTemporaryDir parent;
        const QString path = parent.filePath(u"supabase/migrations"_s);
        const auto directory = loadOrNewDirectory(path, *parseFormat(format));
        QVERIFY_RESULT(directory);
        const auto written = writeDrafts(*directory, twoDrafts(), noon());
        QVERIFY_RESULT(written);
        const auto again = loadDirectory(path, directory->format);
        QVERIFY_RESULT(again);
        QCOMPARE(again->files.size(), 2);
        QVERIFY_RESULT(checkDirectory(*again));
        QCOMPARE(detectFormat(path), std::optional(directory->format));
        QCOMPARE(statementDigest(again->files.first().text), statementDigest(upSql));
    }

    // From every tool to every tool: the statements are the same, in the same order, and the directory is sound.
    void everyToolToEveryTool_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        for (const QString &from : { u"prisma/basic/migrations"_s, u"golang-migrate/basic/migrations"_s, u"flyway/basic/migrations"_s,
                 u"flyway/baseline/migrations"_s, u"goose/basic/migrations"_s, u"dbmate/basic/migrations"_s, u"drizzle/basic/migrations"_s,
                 u"liquibase/basic/migrations"_s, u"supabase/basic/supabase/migrations"_s, u"alembic/literal/alembic"_s, u"atlas/sum/migrations"_s }) {
            for (const QString &to : formatNames())
                QTest::addRow("%s to %s", qPrintable(from.section(u'/', 0, 1)), qPrintable(to)) << from << to;
        }
    }
    void everyToolToEveryTool()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const MigrationDirectory source = loadDirectory(
            QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations/") + from, *parseFormat(from.section(u'/', 0, 0))).value();
        const auto conversion = convertDirectory(source, *parseFormat(to));
        QVERIFY_RESULT(conversion);
        QTemporaryDir parent;
        const QString path = parent.filePath(u"supabase/migrations"_s);
        const auto written = writeDrafts(loadOrNewDirectory(path, *parseFormat(to)).value(), conversion->drafts, noon());
        QVERIFY_RESULT(written);
        const auto target = loadDirectory(path, *parseFormat(to));
        QVERIFY_RESULT(target);
        QVERIFY_RESULT(checkDirectory(*target));
        const QList<MigrationFile> before = replayableFiles(source).value();
        const QList<MigrationFile> after = replayableFiles(*target).value();
        QCOMPARE(after.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            QCOMPARE(statementDigest(after.at(i).text), statementDigest(before.at(i).text));
            if (!before.at(i).down.isEmpty() && !after.at(i).down.isEmpty() && !after.at(i).down.startsWith("-- Nothing"_L1))
                QCOMPARE(statementDigest(after.at(i).down), statementDigest(before.at(i).down));
        }
    }

    // Marks of the other tool in comments would change what it reads; rows behind COPY can be sent by few.
    void whatCannotBeImportedIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("message");
        QTest::newRow("a mark of goose") << u"CREATE TABLE t (a int);\n-- +goose Down\nCREATE TABLE u (a int);\n"_s << u"goose"_s
                                         << u"goose would read a comment as the way back in the migration that 1_a.sql becomes"_s;
        QTest::newRow("a mark of dbmate") << u"CREATE TABLE t (a int);\n-- migrate:down by hand\nCREATE TABLE u (a int);\n"_s << u"dbmate"_s
                                          << u"dbmate would read a comment as the way back in the migration that 1_a.sql becomes"_s;
        QTest::newRow("a mark of Drizzle") << u"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT\n--> statement-breakpoint\n1 $$;\n"_s << u"drizzle"_s
                                           << u"Drizzle would read other statements in the migration that 1_a.sql becomes"_s;
        QTest::newRow("a mark of Liquibase") << u"CREATE TABLE t (a int);\n-- rollback with drop table t\n"_s << u"liquibase"_s
                                             << u"Liquibase would read a comment as the way back in the migration that 1_a.sql becomes"_s;
        QTest::newRow("rows") << u"CREATE TABLE t (a int);\nCOPY t FROM stdin;\n1\n\\.\n"_s << u"prisma"_s
                              << u"1_a.sql:2:18: COPY … FROM stdin has its rows behind it, and Prisma cannot send them"_s;
    }
    void whatCannotBeImportedIsRefused()
    {
        QFETCH(QString, sql);
        QFETCH(QString, to);
        QFETCH(QString, message);
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"from/1_a.sql"_s), sql));
        const MigrationDirectory from = loadDirectory(folder.filePath(u"from"_s), DirectoryFormat::Supabase).value();
        const QString path = folder.filePath(u"to"_s);
        const auto import = planImport(from, loadOrNewDirectory(path, *parseFormat(to)).value(), noon());
        QVERIFY(!import);
        QVERIFY2(import.error().toText().contains(message), qPrintable(import.error().toText()));
        QVERIFY(!QDir(path).exists());
    }
    void whatTakesBackAndIsLeftOutIsTold()
    {
        const QString golden = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations/");
        const MigrationDirectory from = loadDirectory(golden + u"goose/basic/migrations"_s, DirectoryFormat::Goose).value();
        QTemporaryDir folder;
        const auto toAtlas = planImport(from, loadOrNewDirectory(folder.filePath(u"a"_s), DirectoryFormat::Atlas).value(), noon());
        QVERIFY_RESULT(toAtlas);
        QVERIFY2(toAtlas->notes.join(u'\n').contains("of the migrations back is left out: nothing in a directory of Atlas holds it"_L1), qPrintable(toAtlas->notes.join(u'\n')));
        const auto toDbmate = planImport(from, loadOrNewDirectory(folder.filePath(u"d"_s), DirectoryFormat::Dbmate).value(), noon());
        QVERIFY_RESULT(toDbmate);
        QCOMPARE(toDbmate->notes, QStringList());
    }

    void versionsAreKeptWhereTheyCanBe()
    {
        const QString golden = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations/");
        const MigrationDirectory goose = loadDirectory(golden + u"goose/basic/migrations"_s, DirectoryFormat::Goose).value();
        QCOMPARE(convertDirectory(goose, DirectoryFormat::Atlas)->drafts.first().version, u"00001"_s);
        const MigrationDirectory golang = loadDirectory(golden + u"golang-migrate/basic/migrations"_s, DirectoryFormat::GolangMigrate).value();
        QCOMPARE(convertDirectory(golang, DirectoryFormat::Flyway)->drafts.last().version, u"10"_s);
        // "10" would come before "9" where names are sorted as text.
        QCOMPARE(convertDirectory(golang, DirectoryFormat::Dbmate)->drafts.last().version, QString());
        QVERIFY(!convertDirectory(golang, DirectoryFormat::Dbmate)->notes.isEmpty());
    }

    void versionsFollowTheTeam()
    {
        QCOMPARE(nextNumber(QStringList {}, noon()), u"20260203120000"_s);
        QCOMPARE(nextNumber(QStringList { u"000009"_s, u"2"_s }, noon()), u"000010"_s);
        QCOMPARE(nextNumber(QStringList { u"99"_s }, noon()), u"100"_s);
        QCOMPARE(nextNumber(QStringList { u"20250101000000_a"_s }, noon()), u"20260203120000"_s);
        QCOMPARE(nextNumber(QStringList { u"20991231235959"_s }, noon()), u"21000101000000"_s);
        QCOMPARE(nextNumber(QStringList { u"1700000000"_s }, noon()), QString::number(noon().toSecsSinceEpoch()));
    }

    void changedFoldersAreLeftAlone()
    {
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"1_a.up.sql"_s), u"SELECT 1;\n"_s));
        const MigrationDirectory before = loadDirectory(folder.path(), DirectoryFormat::GolangMigrate).value();
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"2_b.up.sql"_s), u"SELECT 2;\n"_s));
        const auto written = writeDrafts(before, twoDrafts(), noon());
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Conflict);
        QVERIFY(written.error().text.contains("2_b.up.sql"_L1));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    }

    void twoHeadsCannotBeFollowed()
    {
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"a.py"_s), u"revision = 'a'\ndown_revision = None\n"_s));
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"b.py"_s), u"revision = 'b'\ndown_revision = None\n"_s));
        const MigrationDirectory directory = loadDirectory(folder.path(), DirectoryFormat::Alembic).value();
        const auto written = writeDrafts(directory, twoDrafts(), noon());
        QVERIFY(!written);
        QVERIFY2(written.error().text.contains("2 heads"_L1), qPrintable(written.error().text));
    }

    // What is written as a literal of Python is read as the same text, by us and by Python's own rules.
    void pythonLiteralsKeepTheText_data()
    {
        QTest::addColumn<QString>("sql");
        for (const QString &sql : { u"SELECT ':a', x::int, '\\:b', \"q\""_s, u"a\n\"\"\"\nb\"\"\""_s, u"ends with \""_s, u"line\n\""_s, u"\\"_s,
                 u"tab\tand\rreturn"_s, u"größe \U0001F600 \u2028"_s, u"'{\"a\":1}'::jsonb"_s, u"12:30:00"_s, u"x :y\nz"_s })
            QTest::addRow("%s", sql.toUtf8().toPercentEncoding().constData()) << sql;
    }
    void pythonLiteralsKeepTheText()
    {
        QFETCH(QString, sql);
        const QList<PythonStatement> statements = pythonStatements(u"f("_s + pythonLiteral(forSqlAlchemy(sql)) + u")\ng()\n"_s);
        QCOMPARE(statements.size(), 2);
        QCOMPARE(statements.first().tokens.size(), 4);
        QVERIFY(statements.first().tokens.at(2).isPlain);
        QCOMPARE(fromSqlAlchemy(statements.first().tokens.at(2).text), sql);
    }

private:
    static void checkReadBack(const QString &path, const MigrationDirectory &before, const PlannedMigrations &written, bool runsOutside)
    {
        const auto after = loadDirectory(path, before.format);
        QVERIFY_RESULT(after);
        QCOMPARE(after->files.size(), before.files.size() + 2);
        QList<MigrationFile> added;
        for (const MigrationFile &file : after->files) {
            if (std::ranges::find(written.migrations, file.fileName, &MigrationFile::fileName) != written.migrations.end())
                added << file;
        }
        QCOMPARE(added.size(), 2);
        QCOMPARE(statementDigest(added.first().text), statementDigest(upSql));
        QCOMPARE(added.last().txMode == TxMode::None, runsOutside);
        QVERIFY(added.first().txMode != TxMode::None);
        if (!added.first().down.trimmed().isEmpty())
            QCOMPARE(statementDigest(added.first().down), statementDigest(downSql));
        QVERIFY_RESULT(checkDirectory(*after));
    }
};

QTEST_GUILESS_MAIN(TestDraftWriter)
#include "tst_draftwriter.moc"
