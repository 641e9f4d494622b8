// The life of the private server in a folder of the test's own: shared, stopped with the last lease, clean after a crash.
#include "model/base/process.h"
#include "tests/support/pgfixture.h"
#include "tests/support/requirement.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::postgres;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestPrivateServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (findServerInstallations().isEmpty())
            SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server on this machine");
        QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ExeOther | QFile::ReadOther);
        qputenv("SCHEMAWRIGHT_SERVER_FOLDER", QFile::encodeName(m_folder.path() + u"/servers"_s));
    }

    void startsOnDemandAndStopsWithTheLastLease()
    {
        QString socketFolder;
        {
            const auto first = PrivateServer::acquire(0, ServerPurpose::Development);
            QVERIFY_RESULT(first);
            socketFolder = first->settings().host;
            {
                const auto second = PrivateServer::acquire(0, ServerPurpose::Development);
                QVERIFY_RESULT(second);
                QCOMPARE(second->settings(), first->settings());
            }
            QVERIFY_RESULT(Connection::open(first->settings()));
        }
        ConnectionSettings settings;
        settings.host = socketFolder;
        settings.user = u"postgres"_s;
        settings.database = u"postgres"_s;
        QVERIFY(!Connection::open(settings));
    }

    void listensOnTheSocketOnlyAndKnowsItsPurpose()
    {
        const auto development = PrivateServer::acquire(0, ServerPurpose::Development);
        QVERIFY_RESULT(development);
        auto connection = Connection::open(development->settings());
        QVERIFY_RESULT(connection);
        const auto rows = connection->query(u"SELECT current_setting('listen_addresses'), current_setting('fsync')"_s);
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->text(0, 0), QString());
        QCOMPARE(rows->text(0, 1), u"off"_s);

        const auto sample = PrivateServer::acquire(0, ServerPurpose::Sample);
        QVERIFY_RESULT(sample);
        auto sampleConnection = Connection::open(sample->settings());
        QVERIFY_RESULT(sampleConnection);
        const auto fsync = sampleConnection->query(u"SHOW fsync"_s);
        QVERIFY_RESULT(fsync);
        QCOMPARE(fsync->text(0, 0), u"on"_s);
    }

    /// Scripts of a project run as its superuser: who opens a folder must not run what stands in it.
    void superuserOfTheServerIsHeldToItsFolder()
    {
        // Whether there is Landlock is the kernel's matter, not that of packages: where it is missing, doctor says so, and there is nothing
        // to be measured.
        if (!Confinement::isPossible())
            QSKIP("this kernel has no Landlock");
        const auto server = PrivateServer::acquire(0, ServerPurpose::Development);
        QVERIFY_RESULT(server);
        auto connection = Connection::open(server->settings());
        QVERIFY_RESULT(connection);
        QTemporaryDir outside;
        QVERIFY(QFile::setPermissions(outside.path(), QFile::Permissions(0x7777))); // the user of the server may write there
        const QString file = outside.filePath(u"written"_s);
        QVERIFY(!connection->execute(u"COPY (SELECT 'x') TO '%1'"_s.arg(file)));
        QVERIFY(!connection->execute(u"COPY (SELECT 'x') TO PROGRAM 'cat > %1'"_s.arg(file)));
        QVERIFY(!connection->execute(u"COPY (SELECT 'x') TO PROGRAM 'echo x > %1'"_s.arg(file)));
        QVERIFY(!connection->execute(u"DO $$ BEGIN EXECUTE 'COPY (SELECT 1) TO PROGRAM ''/usr/bin/touch %1'''; END $$"_s.arg(file)));
        QVERIFY(!QFile::exists(file));
        QFile secret(outside.filePath(u"secret"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("secret");
        secret.close();
        QVERIFY(secret.setPermissions(QFile::Permissions(0x7777)));
        const auto read = connection->query(u"SELECT pg_read_file('%1')"_s.arg(secret.fileName()));
        QVERIFY(!read);
        QVERIFY2(read.error().text.contains(u"Permission denied"_s), qPrintable(read.error().text));
        // What a schema needs still works: indexes built by several processes, extensions, tables of its own.
        QVERIFY_RESULT(connection->execute(u"CREATE TABLE t AS SELECT g AS i FROM generate_series(1, 200000) g"_s));
        QVERIFY_RESULT(connection->execute(u"SET max_parallel_maintenance_workers = 2; SET min_parallel_table_scan_size = 0; CREATE INDEX ON t (i)"_s));
        QVERIFY_RESULT(connection->execute(u"DROP TABLE t; CREATE EXTENSION IF NOT EXISTS pgcrypto; DROP EXTENSION pgcrypto"_s));
    }

    void nextStartCleansUpAfterACrash()
    {
        // The victim holds a lease and a database, and is killed without a chance to clean up.
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(), { u"--victim"_s });
        QVERIFY(victim.waitForReadyRead(60'000));
        victim.kill();
        QVERIFY(victim.waitForFinished());
        const auto server = PrivateServer::acquire(0, ServerPurpose::Development);
        QVERIFY_RESULT(server);
        auto connection = Connection::open(server->settings());
        QVERIFY_RESULT(connection);
        const auto rows
            = connection->query(u"SELECT count(*) FROM pg_database WHERE datname LIKE 'schemawright\\_%'"_s);
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->integer(0, 0), 0);
    }

    void leftoversThatCannotBeDroppedDoNotStopTheNextStart()
    {
        {
            const auto server = PrivateServer::acquire(0, ServerPurpose::Development);
            QVERIFY_RESULT(server);
            auto connection = Connection::open(server->settings());
            QVERIFY_RESULT(connection);
            QVERIFY_RESULT(connection->execute(u"CREATE DATABASE schemawright_subscribed"_s));
            auto inside = Connection::open(server->settings(u"schemawright_subscribed"_s));
            QVERIFY_RESULT(inside);
            // DROP DATABASE refuses while a subscription lives in it, WITH (FORCE) too.
            QVERIFY_RESULT(inside->execute(
                u"CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false)"_s));
        }
        const auto again = PrivateServer::acquire(0, ServerPurpose::Development);
        QVERIFY_RESULT(again);
        QVERIFY_RESULT(Connection::open(again->settings()));
    }

    void picksTheNearestVersionAndSaysSo()
    {
        const auto server = PrivateServer::acquire(9, ServerPurpose::Development);
        QVERIFY_RESULT(server);
        QVERIFY(server->versionWarning().contains(u"PostgreSQL 9 was asked for"_s));
        QVERIFY(server->versionWarning().contains(server->installation().version));
    }

    void choosesInstallations_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("chosen");
        QTest::newRow("the asked version") << 15 << 15;
        QTest::newRow("a newer one when the asked is missing") << 13 << 14;
        QTest::newRow("the nearest older one at the end") << 19 << 18;
        QTest::newRow("any: the one with pgvector") << 0 << 15;
    }
    void choosesInstallations()
    {
        QFETCH(int, asked);
        QFETCH(int, chosen);
        const QList<ServerInstallation> installations { { 18, u"18.1"_s, u"/a"_s, {}, false },
            { 15, u"15.2"_s, u"/b"_s, {}, true }, { 14, u"14.9"_s, u"/c"_s, {}, false } };
        QCOMPARE(chooseInstallation(installations, asked)->majorVersion, chosen);
    }

private:
    QTemporaryDir m_folder;
};

static int runVictim()
{
    const auto server = PrivateServer::acquire(0, ServerPurpose::Development);
    if (!server)
        return 1;
    auto connection = Connection::open(server->settings());
    if (!connection || !connection->execute(u"CREATE DATABASE schemawright_victim"_s))
        return 1;
    fputs("ready\n", stdout);
    fflush(stdout);
    QThread::sleep(600);
    return 0;
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().contains(u"--victim"_s))
        return runVictim();
    TestPrivateServer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_privateserver.moc"
