#include "tests/support/pgfixture.h"

#include <QtTest>

#include <thread>

using namespace schemawright;
using namespace schemawright::postgres;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
        m_database = m_fixture->createDatabase();
    }

    // As files are read and written, whatever a database sets.
    void readsStringsAsTheStandardSays()
    {
        const QString database = m_fixture->createDatabase();
        {
            Connection connection = m_fixture->connect(database);
            QVERIFY_RESULT(connection.execute(
                u"ALTER DATABASE %1 SET standard_conforming_strings = off"_s.arg(database)));
        }
        Connection connection = m_fixture->connect(database);
        const auto text = [&] { return connection.query(u"SELECT 'a\\b'"_s)->text(0, 0); };
        QCOMPARE(text(), u"a\\b"_s);
        QVERIFY_RESULT(connection.resetSession());
        QCOMPARE(text(), u"a\\b"_s);
    }

    void answersWithParameters()
    {
        Connection connection = m_fixture->connect(m_database);
        const auto rows = connection.query(u"SELECT $1::text, $2::int, NULL::text, true"_s, { u"Grüße 🙂"_s, u"42"_s });
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->text(0, 0), u"Grüße 🙂"_s);
        QCOMPARE(rows->integer(0, 1), 42);
        QVERIFY(rows->isNull(0, 2));
        QVERIFY(rows->boolean(0, 3));
    }

    void errorsPointIntoTheStatement()
    {
        Connection connection = m_fixture->connect(m_database);
        const QString sql = u"SELECT '🙂', nowhere FROM pg_class"_s;
        const auto rows = connection.execute(sql);
        QVERIFY(!rows);
        QCOMPARE(rows.error().sqlState, u"42703"_s);
        QVERIFY(rows.error().range.has_value());
        QCOMPARE(rows.error().range->start, sql.indexOf(u"nowhere"_s)); // UTF-16, after a surrogate pair
        QVERIFY(!rows.error().poisonsConnection);
        QVERIFY_RESULT(connection.execute(u"SELECT 1"_s));
    }

    void pipelinesManyStatements()
    {
        Connection connection = m_fixture->connect(m_database);
        QStringList statements;
        for (int i = 0; i < 500; ++i)
            statements << u"SELECT %1, repeat('x', 5000)"_s.arg(i);
        const auto results = connection.queryAll(statements);
        QVERIFY_RESULT(results);
        QCOMPARE(results->size(), 500);
        QCOMPARE(results->at(499).integer(0, 0), 499);
    }

    void pipelineStopsAtTheFirstError()
    {
        Connection connection = m_fixture->connect(m_database);
        const auto results = connection.queryAll({ u"SELECT 1"_s, u"SELECT nope"_s, u"SELECT 2"_s });
        QVERIFY(!results);
        QCOMPARE(results.error().sqlState, u"42703"_s);
        QCOMPARE(results.error().statement, u"SELECT nope"_s);
        QVERIFY_RESULT(connection.execute(u"SELECT 1"_s));
    }

    void stopTokenCancelsAStatement()
    {
        Connection connection = m_fixture->connect(m_database);
        std::stop_source source;
        std::thread stopper([&source] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            source.request_stop();
        });
        const auto rows = connection.execute(u"SELECT pg_sleep(60)"_s, source.get_token());
        stopper.join();
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Cancelled);
        QVERIFY_RESULT(connection.execute(u"SELECT 1"_s));
    }

    void tellsALostServerFromAnError()
    {
        Connection connection = m_fixture->connect(m_database);
        Connection other = m_fixture->connect(m_database);
        QVERIFY_RESULT(other.query(u"SELECT pg_terminate_backend($1)"_s, { QString::number(connection.backendPid()) }));
        const auto rows = connection.execute(u"SELECT pg_sleep(1)"_s);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Connection);
        QVERIFY(rows.error().poisonsConnection);
        QVERIFY(!connection.execute(u"SELECT 1"_s));
        QVERIFY(!connection.isAlive());
    }

    void collectsNotices()
    {
        Connection connection = m_fixture->connect(m_database);
        QVERIFY_RESULT(connection.execute(u"DO $$ BEGIN RAISE NOTICE 'hello %', 1; END $$"_s));
        const QList<Notice> notices = connection.takeNotices();
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices.first().text, u"hello 1"_s);
        QVERIFY(connection.takeNotices().isEmpty());
    }

    void refusesCopyFromStandardInputWithoutHanging()
    {
        Connection connection = m_fixture->connect(m_database);
        QVERIFY_RESULT(connection.execute(u"CREATE TABLE copied (a int)"_s));
        const auto rows = connection.execute(u"COPY copied FROM STDIN"_s);
        QVERIFY(!rows);
        QVERIFY_RESULT(connection.copyIn(u"COPY copied FROM STDIN"_s, u"1\n\\N\n3\n"_s));
        const auto count = connection.execute(u"SELECT count(*), count(a) FROM copied"_s);
        QVERIFY_RESULT(count);
        QCOMPARE(count->integer(0, 0), 3);
        QCOMPARE(count->integer(0, 1), 2);
    }

    void refusesCopyToStandardOutputWithoutHanging()
    {
        Connection connection = m_fixture->connect(m_database);
        const auto rows = connection.execute(u"COPY (SELECT generate_series(1, 100000)) TO STDOUT"_s);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Input);
        QVERIFY_RESULT(connection.execute(u"SELECT 1"_s));
    }

    void resetsTheSession()
    {
        ConnectionSettings settings = m_fixture->settings(m_database);
        settings.parameters.insert(u"search_path"_s, u"pg_catalog, public"_s);
        auto connection = Connection::open(settings);
        QVERIFY_RESULT(connection);
        QVERIFY_RESULT(connection->execute(u"SET ROLE pg_read_all_data"_s));
        QVERIFY_RESULT(connection->execute(u"SET search_path = elsewhere"_s));
        QVERIFY_RESULT(connection->resetSession());
        const auto row = connection->execute(u"SELECT current_user = session_user, current_setting('search_path')"_s);
        QVERIFY_RESULT(row);
        QVERIFY(row->boolean(0, 0));
        QCOMPARE(row->text(0, 1), u"pg_catalog, public"_s);
    }

    void namesTheServerThatCannotBeReached()
    {
        ConnectionSettings settings = m_fixture->settings(u"no_such_database"_s);
        const auto connection = Connection::open(settings);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, ErrorKind::Connection);
        QVERIFY(connection.error().text.contains(u"no_such_database"_s));
        QVERIFY(!connection.error().hint.isEmpty());
    }

    void saysWhatToDoAboutAConnection_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("hint");
        QTest::newRow("nobody") << QString() << u"Check the user name"_s;
        QTest::newRow("no login") << u"NOLOGIN"_s << u"LOGIN"_s;
        QTest::newRow("full") << u"LOGIN CONNECTION LIMIT 0"_s << u"Close connections"_s;
        QTest::newRow("no access") << u"LOGIN"_s << u"GRANT CONNECT"_s;
    }
    void saysWhatToDoAboutAConnection()
    {
        QFETCH(QString, role);
        QFETCH(QString, hint);
        const QString database = m_fixture->createDatabase();
        const QString user = u"guest_%1"_s.arg(QCoreApplication::applicationPid()); // roles are the server's
        m_fixture->runScript(database, u"REVOKE CONNECT ON DATABASE %1 FROM PUBLIC;"_s.arg(database));
        if (!role.isEmpty())
            m_fixture->runScript(database, u"CREATE ROLE %1 %2;"_s.arg(user, role));
        ConnectionSettings settings = m_fixture->settings(database);
        settings.user = user;
        const auto connection = Connection::open(settings);
        m_fixture->runScript(database, u"DROP ROLE IF EXISTS %1;"_s.arg(user));
        QVERIFY(!connection);
        QVERIFY2(connection.error().hint.contains(hint), qPrintable(connection.error().toText()));
    }

private:
    std::unique_ptr<PgFixture> m_fixture;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
