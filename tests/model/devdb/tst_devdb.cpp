#include "model/devdb/developmentdatabase.h"
#include "model/devdb/script.h"
#include "model/devdb/serverfiles.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::devdb;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestDevDb : public QObject
{
    Q_OBJECT

private slots:
    void scriptsWithTransactionsAndRoles()
    {
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        const Script script { u"a.sql"_s,
            u"BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE a (id int);\n"
            "GRANT SELECT ON a TO schemawright_test_reader; COMMIT; SET ROLE schemawright_test_reader;"_s,
            {} };
        const Script next { u"b.sql"_s, u"-- atlas:delimiter --end\nCREATE TABLE b (id int)\n--end\nDROP TABLE a\n--end\n"_s, u"--end"_s };
        QVERIFY_RESULT(runScripts(database->connection(), { script, next }, MissingRoles::Create));
        QVERIFY(!runScripts(database->connection(),
            { { u"c.sql"_s, u"GRANT SELECT ON b TO schemawright_test_stranger"_s, {} } }, MissingRoles::Fail));
        QVERIFY_RESULT(database->connection().execute(u"DROP OWNED BY schemawright_test_reader"_s));
        QVERIFY_RESULT(database->connection().execute(u"DROP ROLE schemawright_test_reader"_s));
    }

    void initTestCase() { REQUIRE_SERVER(PgFixture::start()); }

    void whatReachesOutOfTheDatabaseIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const QString program = u"COPY runs a program on the database server"_s;
        const QString file = u"COPY reads or writes a file of the database server"_s;
        QTest::newRow("a program") << u"copy (select 1) to program 'id > /tmp/x'"_s << program;
        QTest::newRow("from a program") << u"/* x */ COPY public.t (a, b) FROM  PROGRAM $$cat x$$ CSV"_s << program;
        QTest::newRow("a file") << u"COPY t TO E'/tmp/x'"_s << file;
        QTest::newRow("from a file") << u"COPY t FROM '/etc/passwd'"_s << file;
        QTest::newRow("standard input") << u"COPY t FROM stdin"_s << QString();
        QTest::newRow("standard output") << u"COPY (SELECT 'x' FROM t) TO STDOUT"_s << QString();
        QTest::newRow("a table of that name") << u"COPY program FROM STDIN"_s << QString();
        QTest::newRow("no copy") << u"SELECT 1 FROM program"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void whatReachesOutOfTheDatabaseIsRefused()
    {
        QFETCH(QString, sql);
        const auto error = reachesOutside(sql);
        QTEST(error ? error->text : QString(), "expected");
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        if (!error)
            return;
        const auto run = runScripts(database->connection(), { { u"a.sql"_s, u"SELECT 1;\n  "_s + sql + u';', {} } }, MissingRoles::Create);
        QVERIFY(!run);
        QCOMPARE(run.error().text, error->text);
        QCOMPARE(run.error().line, 2);
    }

    void readsDevelopmentUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("majorVersion");
        QTest::newRow("Atlas's docker URL") << u"docker://postgres/15/dev"_s << 15;
        QTest::newRow("a docker tag") << u"docker://postgres/16-alpine/test?search_path=public"_s << 16;
        QTest::newRow("pgvector's image") << u"docker://pgvector/pg17/dev"_s << 17;
        QTest::newRow("an image") << u"docker+postgres://pgvector/pgvector:pg17/dev"_s << 17;
        QTest::newRow("a registry's image") << u"docker+postgres://registry:5000/pgvector/pgvector:0.8.0-pg16/dev?sslmode=disable"_s << 16;
        QTest::newRow("an image without a tag") << u"docker+postgres://pgvector/pgvector/dev"_s << 0;
        QTest::newRow("a tag without a version") << u"docker://postgres/latest/dev"_s << 0;
        QTest::newRow("our own form") << u"embedded://15"_s << 15;
        QTest::newRow("any version") << u"embedded://"_s << 0;
        QTest::newRow("none") << QString() << 0;
    }
    void readsDevelopmentUrls()
    {
        QFETCH(QString, url);
        QFETCH(int, majorVersion);
        const auto server = parseDevelopmentUrl(url);
        QVERIFY_RESULT(server);
        QCOMPARE(server->majorVersion, majorVersion);
        QVERIFY(!server->settings);
    }

    void refusesOtherDatabases()
    {
        QCOMPARE(parseDevelopmentUrl(u"docker://mysql/8/dev"_s).error().kind, ErrorKind::Input);
    }

    void failuresHaveFileLineAndColumn()
    {
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        const Script script { u"schema/a.sql"_s, u"CREATE TABLE a (id int);\n\n-- Grüße 🙂\nCREATE TABLE b (\n  id integerr\n);\n"_s };
        const auto done = runScripts(database->connection(), { script }, MissingRoles::Create);
        QVERIFY(!done);
        QCOMPARE(done.error().file, u"schema/a.sql"_s);
        QCOMPARE(done.error().line, 5);
        QCOMPARE(done.error().column, 6);
        QCOMPARE(done.error().sqlState, u"42704"_s);
        QVERIFY(done.error().toText().startsWith(u"schema/a.sql:5:6: "_s));
    }

    void createsRolesThatFilesName()
    {
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        const Script script { u"a.sql"_s,
            u"CREATE TABLE a (id int);\nBEGIN;\nGRANT SELECT ON a TO schemawright_test_reader;\nALTER TABLE a OWNER TO \"Schemawright test owner\";\nCOMMIT;\n"_s };
        QVERIFY_RESULT(runScripts(database->connection(), { script }, MissingRoles::Create));
    }

    // The private server keeps the roles of earlier runs.
    void aRoleThatIsThereIsNotCreatedAgain()
    {
        for (int run = 0; run < 2; ++run) {
            auto database = DevelopmentDatabase::create({});
            QVERIFY_RESULT(database);
            const Script script { u"a.sql"_s,
                u"CREATE ROLE schemawright_test_made;\nBEGIN;\nCREATE ROLE schemawright_test_made;\nCREATE TABLE a (id int);\nCOMMIT;\n"_s };
            QVERIFY_RESULT(runScripts(database->connection(), { script }, MissingRoles::Create));
            QVERIFY_RESULT(database->connection().query(u"SELECT id FROM a"_s));
        }
    }

    void settingsDoNotReachTheNextScript()
    {
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        const QList<Script> scripts { { u"1.sql"_s, u"CREATE SCHEMA other; SET search_path = other;"_s },
            { u"2.sql"_s, u"CREATE TABLE here (id int);"_s } };
        QVERIFY_RESULT(runScripts(database->connection(), scripts, MissingRoles::Create));
        const auto rows = database->connection().query(u"SELECT to_regclass('public.here') IS NOT NULL"_s);
        QVERIFY_RESULT(rows);
        QVERIFY(rows->boolean(0, 0));
    }

    void rowsOfDumpsAreLoaded()
    {
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        const Script script { u"dump.sql"_s,
            u"CREATE TABLE t (a int, b text);\nCOPY t (a, b) FROM stdin;\n1\tit's; one\n2\t\\N\n\\.\nCREATE INDEX ON t (a);\n"_s };
        QVERIFY_RESULT(runScripts(database->connection(), { script }, MissingRoles::Create));
        const auto rows = database->connection().query(u"SELECT count(*), min(b) FROM t"_s);
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->integer(0, 0), 2);
        QCOMPARE(rows->text(0, 1), u"it's; one"_s);
    }

    void openTransactionsAreNamed()
    {
        auto database = DevelopmentDatabase::create({});
        QVERIFY_RESULT(database);
        const auto done = runScripts(database->connection(), { { u"a.sql"_s, u"BEGIN; CREATE TABLE a (id int);"_s } }, MissingRoles::Create);
        QVERIFY(!done);
        QVERIFY(done.error().hint.contains(u"COMMIT"_s));
    }

    void copiesAreIndependentAndDroppedAtTheEnd()
    {
        QString name;
        {
            auto database = DevelopmentDatabase::create({});
            QVERIFY_RESULT(database);
            QVERIFY_RESULT(runScripts(database->connection(), { { u"a.sql"_s, u"CREATE TABLE a (id int);"_s } }, MissingRoles::Create));
            auto copy = database->copy();
            QVERIFY_RESULT(copy);
            QVERIFY_RESULT(copy->connection().execute(u"DROP TABLE a"_s));
            QVERIFY_RESULT(database->connection().execute(u"SELECT FROM a"_s));
            name = copy->settings().database;
        }
        const auto fixture = PgFixture::start();
        auto connection = fixture->connect(u"postgres"_s);
        const auto rows = connection.query(u"SELECT 1 FROM pg_database WHERE datname = $1"_s, { name });
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDevDb)
#include "tst_devdb.moc"
