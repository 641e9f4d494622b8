// Directories of other tools run with those tools' own history tables and locks, on a real server.
#include "model/apply/executor.h"
#include "model/apply/toollocks.h"
#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolhistory.h"

#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::apply;
using namespace Qt::StringLiterals;
using migrations::DirectoryFormat;

class TestToolApply : public QObject
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
        m_journal = std::make_unique<QTemporaryDir>();
        m_baseline.clear();
        m_order = ExecutionOrder::Linear;
    }

    void prisma()
    {
        write(u"1_a/migration.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        write(u"2_b/migration.sql"_s, u"CREATE INDEX CONCURRENTLY t_a ON t (a);\n"_s);
        QCOMPARE(run(DirectoryFormat::Prisma), u"1_a/migration.sql done, 2_b/migration.sql done"_s);
        QCOMPARE(value(u"SELECT string_agg(migration_name || ' ' || applied_steps_count || ' ' || (finished_at IS NOT NULL) || ' ' || length(id), ', ' ORDER BY started_at) FROM _prisma_migrations"_s),
            u"1_a 1 true 36, 2_b 1 true 36"_s);
        QCOMPARE(value(u"SELECT checksum = encode(sha256(E'CREATE TABLE t (a int);\\n'), 'hex') FROM _prisma_migrations WHERE migration_name = '1_a'"_s), u"t"_s);
        QCOMPARE(value(u"SELECT to_regclass('t_a') IS NOT NULL"_s), u"t"_s);
        QCOMPARE(run(DirectoryFormat::Prisma), QString());
    }

    void prismaFailuresStay()
    {
        write(u"1_a/migration.sql"_s, u"CREATE TABLE t (a int);\nSELECT nothing;\n"_s);
        const QString result = run(DirectoryFormat::Prisma);
        QVERIFY2(result.contains("column \"nothing\" does not exist"_L1), qPrintable(result));
        QCOMPARE(value(u"SELECT (finished_at IS NULL) || ' ' || (logs LIKE '%nothing%') || ' ' || applied_steps_count FROM _prisma_migrations"_s), u"true true 0"_s);
        QCOMPARE(value(u"SELECT to_regclass('t') IS NULL"_s), u"t"_s);
        const QString again = run(DirectoryFormat::Prisma);
        QVERIFY2(again.contains("1_a/migration.sql failed"_L1) && again.contains("prisma migrate resolve"_L1), qPrintable(again));
        execute(u"UPDATE _prisma_migrations SET rolled_back_at = now()"_s);
        write(u"1_a/migration.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        QCOMPARE(run(DirectoryFormat::Prisma), u"1_a/migration.sql done"_s);
    }

    void prismaHoldsItsLock()
    {
        write(u"1_a/migration.sql"_s, u"SELECT 1;\n"_s);
        auto other = m_server->connect(m_database);
        QVERIFY_RESULT(other.execute(u"SELECT pg_advisory_lock(72707369)"_s));
        const QString result = run(DirectoryFormat::Prisma);
        QVERIFY2(result.contains("holds the migration lock"_L1), qPrintable(result));
        QVERIFY_RESULT(other.execute(u"SELECT pg_advisory_unlock(72707369)"_s));
        QCOMPARE(run(DirectoryFormat::Prisma), u"1_a/migration.sql done"_s);
    }

    void golangMigrate()
    {
        write(u"1_a.up.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        write(u"2_b.up.sql"_s, u"CREATE INDEX CONCURRENTLY t_a ON t (a);\n"_s);
        write(u"10_c.up.sql"_s, u"ALTER TABLE t ADD COLUMN b int;\n"_s);
        QCOMPARE(run(DirectoryFormat::GolangMigrate), u"1_a.up.sql done, 2_b.up.sql done, 10_c.up.sql done"_s);
        QCOMPARE(value(u"SELECT string_agg(version || ' ' || dirty, ', ') FROM schema_migrations"_s), u"10 false"_s);
    }

    // A file that is one transaction leaves nothing, so the database is not dirty; one that cannot be rolled back is.
    void golangMigrateIsDirtyWhenItIs()
    {
        write(u"1_a.up.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        write(u"2_b.up.sql"_s, u"SELECT nothing;\n"_s);
        QVERIFY(run(DirectoryFormat::GolangMigrate).startsWith("1_a.up.sql done, 2_b.up.sql failed"_L1));
        QCOMPARE(value(u"SELECT string_agg(version || ' ' || dirty, ', ') FROM schema_migrations"_s), u"1 false"_s);
        write(u"2_b.up.sql"_s, u"CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a);\n"_s);
        execute(u"INSERT INTO t VALUES (1), (1)"_s);
        QVERIFY(run(DirectoryFormat::GolangMigrate).startsWith("2_b.up.sql failed"_L1));
        QCOMPARE(value(u"SELECT string_agg(version || ' ' || dirty, ', ') FROM schema_migrations"_s), u"2 true"_s);
        QVERIFY(run(DirectoryFormat::GolangMigrate).contains("migrate force"_L1));
    }

    void flyway()
    {
        write(u"V1__first_table.sql"_s, u"123456789"_s); // only its checksum matters; it is recorded as a baseline
        write(u"V1_1__more.sql"_s, u"CREATE TABLE u (a int);\n"_s);
        write(u"V2__index.sql"_s, u"CREATE INDEX CONCURRENTLY u_a ON u (a);\n"_s);
        write(u"R__view.sql"_s, u"CREATE OR REPLACE VIEW v AS SELECT a FROM u;\n"_s);
        execute(u"CREATE TABLE t (a int)"_s);
        const QString refused = run(DirectoryFormat::Flyway);
        QVERIFY2(refused.contains("not clean"_L1), qPrintable(refused));
        m_baseline = u"1"_s;
        QCOMPARE(run(DirectoryFormat::Flyway), u"V1_1__more.sql done, V2__index.sql done, R__view.sql done"_s);
        QCOMPARE(value(u"SELECT string_agg(concat_ws(' ', installed_rank, version, description, type, script, success), ', ' ORDER BY installed_rank) FROM flyway_schema_history"_s),
            u"1 1 first table SQL V1__first_table.sql t, 2 1.1 more SQL V1_1__more.sql t, 3 2 index SQL V2__index.sql t, 4 view SQL R__view.sql t"_s);
        QCOMPARE(value(u"SELECT checksum FROM flyway_schema_history WHERE installed_rank = 1"_s), u"-873187034"_s);
        m_baseline.clear();
        write(u"R__view.sql"_s, u"CREATE OR REPLACE VIEW v AS SELECT a AS a FROM u WHERE a > 0;\n"_s);
        QCOMPARE(run(DirectoryFormat::Flyway), u"R__view.sql done"_s);
        write(u"V1_1__more.sql"_s, u"CREATE TABLE u (b int);\n"_s);
        QVERIFY(run(DirectoryFormat::Flyway).contains("V1_1__more.sql was applied and edited since"_L1));
    }

    void flywayRecordsWhatCannotBeRolledBack()
    {
        write(u"V1__t.sql"_s, u"CREATE TABLE t AS SELECT 1 AS a FROM generate_series(1, 2);\n"_s);
        write(u"V2__i.sql"_s, u"CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a);\n"_s);
        QVERIFY(run(DirectoryFormat::Flyway).startsWith("V1__t.sql done, V2__i.sql failed"_L1));
        QCOMPARE(value(u"SELECT string_agg(version || ' ' || success, ', ' ORDER BY installed_rank) FROM flyway_schema_history"_s), u"1 true, 2 false"_s);
        QVERIFY(run(DirectoryFormat::Flyway).contains("flyway repair"_L1));
    }

    void goose()
    {
        write(u"1_a.sql"_s, u"-- +goose Up\nCREATE TABLE t (a int);\n-- +goose Down\nDROP TABLE t;\n"_s);
        write(u"2_b.sql"_s, u"-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY t_a ON t (a);\n"_s);
        QCOMPARE(run(DirectoryFormat::Goose), u"1_a.sql done, 2_b.sql done"_s);
        QCOMPARE(value(u"SELECT string_agg(version_id || ' ' || is_applied, ', ' ORDER BY id) FROM goose_db_version"_s), u"0 true, 1 true, 2 true"_s);
    }

    // Their tables have no place for a file that ran in part: our journal does.
    void filesWithoutTransactionGoOnWhereTheyStopped_data()
    {
        QTest::addColumn<DirectoryFormat>("format");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("undo"); // what the tool's own way back leaves in its table
        QTest::newRow("goose") << DirectoryFormat::Goose << u"-- +goose NO TRANSACTION\n-- +goose Up\n"_s << u"DELETE FROM goose_db_version WHERE version_id = 1"_s;
        QTest::newRow("dbmate") << DirectoryFormat::Dbmate << u"-- migrate:up transaction:false\n"_s << u"DELETE FROM schema_migrations"_s;
    }
    void filesWithoutTransactionGoOnWhereTheyStopped()
    {
        QFETCH(DirectoryFormat, format);
        QFETCH(QString, head);
        QFETCH(QString, undo);
        const QString before = u"CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\n"_s;
        write(u"1_a.sql"_s, head + before + u"SELECT nothing;\nALTER TABLE t ADD COLUMN c int;\n"_s);
        for (int i = 0; i < 3; ++i) { // it stays so over runs that add nothing
            const QString failed = run(format);
            QVERIFY2(failed.startsWith("1_a.sql failed"_L1) && failed.contains("statement 3 of 4"_L1), qPrintable(failed));
        }
        QCOMPARE(value(u"SELECT count(*) FROM t"_s), u"1"_s);
        write(u"1_a.sql"_s, head + QString(before).replace(u"(1)"_s, u"(2)"_s) + u"SELECT 1;\n"_s);
        const QString edited = run(format);
        QVERIFY2(edited.contains("1_a.sql: 2 of its statements ran, and they were edited since"_L1), qPrintable(edited));
        write(u"1_a.sql"_s, head + before + u"SELECT 1;\nALTER TABLE t ADD COLUMN c int;\n"_s);
        QCOMPARE(run(format), u"1_a.sql done"_s);
        QCOMPARE(value(u"SELECT count(*) FROM t WHERE c IS NULL"_s), u"1"_s);
        QCOMPARE(run(format), QString());
        execute(undo + u"; DROP TABLE t"_s);
        QCOMPARE(run(format), u"1_a.sql done"_s); // all of it again
        QCOMPARE(value(u"SELECT count(*) FROM t"_s), u"1"_s);
    }
    // BEGIN and COMMIT in the file: what was not committed runs again.
    void ownTransactionsBeginAgain()
    {
        const QString head = u"-- +goose NO TRANSACTION\n-- +goose Up\n"_s;
        write(u"1_a.sql"_s, head + u"CREATE TABLE t (a int);\nBEGIN;\nINSERT INTO t VALUES (1);\nSELECT nothing;\nCOMMIT;\n"_s);
        const QString failed = run(DirectoryFormat::Goose);
        QVERIFY2(failed.contains("statement 4 of 5"_L1), qPrintable(failed));
        write(u"1_a.sql"_s, head + u"CREATE TABLE t (a int);\nBEGIN;\nINSERT INTO t VALUES (1);\nSELECT 1;\nCOMMIT;\n"_s);
        QCOMPARE(run(DirectoryFormat::Goose), u"1_a.sql done"_s);
        QCOMPARE(value(u"SELECT count(*) FROM t"_s), u"1"_s);
        const QString committed = head + u"BEGIN;\nINSERT INTO t VALUES (2);\nCOMMIT;\n"_s;
        write(u"2_b.sql"_s, committed + u"SELECT nothing;\n"_s);
        QVERIFY(run(DirectoryFormat::Goose).contains("statement 4 of 4"_L1));
        write(u"2_b.sql"_s, committed + u"SELECT 1;\n"_s);
        QCOMPARE(run(DirectoryFormat::Goose), u"2_b.sql done"_s);
        QCOMPARE(value(u"SELECT count(*) FROM t"_s), u"2"_s);
    }

    void dbmate()
    {
        write(u"1_a.sql"_s, u"-- migrate:up\nCREATE TABLE t (a int);\n-- migrate:down\nDROP TABLE t;\n"_s);
        write(u"3_c.sql"_s, u"-- migrate:up\nALTER TABLE t ADD COLUMN c int;\n"_s);
        QCOMPARE(run(DirectoryFormat::Dbmate), u"1_a.sql done, 3_c.sql done"_s);
        write(u"2_b.sql"_s, u"-- migrate:up\nALTER TABLE t ADD COLUMN b int;\n"_s);
        QVERIFY(run(DirectoryFormat::Dbmate).contains("2_b.sql did not run, though later ones did"_L1));
        m_order = ExecutionOrder::NonLinear;
        QCOMPARE(run(DirectoryFormat::Dbmate), u"2_b.sql done"_s);
        QCOMPARE(value(u"SELECT string_agg(version, ',' ORDER BY version) FROM schema_migrations"_s), u"1,2,3"_s);
    }

    void mixedFilesAreRefusedBeforeAnythingRuns()
    {
        write(u"1_a/migration.sql"_s, u"CREATE TABLE t (a int);\n"_s);
        write(u"2_b/migration.sql"_s, u"CREATE TABLE u (a int);\nCREATE INDEX CONCURRENTLY u_a ON u (a);\n"_s);
        const QString result = run(DirectoryFormat::Prisma);
        QVERIFY2(result.contains("2_b/migration.sql has a statement that refuses a transaction beside others"_L1), qPrintable(result));
        QCOMPARE(value(u"SELECT to_regclass('t') IS NULL"_s), u"t"_s);
    }

    // drizzle-kit runs what is younger than the youngest row, and compares nothing else.
    void drizzle()
    {
        write(u"meta/_journal.json"_s, uR"({"version":"7","dialect":"postgresql","entries":[
            {"idx":0,"version":"7","when":1700000000000,"tag":"0000_a","breakpoints":true},
            {"idx":1,"version":"7","when":1700000001000,"tag":"0001_b","breakpoints":true}]})"_s);
        write(u"0000_a.sql"_s, u"CREATE TABLE t (a int);--> statement-breakpoint\nINSERT INTO t VALUES (1)\n"_s);
        write(u"0001_b.sql"_s, u"ALTER TABLE t ADD COLUMN b int;\nSELECT nothing;\n"_s);
        const QString failed = run(DirectoryFormat::Drizzle);
        QVERIFY2(failed.startsWith("0000_a.sql done, 0001_b.sql failed"_L1), qPrintable(failed));
        QCOMPARE(value(u"SELECT string_agg(created_at || ' ' || (hash = encode(sha256(E'CREATE TABLE t (a int);--> statement-breakpoint\\nINSERT INTO t VALUES (1)\\n'), 'hex')), ', ') FROM drizzle.__drizzle_migrations"_s),
            u"1700000000000 true"_s);
        QCOMPARE(value(u"SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'b'"_s), u"0"_s);
        write(u"0001_b.sql"_s, u"ALTER TABLE t ADD COLUMN b int;\n"_s);
        QCOMPARE(run(DirectoryFormat::Drizzle), u"0001_b.sql done"_s);
        QCOMPARE(value(u"SELECT string_agg(id || ' ' || created_at, ', ' ORDER BY id) FROM drizzle.__drizzle_migrations"_s),
            u"1 1700000000000, 2 1700000001000"_s);
        QCOMPARE(run(DirectoryFormat::Drizzle), QString());
    }

    // The table holds the heads: one that two follow goes with the first, and what joins them takes the place of both.
    void alembic()
    {
        const QString head = u"from alembic import op\nimport sqlalchemy as sa\nrevision = '%1'\ndown_revision = %2\ndef upgrade():\n    %3\n"_s;
        write(u"1_base.py"_s, head.arg(u"base"_s, u"None"_s, u"op.create_table('t', sa.Column('a', sa.Integer(), primary_key=True))"_s));
        write(u"2_left.py"_s, head.arg(u"left"_s, u"'base'"_s, u"op.add_column('t', sa.Column('b', sa.Text()))"_s));
        write(u"3_right.py"_s, head.arg(u"right"_s, u"'base'"_s, u"op.execute('SELECT nothing')"_s));
        write(u"4_merge.py"_s, head.arg(u"merge"_s, u"('left', 'right')"_s, u"pass"_s));
        const QString failed = run(DirectoryFormat::Alembic);
        QVERIFY2(failed.startsWith("1_base.py done, 2_left.py done, 3_right.py failed"_L1), qPrintable(failed));
        QCOMPARE(value(u"SELECT string_agg(version_num, ', ') FROM alembic_version"_s), u"left"_s);
        write(u"3_right.py"_s, head.arg(u"right"_s, u"'base'"_s, u"op.execute('ALTER TABLE t ADD COLUMN c int')"_s));
        m_order = ExecutionOrder::NonLinear;
        QCOMPARE(run(DirectoryFormat::Alembic), u"3_right.py done, 4_merge.py done"_s);
        QCOMPARE(value(u"SELECT string_agg(version_num, ', ') FROM alembic_version"_s), u"merge"_s);
        QCOMPARE(value(u"SELECT pg_get_serial_sequence('t', 'a')"_s), u"public.t_a_seq"_s);
        QCOMPARE(run(DirectoryFormat::Alembic), QString());
    }
    void alembicRefusesWhatOnlyPythonKnows()
    {
        write(u"1_a.py"_s, u"revision = 'a'\ndown_revision = None\ndef upgrade():\n    op.execute('CREATE TABLE t (a int)')\n    op.bulk_insert(t, rows)\n"_s);
        const QString result = run(DirectoryFormat::Alembic);
        QVERIFY2(result.contains("1_a.py:5:5: revision a calls op.bulk_insert: only Alembic turns that into SQL"_L1), qPrintable(result));
        QCOMPARE(value(u"SELECT to_regclass('t') IS NULL AND to_regclass('alembic_version') IS NULL"_s), u"t"_s);
    }

    void othersAreRunByTheirOwnCommand_data()
    {
        QTest::addColumn<DirectoryFormat>("format");
        QTest::addColumn<QString>("command");
        QTest::newRow("supabase") << DirectoryFormat::Supabase << u"supabase db push"_s;
        QTest::newRow("liquibase") << DirectoryFormat::Liquibase << u"liquibase update"_s;
    }
    void othersAreRunByTheirOwnCommand()
    {
        QFETCH(DirectoryFormat, format);
        QFETCH(QString, command);
        QVERIFY(run(format).contains(command));
    }

    // Values as the tools' own sources compute them.
    void locks()
    {
        const QualifiedName history { u"public"_s, u"flyway_schema_history"_s };
        QCOMPARE(toolLocks(DirectoryFormat::Prisma, {}, {}), QList<qint64> { 72707369 });
        QCOMPARE(toolLocks(DirectoryFormat::Goose, {}, {}), QList<qint64> { 5887940537704921958 });
        QVERIFY(toolLocks(DirectoryFormat::Dbmate, {}, {}).isEmpty());
        qint32 hash = 0;
        for (const QChar c : u"\"public\".\"flyway_schema_history\""_s)
            hash = qint32(quint32(hash) * 31 + c.unicode());
        QCOMPARE(toolLocks(DirectoryFormat::Flyway, history, {}), QList<qint64> { 0x466C79776179 + hash });
        QCOMPARE(toolLocks(DirectoryFormat::GolangMigrate, { u"public"_s, u"schema_migrations"_s }, u"shop"_s).size(), 2);
    }

private:
    void write(const QString &name, const QString &text) { QVERIFY_RESULT(writeTextFile(m_folder->filePath(name), text)); }
    void execute(const QString &sql) { m_server->runScript(m_database, sql); }
    QString value(const QString &sql)
    {
        const auto rows = m_server->connect(m_database).execute(sql);
        return rows ? rows->text(0, 0) : rows.error().toText();
    }
    /// "file done, file failed: why"; an error before the first statement.
    QString run(DirectoryFormat format)
    {
        ApplyRequest request;
        request.target = m_server->settings(m_database);
        const auto directory = migrations::loadDirectory(m_folder->path(), format);
        if (!directory)
            return directory.error().toText();
        request.directory = *directory;
        request.baseline = m_baseline;
        request.journalFolder = m_journal->path();
        request.order = m_order;
        request.options.advisoryLockTimeout = std::chrono::milliseconds(200);
        const auto report = applyMigrations(request);
        if (!report)
            return report.error().toText();
        QStringList texts;
        for (const AppliedFile &file : report->files)
            texts << file.fileName + (file.complete ? u" done"_s : u" failed: "_s + report->failure->toText());
        return texts.join(u", "_s);
    }

    std::unique_ptr<testing::PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_journal;
    QString m_database;
    QString m_baseline;
    ExecutionOrder m_order = ExecutionOrder::Linear;
};

QTEST_GUILESS_MAIN(TestToolApply)
#include "tst_toolapply.moc"
