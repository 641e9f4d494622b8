// migrate squash in the form of every tool: the same schema and rows on a new database, nothing again where the files of before
// ran, refused where only a part of them did; and what must not be lost is kept or refused.
#include "cliproject.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/migrations/formats/formats.h"

#include <QDirIterator>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

QList<MigrationDraft> fourMigrations()
{
    return {
        { u"tables"_s, u"CREATE TABLE people (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, boss int REFERENCES people,\n"
                       "    made timestamptz NOT NULL DEFAULT now());\n"
                       "CREATE TABLE log (line text);\n"
                       "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES ('noted; ' || NEW.id); RETURN NEW; END $$;\n"
                       "CREATE TRIGGER note AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION note();\n"_s, TxMode::File,
            u"DROP TABLE people, log;\n"_s },
        { u"rows"_s, u"INSERT INTO people (name, boss) VALUES ('it''s \\ :a', 2), ('b', NULL);\n"
                     "DO $$ BEGIN INSERT INTO people (name) SELECT 'n' || i FROM generate_series(1, 3) i; END $$;\n"_s },
        { u"rename"_s, u"ALTER TABLE people RENAME COLUMN name TO full_name;\nDELETE FROM people WHERE full_name = 'n2';\n"
                       "CREATE VIEW names AS SELECT full_name FROM people;\n"_s },
        { u"later"_s, u"ALTER TABLE people ADD COLUMN age int;\n"_s },
    };
}

QDateTime noon()
{
    return QDateTime(QDate(2026, 2, 3), QTime(12, 0), Qt::UTC);
}

inline const QString allRows = u"SELECT (SELECT string_agg(concat_ws(',', id, full_name, boss), '|' ORDER BY id) FROM people) || (SELECT string_agg(line, '|' ORDER BY line) FROM log)"_s;

} // namespace

class TestSquash : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init() { m_project = std::make_unique<CliProject>(*m_fixture); }

    void everyTool_data()
    {
        QTest::addColumn<QString>("format");
        for (const QString &name : formatNames())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    void everyTool()
    {
        QFETCH(QString, format);
        const QList<MigrationFile> before = makeDirectories(format);
        const ProcessOutput squash = m_project->run(verb(u"squash"_s, format) + QStringList { u"--to-version"_s, before.at(2).version });
        QVERIFY2(squash.exitCode == 0, squash.standardError.constData());
        QVERIFY2(squash.standardError.contains("the rows that the migrations leave in public.people are kept"), squash.standardError.constData());
        QVERIFY2(squash.standardError.contains("public.people.made: made by the default again"), squash.standardError.constData());
        const MigrationDirectory after = loadDirectory(m_project->path(directory), *parseFormat(format)).value();
        QCOMPARE(after.files.size(), 2);
        QCOMPARE(after.files.last().text, before.last().text);
        if (format != "alembic"_L1 && format != "liquibase"_L1)
            QCOMPARE(after.files.first().version.left(14), before.at(2).version.left(14));
        QVERIFY(!QString::fromUtf8(squash.standardOutput).isEmpty());
        const ProcessOutput diff = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, url(u"old/migrations"_s, format), u"--to"_s, url(directory, format) });
        QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
        // Once more there is nothing to do, and it says so.
        const ProcessOutput again = m_project->run(verb(u"squash"_s, format) + QStringList { u"--to-version"_s, after.files.first().version });
        QVERIFY2(again.standardError.contains("there is nothing to squash"), again.standardError.constData());
    }

    void databases_data()
    {
        QTest::addColumn<QString>("format");
        for (const QString &name : { u"atlas"_s, u"prisma"_s, u"golang-migrate"_s, u"flyway"_s, u"goose"_s, u"dbmate"_s })
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    void databases()
    {
        QFETCH(QString, format);
        const QList<MigrationFile> before = makeDirectories(format);
        apply(u"old/migrations"_s, format, { u"3"_s });
        const QString rows = m_project->value(allRows);
        const CliProject half(*m_fixture);
        QCOMPARE(m_project->run({ u"migrate"_s, u"apply"_s, u"2"_s, u"-u"_s, half.url(), u"--dir"_s, url(u"old/migrations"_s, format) }).exitCode, 0);
        const ProcessOutput squash = m_project->run(verb(u"squash"_s, format) + QStringList { u"--to-version"_s, before.at(2).version });
        QVERIFY2(squash.exitCode == 0, squash.standardError.constData());

        // Where all ran, only what came later runs.
        apply(directory, format, {});
        QCOMPARE(m_project->value(allRows), rows);
        QCOMPARE(m_project->value(u"SELECT count(*) FROM information_schema.columns WHERE column_name = 'age'"_s), u"1"_s);
        const ProcessOutput status = m_project->run({ u"migrate"_s, u"status"_s, u"-u"_s, m_project->url(), u"--dir"_s, url(directory, format) });
        QVERIFY2(status.standardOutput.contains("Migration Status: OK") && !status.standardOutput.contains("No migration applied yet"), status.standardOutput.constData());

        // On a new database both run.
        const CliProject fresh(*m_fixture);
        const ProcessOutput applied = m_project->run({ u"migrate"_s, u"apply"_s, u"-u"_s, fresh.url(), u"--dir"_s, url(directory, format) });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        QCOMPARE(fresh.value(allRows), rows);
        QCOMPARE(fresh.value(u"INSERT INTO people (full_name) VALUES ('x') RETURNING id"_s), u"6"_s);
        const ProcessOutput diff = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, fresh.url() });
        QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");

        // Where a part ran, nothing does.
        const ProcessOutput refused = m_project->run({ u"migrate"_s, u"apply"_s, u"-u"_s, half.url(), u"--dir"_s, url(directory, format) });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("stands for migrations of which only a part ran here"), refused.standardError.constData());
        QVERIFY2(!refused.standardError.contains("Restore the statements that ran"), refused.standardError.constData());
        const ProcessOutput part = m_project->run({ u"migrate"_s, u"status"_s, u"-u"_s, half.url(), u"--dir"_s, url(directory, format) });
        QVERIFY2(!part.standardOutput.contains("Already at latest version"), part.standardOutput.constData());
    }

    // Tools that we do not run for: their tables say the same.
    void otherHistories_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("row");
        QTest::newRow("drizzle") << u"drizzle"_s << u"CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text, created_at bigint)"_s
                                 << u"INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('x', %1)"_s;
        QTest::newRow("alembic") << u"alembic"_s << u"CREATE TABLE alembic_version (version_num text)"_s
                                 << u"DELETE FROM alembic_version; INSERT INTO alembic_version VALUES ('%1')"_s;
        QTest::newRow("supabase") << u"supabase"_s << u"CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations (version text, statements text[], name text)"_s
                                  << u"INSERT INTO supabase_migrations.schema_migrations VALUES ('%1')"_s;
    }
    void otherHistories()
    {
        QFETCH(QString, format);
        QFETCH(QString, table);
        QFETCH(QString, row);
        const QList<MigrationFile> before = makeDirectories(format);
        m_project->execute(table);
        const ProcessOutput squash = m_project->run(verb(u"squash"_s, format) + QStringList { u"--to-version"_s, before.at(2).version });
        QVERIFY2(squash.exitCode == 0, squash.standardError.constData());
        m_project->execute(row.arg(before.at(0).historyKey));
        const QStringList status { u"migrate"_s, u"status"_s, u"-u"_s, m_project->url(), u"--dir"_s, url(directory, format) };
        QVERIFY2(m_project->run(status).standardOutput.contains("only a part ran here"), m_project->run(status).standardOutput.constData());
        m_project->execute(row.arg(before.at(1).historyKey));
        m_project->execute(row.arg(before.at(2).historyKey));
        const QByteArray text = m_project->run(status).standardOutput;
        QVERIFY2(text.contains("Executed Files:  1") && text.contains("Pending Files:   1") && !text.contains("!!"), text.constData());
    }

    // A migration of which a squashed file is a part cannot be taken back alone.
    void downStopsAtASquash()
    {
        const QList<MigrationFile> before = makeDirectories(u"atlas"_s);
        apply(u"old/migrations"_s, u"atlas"_s, { u"3"_s });
        QCOMPARE(m_project->run(verb(u"squash"_s, u"atlas"_s) + QStringList { u"--to-version"_s, before.at(2).version }).exitCode, 0);
        const ProcessOutput down = m_project->run({ u"migrate"_s, u"down"_s, u"-u"_s, m_project->url(), u"--dir"_s, url(directory, u"atlas"_s), u"--dry-run"_s });
        QCOMPARE(down.exitCode, 1);
        QVERIFY2(down.standardError.contains("is squashed"), down.standardError.constData());
    }

    void whatWouldBeLostIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("message");
        QTest::newRow("chance") << u"CREATE TABLE keys (secret text); INSERT INTO keys VALUES (gen_random_uuid()::text);"_s
                                << u"put other values into public.keys.secret each time they run"_s;
        QTest::newRow("settings of the server") << u"ALTER SYSTEM SET work_mem = '5MB';"_s << u"2_b.sql:1:1: what this does is seen in no database"_s;
        QTest::newRow("large objects") << u"SELECT lo_create(0);"_s << u"large objects"_s;
        QTest::newRow("a circle of references") << u"CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);"
                                                   "INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 1); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;"_s
                                                << u"the squashed file does not run; nothing was changed"_s;
    }
    void whatWouldBeLostIsRefused()
    {
        QFETCH(QString, sql);
        QFETCH(QString, message);
        m_project->write(u"m/1_a.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        m_project->write(u"m/2_b.sql"_s, sql + u'\n');
        const QStringList names = QDir(m_project->path(u"m"_s)).entryList();
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"squash"_s, u"--dir"_s, m_project->file(u"m"_s) + u"?format=supabase"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(QString::fromUtf8(output.standardError).contains(message), output.standardError.constData());
        QCOMPARE(QDir(m_project->path(u"m"_s)).entryList(), names);
        QCOMPARE(readTextFile(m_project->path(u"m/2_b.sql"_s)).value(), sql + u'\n');
    }

    void whatNoSchemaShowsIsKept()
    {
        m_project->write(u"m/1_a.sql"_s, u"CREATE ROLE squash_a;\nCREATE TABLE t (a int);\n"_s);
        m_project->write(u"m/2_b.sql"_s, u"DO $$ BEGIN CREATE ROLE squash_b; EXCEPTION WHEN duplicate_object THEN NULL; END $$;\nGRANT squash_a TO squash_b;\n"
                                         "CREATE SEQUENCE s; SELECT nextval('s'), nextval('s');\nCREATE MATERIALIZED VIEW v AS SELECT a FROM t;\n"
                                         "INSERT INTO t VALUES (7); REFRESH MATERIALIZED VIEW v;\n"_s);
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"squash"_s, u"--dry-run"_s, u"--dir"_s, m_project->file(u"m"_s) + u"?format=supabase"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY2(output.standardOutput.startsWith("CREATE ROLE squash_a;\nDO $$ BEGIN CREATE ROLE squash_b;"), output.standardOutput.constData());
        QVERIFY(output.standardOutput.contains("GRANT squash_a TO squash_b;"));
        QVERIFY(output.standardOutput.contains("setval('public.s', 2, true)"));
        QVERIFY(output.standardOutput.contains("REFRESH MATERIALIZED VIEW public.v;"));
        QVERIFY(output.standardError.contains("3 statements about roles and settings stand first"));
        QCOMPARE(QDir(m_project->path(u"m"_s)).entryList(QDir::Files).size(), 2);
    }

    // Flyway's R files run again whenever they change: they stay.
    void repeatableMigrationsStay()
    {
        m_project->write(u"m/V1__a.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        m_project->write(u"m/V2__b.sql"_s, u"ALTER TABLE t ADD COLUMN b int;\n"_s);
        m_project->write(u"m/U2__b.sql"_s, u"ALTER TABLE t DROP COLUMN b;\n"_s);
        m_project->write(u"m/R__v.sql"_s, u"CREATE OR REPLACE VIEW v AS SELECT a FROM t;\n"_s);
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"squash"_s, u"all"_s, u"--dir"_s, m_project->file(u"m"_s) });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(QDir(m_project->path(u"m"_s)).entryList(QDir::Files), QStringList({ u"B2__all.sql"_s, u"R__v.sql"_s }));
        QVERIFY(!readTextFile(m_project->path(u"m/B2__all.sql"_s)).value().contains(u"CREATE VIEW"_s));
    }

    void foldersThatHoldMoreStay()
    {
        m_project->write(u"m/migration_lock.toml"_s, u"provider = \"postgresql\"\n"_s);
        m_project->write(u"m/1_a/migration.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        m_project->write(u"m/2_b/migration.sql"_s, u"CREATE TABLE u (a int);\n"_s);
        m_project->write(u"m/2_b/README.md"_s, u"words\n"_s);
        const QStringList squash { u"migrate"_s, u"squash"_s, u"--dir"_s, m_project->file(u"m"_s) };
        const ProcessOutput output = m_project->run(squash);
        QVERIFY2(output.standardError.contains("the folder 2_b holds more than its migration: README.md"), output.standardError.constData());
        QVERIFY(QFile::exists(m_project->path(u"m/1_a/migration.sql"_s)));
        QVERIFY(QFile::remove(m_project->path(u"m/2_b/README.md"_s)));
        QCOMPARE(m_project->run(squash).exitCode, 0);
        QCOMPARE(QDir(m_project->path(u"m"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList(u"2_squashed"_s));
    }

private:
    static inline const QString directory = u"new/supabase/migrations"_s;

    QString url(const QString &name, const QString &format) const
    {
        return m_project->file(name == "old/migrations"_L1 ? u"old/supabase/migrations"_s : name) + u"?format="_s + format;
    }
    QStringList verb(const QString &name, const QString &format) const
    {
        return { u"migrate"_s, name, u"--dir"_s, url(directory, format) };
    }
    /// The same migrations twice: one directory stays as it is.
    QList<MigrationFile> makeDirectories(const QString &format) const
    {
        for (const QString &name : { directory, u"old/supabase/migrations"_s }) {
            const auto written = writeDrafts(loadOrNewDirectory(m_project->path(name), *parseFormat(format)).value(), fourMigrations(), noon());
            if (!written)
                qFatal("%s", qPrintable(written.error().toText()));
        }
        return loadDirectory(m_project->path(directory), *parseFormat(format)).value().files;
    }
    void apply(const QString &name, const QString &format, const QStringList &more) const
    {
        const ProcessOutput output = m_project->run(QStringList { u"migrate"_s, u"apply"_s } + more + QStringList { u"-u"_s, m_project->url(), u"--dir"_s, url(name, format) });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
    }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestSquash)
#include "tst_squash.moc"
