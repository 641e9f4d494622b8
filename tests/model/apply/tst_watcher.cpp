// Watching a build from another connection, on a real server.
#include "model/apply/watcher.h"
#include "tests/model/apply/applyfixture.h"

#include <QTest>

#include <thread>

using namespace schemawright;
using namespace schemawright::apply;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void waitingBuildNamesWhomItWaitsFor();
    void goneBackendIsNoError();

private:
    std::unique_ptr<PgFixture> m_server;
};

void TestWatcher::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestWatcher::waitingBuildNamesWhomItWaitsFor()
{
    const QString database = m_server->createDatabase();
    m_server->runScript(database, u"CREATE TABLE t AS SELECT generate_series(1, 1000) i"_s);
    postgres::Connection holder = m_server->connect(database);
    QVERIFY_RESULT(holder.execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s));
    QVERIFY_RESULT(holder.execute(u"SELECT 1"_s));
    postgres::Connection builder = m_server->connect(database);
    const int pid = builder.backendPid();
    std::jthread build([&] { (void)builder.execute(u"CREATE INDEX CONCURRENTLY t_i ON t (i)"_s); });

    postgres::Connection monitor = m_server->connect(database);
    WatchSnapshot snapshot;
    const auto waits = [&] {
        snapshot = pollBackend(monitor, pid).value_or(WatchSnapshot());
        return snapshot.build && snapshot.build->phase == "waiting for old snapshots"_L1
            && !snapshot.blockers.isEmpty();
    };
    QTRY_VERIFY(waits());
    QCOMPARE(snapshot.build->table.name, u"t"_s);
    QCOMPARE(snapshot.blockers.first().pid, holder.backendPid());
    QCOMPARE(snapshot.backend->state, u"active"_s);
    QVERIFY_RESULT(holder.execute(u"COMMIT"_s));
    build.join();
    QVERIFY(!pollBackend(monitor, pid)->build);
}

void TestWatcher::goneBackendIsNoError()
{
    postgres::Connection monitor = m_server->connect(m_server->createDatabase());
    const auto snapshot = pollBackend(monitor, 1);
    QVERIFY_RESULT(snapshot);
    QVERIFY(!snapshot->backend);
}

QTEST_GUILESS_MAIN(TestWatcher)
#include "tst_watcher.moc"
