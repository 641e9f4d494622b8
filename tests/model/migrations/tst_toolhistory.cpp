// Status against the history tables of other tools, on a real server: the tables are made as the tools make them.
#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolhistory.h"

#include "tests/support/filestatetext.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

namespace {

inline const QString prismaTable = u"CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, "
    "finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, "
    "started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0);"_s;
inline const QString flywayTable = u"CREATE TABLE flyway_schema_history (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), "
    "description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER, "
    "installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL);"_s;

} // namespace

class TestToolHistory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = testing::PgFixture::start();
        REQUIRE_SERVER(m_server);
    }
    void init()
    {
        m_database = m_server->createDatabase();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void noTableYet()
    {
        write(u"1_a.up.sql"_s, u"SELECT 1;"_s);
        QCOMPARE(states(DirectoryFormat::GolangMigrate), u"1 pending"_s);
        QCOMPARE(m_status.currentVersion(), QString());
        QCOMPARE(m_status.nextVersion(), u"1"_s);
    }

    void prisma()
    {
        for (const QString &name : { u"1_a"_s, u"2_b"_s, u"3_c"_s, u"4_d"_s, u"5_e"_s })
            write(name + u"/migration.sql"_s, u"SELECT 1;\n"_s);
        // sha256 of "SELECT 1;\n" and of "SELECT 1;\r\n": line ends are no edit.
        execute(prismaTable + uR"(INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at) VALUES
            ('a', encode(sha256(E'SELECT 1;\n'), 'hex'), now(), '1_a', NULL, NULL, '2024-01-01'),
            ('b', encode(sha256(E'SELECT 1;\r\n'), 'hex'), now(), '2_b', NULL, NULL, '2024-01-02'),
            ('c', encode(sha256(E'SELECT 2;\n'), 'hex'), now(), '3_c', NULL, NULL, '2024-01-03'),
            ('d', 'x', NULL, '4_d', 'relation "t" does not exist', NULL, '2024-01-04'),
            ('e', 'x', NULL, '5_e', 'failed', now(), '2024-01-05'),
            ('f', 'x', now(), '0_gone', NULL, NULL, '2023-01-01'))"_s);
        QCOMPARE(states(DirectoryFormat::Prisma), u"1_a applied, 2_b applied, 3_c applied edited, 4_d failed, 5_e pending"_s);
        const QString problems = m_status.problems().join(u'\n');
        QVERIFY2(problems.contains("3_c/migration.sql was applied and edited since"_L1), qPrintable(problems));
        QVERIFY2(problems.contains("4_d/migration.sql failed (relation \"t\" does not exist); when it is undone: prisma migrate resolve --rolled-back 4_d"_L1), qPrintable(problems));
        QVERIFY2(problems.contains("version 0_gone"_L1), qPrintable(problems));
        QCOMPARE(m_status.currentVersion(), u"3_c"_s);
    }

    void prismaRunsLateFilesNext()
    {
        write(u"1_a/migration.sql"_s, u"SELECT 1;\n"_s);
        write(u"2_b/migration.sql"_s, u"SELECT 1;\n"_s);
        execute(prismaTable + u"INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('a', '', now(), '2_b')"_s);
        QCOMPARE(states(DirectoryFormat::Prisma), u"1_a out of order, 2_b applied"_s);
        QVERIFY(m_status.problems().join(u'\n').contains("Prisma runs it next"_L1));
    }

    void golangMigrate()
    {
        for (const QString &name : { u"001"_s, u"9"_s, u"10"_s })
            write(name + u"_x.up.sql"_s, u"SELECT 1;"_s);
        execute(u"CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL); INSERT INTO schema_migrations VALUES (9, false)"_s);
        QCOMPARE(states(DirectoryFormat::GolangMigrate), u"001 applied, 9 applied, 10 pending"_s);
        QVERIFY(m_status.problems().isEmpty());
        execute(u"UPDATE schema_migrations SET version = 10, dirty = true"_s);
        QCOMPARE(states(DirectoryFormat::GolangMigrate), u"001 applied, 9 applied, 10 failed"_s);
        QVERIFY(m_status.problems().join(u'\n').contains("migrate force"_L1));
        execute(u"UPDATE schema_migrations SET version = 77, dirty = false"_s);
        (void)states(DirectoryFormat::GolangMigrate);
        QVERIFY(m_status.problems().join(u'\n').contains("version 77"_L1));
    }

    void flyway()
    {
        write(u"V1__a.sql"_s, u"123456789\n"_s);
        write(u"V2__b.sql"_s, u"SELECT 2;"_s);
        write(u"V2.5__late.sql"_s, u"SELECT 25;"_s);
        write(u"V3__c.sql"_s, u"SELECT 3;"_s);
        write(u"V4__d.sql"_s, u"SELECT 4;"_s);
        write(u"R__same.sql"_s, u"123456789"_s);
        write(u"R__view.sql"_s, u"SELECT 5;"_s);
        execute(flywayTable + uR"(INSERT INTO flyway_schema_history VALUES
            (1, '1', 'a', 'SQL', 'V1__a.sql', -873187034, 'me', now(), 5, true),
            (2, '2.0', 'b', 'SQL', 'V2__b.sql', 7, 'me', now(), 5, true),
            (3, '3', 'c', 'SQL', 'V3__c.sql', NULL, 'me', now(), 5, true),
            (4, '4', 'd', 'SQL', 'V4__d.sql', NULL, 'me', now(), 5, false),
            (5, NULL, 'same', 'SQL', 'R__same.sql', -873187034, 'me', now(), 5, true),
            (6, NULL, 'view', 'SQL', 'R__view.sql', 7, 'me', now(), 5, true),
            (7, '5', 'gone', 'SQL', 'V5__gone.sql', 7, 'me', now(), 5, true))"_s);
        QCOMPARE(states(DirectoryFormat::Flyway),
            u"1 applied, 2 applied edited, 2.5 out of order, 3 applied, 4 failed,  applied,  pending edited"_s);
        const QString problems = m_status.problems().join(u'\n');
        QVERIFY2(problems.contains("outOfOrder"_L1) && problems.contains("flyway repair"_L1) && problems.contains("version 5 (gone)"_L1), qPrintable(problems));
        execute(u"INSERT INTO flyway_schema_history VALUES (8, '3', 'c', 'UNDO_SQL', 'U3__c.sql', NULL, 'me', now(), 5, true); "
            "DELETE FROM flyway_schema_history WHERE version = '4'"_s);
        QVERIFY(states(DirectoryFormat::Flyway).contains("3 pending, 4 pending"_L1));
    }

    void flywayBaselines()
    {
        write(u"V1__a.sql"_s, u"SELECT 1;"_s);
        write(u"B2__all.sql"_s, u"SELECT 2;"_s);
        write(u"V2__b.sql"_s, u"SELECT 2;"_s);
        write(u"V3__c.sql"_s, u"SELECT 3;"_s);
        QCOMPARE(states(DirectoryFormat::Flyway), u"1 skipped, 2 skipped, 2 pending, 3 pending"_s);
        execute(flywayTable + u"INSERT INTO flyway_schema_history VALUES (1, '2', '<< Flyway Baseline >>', 'BASELINE', '', NULL, 'me', now(), 0, true)"_s);
        QCOMPARE(states(DirectoryFormat::Flyway), u"1 skipped, 2 baseline, 2 skipped, 3 pending"_s);
        QVERIFY(m_status.problems().isEmpty());
    }

    void goose()
    {
        for (const QString &name : { u"1"_s, u"2"_s, u"3"_s })
            write(name + u"_x.sql"_s, u"-- +goose Up\nSELECT 1;"_s);
        execute(u"CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint NOT NULL, is_applied boolean NOT NULL, tstamp timestamp DEFAULT now()); "
            "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true), (2, true), (2, false), (3, true), (9, true)"_s);
        QCOMPARE(states(DirectoryFormat::Goose), u"1 applied, 2 out of order, 3 applied"_s);
        const QString problems = m_status.problems().join(u'\n');
        QVERIFY2(problems.contains("-allow-missing"_L1) && problems.contains("version 9"_L1), qPrintable(problems));
    }

    void dbmate()
    {
        for (const QString &name : { u"20240101"_s, u"20240102"_s })
            write(name + u"_x.sql"_s, u"-- migrate:up\nSELECT 1;"_s);
        execute(u"CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY); INSERT INTO schema_migrations VALUES ('20240101')"_s);
        QCOMPARE(states(DirectoryFormat::Dbmate), u"20240101 applied, 20240102 pending"_s);
    }

    void drizzle()
    {
        write(u"0000_a.sql"_s, u"SELECT 0;\n"_s);
        write(u"0001_b.sql"_s, u"SELECT 1;\n"_s);
        write(u"0002_c.sql"_s, u"SELECT 2;\n"_s);
        write(u"0003_d.sql"_s, u"SELECT 3;\n"_s);
        write(u"meta/_journal.json"_s, uR"({"version": "7", "entries": [{"idx": 0, "when": 1000, "tag": "0000_a"}, {"idx": 1, "when": 2000, "tag": "0001_b"},
            {"idx": 2, "when": 3000, "tag": "0002_c"}, {"idx": 3, "when": 4000, "tag": "0003_d"}]})"_s);
        execute(u"CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint); "
            "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (encode(sha256(E'SELECT 0;\\n'), 'hex'), 1000), ('x', 3000)"_s);
        QCOMPARE(states(DirectoryFormat::Drizzle), u"0000 applied, 0001 out of order, 0002 applied edited, 0003 pending"_s);
        QVERIFY(m_status.problems().join(u'\n').contains("drizzle never runs it"_L1));
    }

    void liquibase()
    {
        write(u"a.sql"_s, u"--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ben:1\nSELECT 2;\n--changeset ann:2\nSELECT 3;\n"_s);
        execute(u"CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, "
            "orderexecuted int NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35)); INSERT INTO databasechangelog VALUES "
            "('1', 'ann', 'db/changelog/a.sql', now(), 1, 'EXECUTED', '9:x'), ('1', 'ben', 'db/changelog/a.sql', now(), 2, 'FAILED', '9:x'), "
            "('7', 'ann', 'db/changelog/a.sql', now(), 3, 'EXECUTED', '9:x')"_s);
        QCOMPARE(states(DirectoryFormat::Liquibase), u"1 applied, 1 failed, 2 pending"_s);
        QVERIFY(m_status.problems().join(u'\n').contains("version a.sql::7::ann"_L1));
    }

    void supabase()
    {
        write(u"20240101_a.sql"_s, u"-- words\ncreate table t (a int);\nselect 1;\n"_s);
        write(u"20240102_b.sql"_s, u"select 2;\n"_s);
        write(u"20240103_c.sql"_s, u"select 3;\n"_s);
        // Another tool's table of the same name must not be taken for Supabase's.
        execute(u"CREATE TABLE schema_migrations (version bigint); CREATE SCHEMA supabase_migrations; "
            "CREATE TABLE supabase_migrations.schema_migrations (version text PRIMARY KEY, statements text[], name text); "
            "INSERT INTO supabase_migrations.schema_migrations VALUES ('20240101', '{\"create table t (a int)\",\"select 1\"}', 'a'), ('20240102', '{\"select 22\"}', 'b')"_s);
        QCOMPARE(states(DirectoryFormat::Supabase), u"20240101 applied, 20240102 applied edited, 20240103 pending"_s);
    }

    void alembic()
    {
        write(u"1.py"_s, u"revision = 'a'\ndown_revision = None\n"_s);
        write(u"2.py"_s, u"revision = 'b'\ndown_revision = 'a'\n"_s);
        write(u"3.py"_s, u"revision = 'c'\ndown_revision = 'b'\n"_s);
        execute(u"CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY); INSERT INTO alembic_version VALUES ('b')"_s);
        QCOMPARE(states(DirectoryFormat::Alembic), u"a applied, b applied, c pending"_s);
        QVERIFY(m_status.problems().isEmpty());
        execute(u"UPDATE alembic_version SET version_num = 'zzz'"_s);
        (void)states(DirectoryFormat::Alembic);
        QVERIFY(m_status.problems().join(u'\n').contains("version zzz"_L1));
    }

    void theSchemaCanBeNamed()
    {
        write(u"1_x.sql"_s, u"-- migrate:up\nSELECT 1;"_s);
        execute(u"CREATE SCHEMA s; CREATE TABLE s.schema_migrations (version varchar(128) PRIMARY KEY); INSERT INTO s.schema_migrations VALUES ('1'); "
            "CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)"_s);
        QCOMPARE(states(DirectoryFormat::Dbmate), u"1 pending"_s);
        QCOMPARE(states(DirectoryFormat::Dbmate, u"s"_s), u"1 applied"_s);
    }

    void problemsOfTheDirectoryAreTold()
    {
        write(u"1_x.sql"_s, u"SELECT 1;"_s);
        QCOMPARE(states(DirectoryFormat::Dbmate), u"1 pending"_s);
        QVERIFY(m_status.problems().join(u'\n').contains("migrate:up"_L1));
        QVERIFY(!m_status.isUpToDate());
    }

private:
    void write(const QString &name, const QString &text) { QVERIFY_RESULT(writeTextFile(m_folder->filePath(name), text)); }
    void execute(const QString &sql) { m_server->runScript(m_database, sql); }
    QString states(DirectoryFormat format, const QString &schema = {})
    {
        auto connection = m_server->connect(m_database);
        const auto directory = loadDirectory(m_folder->path(), format);
        const auto history = readToolHistory(connection, format, schema);
        if (!directory || !history)
            return !directory ? directory.error().toText() : history.error().toText();
        m_status = computeToolStatus(*directory, *history);
        QStringList texts;
        for (const FileStatus &file : m_status.files)
            texts << file.file.version + u' ' + testing::stateText(file.state) + (file.hash == HashState::Edited ? u" edited"_s : QString());
        return texts.join(u", "_s);
    }

    std::unique_ptr<testing::PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    MigrationStatus m_status;
};

QTEST_GUILESS_MAIN(TestToolHistory)
#include "tst_toolhistory.moc"
