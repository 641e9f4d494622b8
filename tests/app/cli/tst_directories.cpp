// The migrate verbs and schema diff on directories of other tools.
#include "cliproject.h"

#include <QDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestDirectories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init() { m_project = std::make_unique<CliProject>(*m_fixture); }

    // Every case of the golden folder that is sound runs on a development database, and yields what one SQL file says.
    void replay_data()
    {
        QTest::addColumn<QString>("directory");
        QTest::addColumn<QString>("schema");
        const QString users = u"CREATE TABLE users (id bigint PRIMARY KEY"_s;
        QTest::newRow("golang-migrate") << u"golang-migrate/basic/migrations"_s << users + u", nine int, ten int);"_s;
        QTest::newRow("flyway") << u"flyway/basic/migrations"_s
            << users + u", earlier int, later int); CREATE INDEX users_later ON users (later); CREATE VIEW v AS SELECT id FROM users;"_s;
        QTest::newRow("flyway from a baseline") << u"flyway/baseline/migrations"_s << u"CREATE TABLE users (id int, n int);"_s;
        QTest::newRow("goose") << u"goose/basic/migrations"_s
            << users + u"); CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$; CREATE INDEX users_id ON users (id);"_s;
        QTest::newRow("dbmate") << u"dbmate/basic/migrations"_s << users + u"); CREATE INDEX users_id ON users (id);"_s;
        QTest::newRow("drizzle") << u"drizzle/basic/migrations"_s << u"CREATE TABLE users (id serial PRIMARY KEY, a int, b int, c int);"_s;
        QTest::newRow("liquibase") << u"liquibase/basic/migrations"_s
            << users + u"); CREATE INDEX users_id ON users (id); CREATE VIEW v AS SELECT id FROM users;"_s;
        QTest::newRow("supabase") << u"supabase/basic/supabase/migrations"_s << users + u", n int);"_s;
        QTest::newRow("prisma") << u"prisma/basic/migrations"_s << u"CREATE TABLE \"User\" (id serial PRIMARY KEY, name text);"_s;
        QTest::newRow("alembic") << u"alembic/literal/alembic"_s
            << users + u", name text DEFAULT 'it''s' || E'\\n'); CREATE INDEX users_name ON users (name);"_s;
    }
    void replay()
    {
        QFETCH(QString, directory);
        QFETCH(QString, schema);
        const QString url = goldenUrl(directory);
        m_project->write(u"schema.sql"_s, schema);
        const ProcessOutput diff = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->file(u"schema.sql"_s), u"--to"_s, url });
        QVERIFY2(diff.exitCode == 0, diff.standardError.constData());
        QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
        const ProcessOutput valid = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, url, u"--dev-url"_s, u"embedded://"_s });
        QVERIFY2(valid.exitCode == 0, valid.standardError.constData());
        const ProcessOutput lint = m_project->run({ u"migrate"_s, u"lint"_s, u"--dir"_s, url });
        QVERIFY2(lint.standardOutput.contains("migration file"), lint.standardError.constData());
        const ProcessOutput status = m_project->run({ u"migrate"_s, u"status"_s, u"--dir"_s, url, u"-u"_s, m_project->url() });
        QVERIFY2(status.standardOutput.contains("No migration applied yet"), status.standardError.constData());
    }

    void brokenDirectoriesAreRefused_data()
    {
        QTest::addColumn<QString>("directory");
        QTest::addColumn<QString>("part");
        QTest::newRow("drizzle") << u"drizzle/branches/migrations"_s << u"two branches each added a migration"_s;
        QTest::newRow("alembic") << u"alembic/heads/versions"_s << u"there are 2 heads"_s;
        QTest::newRow("flyway") << u"flyway/broken/migrations"_s << u"have the same version 1"_s;
        QTest::newRow("prisma") << u"prisma/broken/migrations"_s << u"has no migration.sql"_s;
    }
    void brokenDirectoriesAreRefused()
    {
        QFETCH(QString, directory);
        QFETCH(QString, part);
        const ProcessOutput valid = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, goldenUrl(directory) });
        QCOMPARE(valid.exitCode, 1);
        QVERIFY2(valid.standardError.contains(part.toUtf8()), valid.standardError.constData());
    }

    void whatOnlyAProgramKnowsIsNamed()
    {
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, goldenUrl(u"goose/go/migrations"_s), u"--dev-url"_s, u"embedded://"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("00002_rows.go is a migration written in Go"), output.standardError.constData());
    }

    // Places of failures are those of the team's file.
    void failuresHaveTheirPlace()
    {
        m_project->write(u"m/1_a.sql"_s, u"-- +goose Up\nCREATE TABLE t (\n  a integerr\n);\n-- +goose Down\nDROP TABLE t;\n"_s);
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, m_project->file(u"m"_s), u"--dev-url"_s, u"embedded://"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("1_a.sql:3:5: type \"integerr\" does not exist"), output.standardError.constData());
    }
    void failuresInPythonHaveTheirPlace()
    {
        m_project->write(u"m/1_a.py"_s, u"revision = 'a'\ndown_revision = None\ndef upgrade():\n    op.execute(\"\"\"\n      CREATE TABLE t (\n        a integerr)\"\"\")\n"_s);
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, m_project->file(u"m"_s), u"--dev-url"_s, u"embedded://"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("1_a.py:6:11: type \"integerr\" does not exist"), output.standardError.constData());
    }

    void importWritesAnotherToolsDirectory()
    {
        const QString to = m_project->file(u"new"_s) + u"?format=prisma"_s;
        const QStringList import { u"migrate"_s, u"import"_s, u"--from"_s, goldenUrl(u"goose/basic/migrations"_s), u"--to"_s, to };
        const ProcessOutput output = m_project->run(import);
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY(output.standardOutput.contains("new/00001_users/migration.sql"));
        const ProcessOutput diff = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, goldenUrl(u"goose/basic/migrations"_s), u"--to"_s, m_project->file(u"new"_s) });
        QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
        const ProcessOutput again = m_project->run(import);
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.standardError.contains("has migrations already"), again.standardError.constData());
    }
    void importMixesNothing()
    {
        m_project->write(u"m/1_a.sql"_s, u"-- +goose Up\nSELECT 1;\n"_s);
        const ProcessOutput output = m_project->run({ u"migrate"_s, u"import"_s, u"-f"_s, m_project->file(u"m"_s), u"--to"_s, m_project->file(u"m"_s) + u"?format=prisma"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("is not empty: it holds 1_a.sql"), output.standardError.constData());
        QCOMPARE(QDir(m_project->path(u"m"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList { u"1_a.sql"_s });
    }

    // A pipeline must not go on when nobody has looked.
    void whatCannotBeLintedFails_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("valid");
        QTest::newRow("a loop") << u"    for t in ['a', 'b']:\n        op.execute(f'DROP TABLE {t}')\n"_s << u"1_a.py:5:5: revision a has a statement here that begins with \"for\""_s << 0;
        QTest::newRow("no Python") << u"    op.execute(\"SELECT 1\n"_s << u"1_a.py:5:16: this text has no closing quote"_s << 1;
    }
    void whatCannotBeLintedFails()
    {
        QFETCH(QString, body);
        QFETCH(QString, message);
        QFETCH(int, valid);
        m_project->write(u"m/1_a.py"_s, u"from alembic import op\nrevision = 'a'\ndown_revision = None\ndef upgrade():\n"_s + body);
        const ProcessOutput lint = m_project->run({ u"migrate"_s, u"lint"_s, u"--dir"_s, m_project->file(u"m"_s) });
        QCOMPARE(lint.exitCode, 1);
        QVERIFY2(lint.standardError.contains(message.toUtf8()) && lint.standardError.contains("1 migration file could not be linted"), lint.standardError.constData());
        const ProcessOutput validate = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, m_project->file(u"m"_s) });
        QVERIFY2(validate.standardError.contains(message.toUtf8()), validate.standardError.constData());
        QCOMPARE(validate.exitCode, valid);
        const ProcessOutput apply = m_project->run({ u"migrate"_s, u"apply"_s, u"-u"_s, m_project->url(), u"--dir"_s, m_project->file(u"m"_s) });
        QVERIFY2(apply.exitCode == 1 && apply.standardError.contains(message.toUtf8()), apply.standardError.constData());
        QCOMPARE(m_project->value(u"SELECT to_regclass('alembic_version') IS NULL"_s), u"t"_s);
    }

    // Places are those of the file on disk, whatever was read out of it.
    void findingsHaveTheirPlace()
    {
        m_project->write(u"p/1_a.py"_s, u"from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\ndown_revision = None\ndef upgrade():\n"
            "    op.alter_column('users', 'email', nullable=False)\n    op.execute('DROP TABLE users')\n"_s);
        const QByteArray python = m_project->run({ u"migrate"_s, u"lint"_s, u"--dir"_s, m_project->file(u"p"_s) }).standardOutput;
        QVERIFY2(python.contains("1_a.py:6:5: ") && python.contains("  6 |     op.alter_column(") && python.contains("1_a.py:7:28: "), python.constData());
        m_project->write(u"l/1_a.sql"_s, u"--liquibase formatted sql\n--changeset ann:1\nDROP TABLE users;\n"_s);
        const QByteArray changelog = m_project->run({ u"migrate"_s, u"lint"_s, u"--dir"_s, m_project->file(u"l"_s) + u"?format=liquibase"_s }).standardOutput;
        QVERIFY2(changelog.contains("1_a.sql:3:") && !changelog.contains("::"), changelog.constData());
    }

    // What ran of a file is not forgotten where the tool's table has no place for it.
    void halfRunFilesAreShown()
    {
        m_project->write(u"m/1_a.sql"_s, u"-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TABLE t (a int);\nCREATE TABLE u (a int);\nSELECT nothing;\n"_s);
        const QStringList at { u"-u"_s, m_project->url(), u"--dir"_s, m_project->file(u"m"_s) };
        QCOMPARE(m_project->run(QStringList { u"migrate"_s, u"apply"_s } + at).exitCode, 1);
        const ProcessOutput status = m_project->run(QStringList { u"migrate"_s, u"status"_s } + at);
        QVERIFY2(status.standardOutput.contains("!! 1_a.sql: 2 of 3 statements ran"), status.standardOutput.constData());
        m_project->write(u"m/1_a.sql"_s, u"-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TABLE t (a int);\nCREATE TABLE u (a int);\nSELECT 1;\n"_s);
        const ProcessOutput again = m_project->run(QStringList { u"migrate"_s, u"apply"_s } + at);
        QVERIFY2(again.exitCode == 0 && !again.standardOutput.contains("CREATE TABLE"), again.standardError.constData());
        QVERIFY(m_project->run(QStringList { u"migrate"_s, u"status"_s } + at).standardOutput.contains("Migration Status: OK"));
    }

    // What has run keeps its version, whoever's it is; of two with one version the description tells.
    void rebaseRefusesWhatRan_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("atlas") << u"atlas"_s << u"2_%1.sql"_s << u"3_%1.sql"_s;
        QTest::newRow("flyway") << u"flyway"_s << u"V2__%1.sql"_s << u"V3__%1.sql"_s;
        QTest::newRow("goose") << u"goose"_s << u"2_%1.sql"_s << QString(); // its table has no names
    }
    void rebaseRefusesWhatRan()
    {
        QFETCH(QString, format);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const QString dir = m_project->file(u"m"_s) + u"?format="_s + format;
        const auto rebase = [&](const QString &name, const QStringList &more) {
            return m_project->run(QStringList { u"migrate"_s, u"rebase"_s, before.arg(name), u"--dir"_s, dir } + more);
        };
        m_project->write(u"m/"_s + before.arg(u"theirs"_s), u"-- +goose Up\nCREATE TABLE theirs (a int);\n"_s);
        if (format == "atlas"_L1)
            QCOMPARE(m_project->run({ u"migrate"_s, u"hash"_s, u"--dir"_s, dir }).exitCode, 0);
        QCOMPARE(m_project->run({ u"migrate"_s, u"apply"_s, u"-u"_s, m_project->url(), u"--dir"_s, dir }).exitCode, 0);
        m_project->write(u"m/"_s + before.arg(u"ours"_s), u"-- +goose Up\nCREATE TABLE ours (a int);\n"_s);
        const ProcessOutput theirs = rebase(u"theirs"_s, { u"-u"_s, m_project->url() });
        QCOMPARE(theirs.exitCode, 1);
        QVERIFY2(QString::fromUtf8(theirs.standardError).contains(before.arg(u"theirs"_s) + u" has run on "_s), theirs.standardError.constData());
        QVERIFY(theirs.standardError.contains("a migration that ran keeps its version"));
        const ProcessOutput ours = rebase(u"ours"_s, { u"-u"_s, m_project->url() });
        if (after.isEmpty()) {
            QVERIFY2(ours.standardError.contains("has run on"), ours.standardError.constData());
            QCOMPARE(rebase(u"ours"_s, {}).exitCode, 0);
            return;
        }
        QVERIFY2(ours.exitCode == 0, ours.standardError.constData());
        QVERIFY2(ours.standardOutput.contains(after.arg(u"ours"_s).toUtf8()), ours.standardOutput.constData());
        QCOMPARE(m_project->run({ u"migrate"_s, u"apply"_s, u"-u"_s, m_project->url(), u"--dir"_s, dir }).exitCode, 0);
        QCOMPARE(m_project->value(u"SELECT count(*) FROM ours"_s), u"0"_s);
        QVERIFY(rebase(u"nothing"_s, {}).standardError.contains("there is no migration"));
    }

    // A whole way: the difference becomes a migration of goose, is run with goose's own table, and is there.
    void diffAndApplyInTheToolsOwnForm()
    {
        m_project->write(u"m/00001_users.sql"_s, u"-- +goose Up\nCREATE TABLE users (id bigint PRIMARY KEY);\n"_s);
        m_project->write(u"schema.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, city text); CREATE INDEX users_city ON users (city);"_s);
        const ProcessOutput diff = m_project->run({ u"migrate"_s, u"diff"_s, u"city"_s, u"--dir"_s, m_project->file(u"m"_s), u"--to"_s, m_project->file(u"schema.sql"_s) });
        QVERIFY2(diff.exitCode == 0, diff.standardError.constData());
        QVERIFY2(diff.standardOutput.contains("m/00002_city.sql") && diff.standardOutput.contains("m/00003_city_index_users_city.sql"), diff.standardOutput.constData());
        const ProcessOutput applied = m_project->run({ u"migrate"_s, u"apply"_s, u"--dir"_s, m_project->file(u"m"_s), u"-u"_s, m_project->url() });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        QCOMPARE(m_project->value(u"SELECT string_agg(version_id::text, ',' ORDER BY id) FROM goose_db_version"_s), u"0,1,2,3"_s);
        const ProcessOutput same = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, m_project->file(u"schema.sql"_s) });
        QCOMPARE(same.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
    }

    void formatsAreChosen()
    {
        m_project->write(u"m/20240101000000_a.sql"_s, u"-- words\nCREATE TABLE t (a int);\n"_s);
        const QString url = m_project->file(u"m"_s) + u"?format=supabase"_s;
        QCOMPARE(m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, url }).exitCode, 0);
        const ProcessOutput asAtlas = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, m_project->file(u"m"_s) });
        QVERIFY2(asAtlas.standardError.contains("checksum file not found"), asAtlas.standardError.constData());
        const ProcessOutput unknown = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, m_project->file(u"m"_s), u"--dir-format"_s, u"rails"_s });
        QVERIFY2(unknown.standardError.contains("there is no migration directory format \"rails\""), unknown.standardError.constData());
        const ProcessOutput hash = m_project->run({ u"migrate"_s, u"hash"_s, u"--dir"_s, url });
        QVERIFY2(hash.standardError.contains("Supabase directories have no checksum file"), hash.standardError.constData());
    }

    // A history table is no difference.
    void historyTablesAreBookkeeping()
    {
        m_project->execute(u"CREATE TABLE flyway_schema_history (a int); CREATE TABLE _prisma_migrations (a int); CREATE TABLE alembic_version (a int); "
            "CREATE TABLE goose_db_version (id serial); CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial)"_s);
        m_project->write(u"schema.sql"_s, u"SELECT 1;"_s);
        const ProcessOutput diff = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, m_project->file(u"schema.sql"_s) });
        QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
    }

private:
    static QString goldenUrl(const QString &directory)
    {
        return QStringLiteral("file://" SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations/") + directory;
    }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestDirectories)
#include "tst_directories.moc"
