// A second thread runs the statement that is watched; this one watches through its own connection.
#include "model/catalog/activity.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::catalog;
using schemawright::testing::PgFixture;

class TestActivity : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void showsWhoBlocks();
    void showsABuildAndWhatItLeavesBehind();
    void goneBackendHasNoState();

private:
    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
};

namespace {

const QualifiedName users { u"public"_s, u"users"_s };

/// Runs a statement on a connection of its own until it ends or is cancelled.
class Runner
{
public:
    Runner(const PgFixture &fixture, const QString &database, const QString &sql)
        : m_connection(fixture.connect(database))
        , pid(m_connection.backendPid())
        , m_thread([this, sql] { (void)m_connection.execute(sql, m_stop.get_token()); })
    { }
    ~Runner() { join(); }
    void join()
    {
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    postgres::Connection m_connection;

public:
    const int pid;
    void cancel() { m_stop.request_stop(); }

private:
    std::stop_source m_stop;
    std::thread m_thread; ///< last: starts when everything else is there
};

/// A session that holds a lock on users until it is rolled back.
postgres::Connection lockHolder(const PgFixture &fixture, const QString &database)
{
    postgres::Connection holder = fixture.connect(database);
    (void)holder.execute(u"SET application_name = 'the holder'"_s);
    (void)holder.execute(u"BEGIN"_s);
    (void)holder.execute(u"INSERT INTO users VALUES (0)"_s);
    return holder;
}

} // namespace

void TestActivity::initTestCase()
{
    m_fixture = PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    m_name = m_fixture->createDatabase();
    m_fixture->runScript(
        m_name, u"CREATE TABLE users (id integer); INSERT INTO users SELECT generate_series(1, 100)"_s);
}

void TestActivity::showsWhoBlocks()
{
    postgres::Connection holder = lockHolder(*m_fixture, m_name);
    postgres::Connection monitor = m_fixture->connect(m_name);
    Runner alter(*m_fixture, m_name, u"ALTER TABLE users ADD COLUMN IF NOT EXISTS x integer"_s);

    QTRY_COMPARE(readBlockers(monitor, alter.pid).value_or(QList<Blocker>()).size(), 1);
    const Blocker blocker = readBlockers(monitor, alter.pid)->first();
    QCOMPARE(blocker.pid, holder.backendPid());
    QCOMPARE(blocker.application, u"the holder"_s);
    QCOMPARE(blocker.state, u"idle in transaction"_s);
    QCOMPARE(blocker.query, u"INSERT INTO users VALUES (0)"_s);
    QCOMPARE(blocker.user, u"postgres"_s);
    QCOMPARE(blocker.lockedRelation, users);
    QVERIFY(blocker.transactionSeconds > 0);

    const auto state = readBackendState(monitor, alter.pid);
    QVERIFY_RESULT(state);
    QVERIFY(*state);
    QCOMPARE((*state)->state, u"active"_s);
    QCOMPARE((*state)->waitEventType, u"Lock"_s);
    QCOMPARE((*state)->blockedBy, QList<int> { holder.backendPid() });
    QVERIFY_RESULT(holder.execute(u"ROLLBACK"_s));
    alter.join();
}

void TestActivity::showsABuildAndWhatItLeavesBehind()
{
    postgres::Connection monitor = m_fixture->connect(m_name);
    postgres::Connection holder = lockHolder(*m_fixture, m_name);
    Runner build(*m_fixture, m_name, u"CREATE INDEX CONCURRENTLY users_id ON users (id)"_s);
    const auto isWaiting = [&] {
        const auto builds = readIndexBuilds(monitor);
        return builds && builds->size() == 1 && builds->first().currentLockerPid == holder.backendPid();
    };
    QTRY_VERIFY(isWaiting());
    const IndexBuildProgress progress = readIndexBuilds(monitor)->first();
    QCOMPARE(progress.pid, build.pid);
    QCOMPARE(progress.command, u"CREATE INDEX CONCURRENTLY"_s);
    QCOMPARE(progress.phase, u"waiting for writers before build"_s);
    QCOMPARE(progress.table, users);
    QCOMPARE(progress.index, (QualifiedName { u"public"_s, u"users_id"_s }));
    QCOMPARE(progress.method, u"btree"_s);
    QCOMPARE(progress.lockersTotal, 1);
    QVERIFY(progress.indexOid != 0);
    QVERIFY(progress.tableSizeBytes > 0);
    QTRY_COMPARE(readBlockers(monitor, build.pid).value_or(QList<Blocker>()).size(), 1);
    QCOMPARE(readBlockers(monitor, build.pid)->first().pid, holder.backendPid());
    QCOMPARE(readInvalidIndexes(monitor)->size(), 1);
    QVERIFY(readInvalidIndexes(monitor)->first().beingBuilt);

    build.cancel();
    build.join();
    QVERIFY_RESULT(holder.execute(u"ROLLBACK"_s));
    QVERIFY(readIndexBuilds(monitor)->isEmpty());
    const auto invalid = readInvalidIndexes(monitor, { { {}, u"users"_s } });
    QVERIFY_RESULT(invalid);
    QCOMPARE(invalid->size(), 1);
    QCOMPARE(invalid->first().oid, progress.indexOid);
    QCOMPARE(invalid->first().table, users);
    QVERIFY(!invalid->first().ready);
    QVERIFY(!invalid->first().beingBuilt);
    QVERIFY(!invalid->first().constraint);
    QVERIFY(readInvalidIndexes(monitor, { { u"public"_s, u"other"_s } })->isEmpty());
}

void TestActivity::goneBackendHasNoState()
{
    postgres::Connection monitor = m_fixture->connect(m_name);
    const auto state = readBackendState(monitor, 1);
    QVERIFY_RESULT(state);
    QVERIFY(!*state);
}

QTEST_GUILESS_MAIN(TestActivity)
#include "tst_activity.moc"
