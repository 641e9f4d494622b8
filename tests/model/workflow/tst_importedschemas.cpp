// migrate import between every pair of tools: what the new directory makes on a real server is what the first one makes, rows
// included.
#include "model/diff/schemadiff.h"
#include "model/migrations/formats/conversion.h"
#include "model/migrations/formats/formats.h"
#include "model/sources/source.h"

#include "tests/support/pgfixture.h"

#include <QHash>
#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

QDateTime noon()
{
    return QDateTime(QDate(2026, 2, 3), QTime(12, 0), Qt::UTC);
}

/// What is hard to carry: semicolons inside statements, quotes of every kind, colons, backslashes, comments, statements that
/// refuse a transaction, rows.
QList<MigrationDraft> hardMigrations()
{
    return {
        { u"tables"_s, u"-- People, and what they say.\nCREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'a:b', 'semi;colon');\n"
                       "CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT ':name; \\',\n"
                       "    mood mood DEFAULT 'sad'::mood, data jsonb DEFAULT '{\"a\": [1, \":x\"]}'::jsonb, at time DEFAULT '12:30:00');\n"
                       "COMMENT ON TABLE people IS E'tab\\there -- no comment; 100%';\n"_s,
            TxMode::File, u"DROP TABLE people;\nDROP TYPE mood;\n"_s },
        { u"functions"_s, u"CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n  -- a comment; with semicolon\n"
                          "  NEW.name := btrim(NEW.name);\n  IF NEW.name = '' THEN RAISE EXCEPTION 'empty: %', NEW.id; END IF;\n  RETURN NEW;\nEND;\n$body$;\n"
                          "CREATE TRIGGER touch BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION touch();\n"
                          "CREATE FUNCTION two() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\n"_s,
            TxMode::File, u"DROP TRIGGER touch ON people;\nDROP FUNCTION touch(), two();\n"_s },
        { u"rows"_s, u"INSERT INTO people (name, mood) VALUES (' it''s ; \"x\" \\ :y ', 'semi;colon'), ('größe \U0001F600', DEFAULT);\n"
                     "DO $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO people (name) VALUES ('n' || i); END LOOP; END $$;\n"
                     "/* a block -- comment */ UPDATE people SET data = data || '{\"b\": 1}' WHERE data ? 'a';\n"_s },
        { u"index"_s, u"CREATE INDEX CONCURRENTLY people_name ON people (lower(name));\n"_s, TxMode::None, u"DROP INDEX CONCURRENTLY people_name;\n"_s },
        { u"view"_s, u"CREATE VIEW \"odd:view\" AS SELECT id, name AS \"the \"\"name\"\"\" FROM people WHERE name !~ '\\d;';\n"
                     "ALTER TABLE people RENAME COLUMN at TO \"time\";\n"_s },
    };
}

sources::SourceOptions optionsFor(PgFixture &fixture)
{
    sources::SourceOptions options;
    options.developmentServer = devdb::developmentServerLike(fixture.majorVersion() * 10'000);
    return options;
}

QString rowsOf(const sources::DevelopedSchema &developed)
{
    const auto rows = developed.development.connection().execute(u"SELECT string_agg(p::text, E'\\n' ORDER BY id) FROM people p"_s);
    return rows ? rows->text(0, 0) : rows.error().toText();
}

} // namespace

class TestImportedSchemas : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
        for (const QString &name : formatNames()) {
            const QString path = folderOf(name);
            QVERIFY_RESULT(writeDrafts(loadOrNewDirectory(path, *parseFormat(name)).value(), hardMigrations(), noon()));
            const auto developed = develop(path, *parseFormat(name));
            QVERIFY_RESULT(developed);
            QCOMPARE(rowsOf(*developed).count(u'\n'), 4);
            m_rows = m_rows.isEmpty() ? rowsOf(*developed) : m_rows;
            QCOMPARE(rowsOf(*developed), m_rows);
            if (!m_database)
                m_database = developed->database;
            QCOMPARE(differences(*m_database, developed->database), 0);
        }
    }

    void everyPair_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        for (const QString &from : formatNames()) {
            for (const QString &to : formatNames())
                QTest::addRow("%s to %s", qPrintable(from), qPrintable(to)) << from << to;
        }
    }
    void everyPair()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const MigrationDirectory source = loadDirectory(folderOf(from), *parseFormat(from)).value();
        const QString path = m_folder.filePath(from + u"-to-"_s + to + u"/supabase/migrations"_s);
        const MigrationDirectory target = loadOrNewDirectory(path, *parseFormat(to)).value();
        const auto import = planImport(source, target, noon());
        QVERIFY_RESULT(import);
        QVERIFY(!QDir(path).exists());
        QVERIFY_RESULT(writePlanned(target, import->planned));
        const auto developed = develop(path, *parseFormat(to));
        QVERIFY_RESULT(developed);
        QCOMPARE(differences(*m_database, developed->database), 0);
        QCOMPARE(rowsOf(*developed), m_rows);
    }

private:
    QString folderOf(const QString &format) const { return m_folder.filePath(format + u"/supabase/migrations"_s); }
    Result<sources::DevelopedSchema> develop(const QString &path, DirectoryFormat format)
    {
        TRY_ASSIGN(const MigrationDirectory directory, loadDirectory(path, format));
        TRY_ASSIGN(const QList<MigrationFile> files, replayableFiles(directory));
        return sources::developScripts(devdb::directoryScripts(path, files), optionsFor(*m_fixture));
    }
    static qsizetype differences(const schema::Database &before, const schema::Database &after)
    {
        const auto changes = diff::diffDatabases(before, after);
        return changes ? changes->size() : -1;
    }

    std::unique_ptr<PgFixture> m_fixture;
    QTemporaryDir m_folder;
    QString m_rows;
    std::optional<schema::Database> m_database;
};

QTEST_GUILESS_MAIN(TestImportedSchemas)
#include "tst_importedschemas.moc"
