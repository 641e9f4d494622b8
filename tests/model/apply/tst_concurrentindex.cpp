// CREATE INDEX CONCURRENTLY that is cancelled or fails: the INVALID index is found, told, and dropped only on request.
#include "model/apply/invalidindex.h"
#include "tests/model/apply/applyfixture.h"

#include <QTest>

#include <thread>

using namespace schemawright;
using namespace schemawright::apply;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestConcurrentIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cancelledIndexIsReportedAndDropped();
    void invalidIndexInTheWay();
    void uniqueViolationLeavesAnInvalidIndex();

private:
    [[nodiscard]] Result<ApplyReport> run(const ApplyRequest &request)
    {
        return applyMigrations(request, m_clock, m_observer, m_stop.get_token());
    }
    [[nodiscard]] ApplyRequest request() const { return requestFor(*m_server, m_database, *m_folder); }
    [[nodiscard]] QString revisions();
    void cancelWhenWaiting();

    std::unique_ptr<PgFixture> m_server;
    QString m_database;
    std::unique_ptr<ApplyFolder> m_folder;
    std::optional<postgres::Connection> m_connection;
    FakeClock m_clock;
    ApplyObserver m_observer;
    std::stop_source m_stop;
    std::jthread m_canceller;
};

void TestConcurrentIndex::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestConcurrentIndex::init()
{
    m_database = m_server->createDatabase();
    m_folder = std::make_unique<ApplyFolder>();
    m_connection.emplace(m_server->connect(m_database));
    m_observer = {};
    m_stop = {};
}

/// "1 2/2, 2 1/3 error": version, applied, total, and whether an error is stored.
QString TestConcurrentIndex::revisions()
{
    return ask(*m_connection,
        uR"(SELECT format('%s %s/%s%s', version, applied, total, CASE WHEN error IS NOT NULL THEN ' error' END)
            FROM atlas_schema_revisions ORDER BY version)"_s);
}

/// Stops the run once its backend waits for the old snapshot.
void TestConcurrentIndex::cancelWhenWaiting()
{
    m_canceller = std::jthread([this](const std::stop_token &end) {
        postgres::Connection monitor = m_server->connect(m_database);
        while (!end.stop_requested()) {
            if (ask(monitor,
                    u"SELECT count(*) FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%' AND index_relid <> 0"_s)
                == "1"_L1) {
                m_stop.request_stop();
                return;
            }
        }
    });
}

void TestConcurrentIndex::cancelledIndexIsReportedAndDropped()
{
    m_server->runScript(m_database, u"CREATE TABLE t AS SELECT generate_series(1, 1000) i"_s);
    m_folder->write(u"1_a.sql"_s, u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY t_i ON t (i);"_s);
    postgres::Connection holder = m_server->connect(m_database);
    QVERIFY_RESULT(holder.execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s));
    QVERIFY_RESULT(holder.execute(u"SELECT 1"_s));
    std::optional<InvalidIndex> seen;
    m_observer = [&](const ApplyEvent &event) {
        if (const auto *failed = std::get_if<StatementFailed>(&event))
            seen = failed->leftover;
    };
    cancelWhenWaiting();
    ApplyRequest cancelled = request();
    cancelled.allowDirty = true;
    const auto report = run(cancelled);
    m_canceller.request_stop();
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(report->failure->kind, ErrorKind::Cancelled);
    QVERIFY(report->leftover);
    QCOMPARE(report->leftover->name, QualifiedName({ u"public"_s, u"t_i"_s }));
    QCOMPARE(report->leftover->cleanup, u"DROP INDEX CONCURRENTLY public.t_i"_s);
    QCOMPARE(seen, report->leftover);
    QCOMPARE(revisions(), u"1 0/1 error"_s);

    QVERIFY_RESULT(holder.execute(u"COMMIT"_s));
    m_stop = {};
    const auto blocked = run(cancelled); // the next start tells it too, and does not build over it
    QVERIFY(!blocked);
    QVERIFY2(
        blocked.error().hint.contains("DROP INDEX CONCURRENTLY public.t_i"_L1), qPrintable(blocked.error().toText()));
    QVERIFY_RESULT(dropInvalidIndex(*m_connection, *report->leftover));
    QCOMPARE(ask(*m_connection, u"SELECT to_regclass('t_i')"_s), u"null"_s);
    QVERIFY(!dropInvalidIndex(*m_connection, *report->leftover));
    QVERIFY(run(cancelled)->succeeded());
    QCOMPARE(ask(*m_connection, u"SELECT indisvalid FROM pg_index WHERE indexrelid = 't_i'::regclass"_s), u"t"_s);
}

void TestConcurrentIndex::invalidIndexInTheWay()
{
    m_server->runScript(m_database, u"CREATE TABLE t (i int); INSERT INTO t VALUES (1), (1);"_s);
    QVERIFY(!m_connection->execute(u"CREATE UNIQUE INDEX CONCURRENTLY t_i ON t (i)"_s));
    m_folder->write(u"1_a.sql"_s, u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY IF NOT EXISTS t_i ON t (i);"_s);
    ApplyRequest careful = request();
    careful.allowDirty = true;
    const auto report = run(careful);
    QVERIFY_RESULT(report);
    QVERIFY(report->failure); // the server alone would have said "already exists, skipping"
    QCOMPARE(report->leftover->name.name, u"t_i"_s);
    careful.options.dropInvalidIndexes = true;
    QVERIFY(run(careful)->succeeded());
    // On a busy machine another session has seen the old state for a moment.
    QTRY_COMPARE(ask(*m_connection, u"SELECT indisvalid FROM pg_index WHERE indexrelid = 't_i'::regclass"_s), u"t"_s);
}

void TestConcurrentIndex::uniqueViolationLeavesAnInvalidIndex()
{
    m_server->runScript(m_database, u"CREATE TABLE t (i int); INSERT INTO t VALUES (1), (1);"_s);
    m_folder->write(u"1_a.sql"_s, u"-- atlas:txmode none\n\nCREATE UNIQUE INDEX CONCURRENTLY ON t (i);"_s);
    ApplyRequest careful = request();
    careful.allowDirty = true;
    const auto report = run(careful);
    QVERIFY_RESULT(report);
    QCOMPARE(report->failure->sqlState, u"23505"_s);
    QCOMPARE(
        report->leftover->cleanup, u"DROP INDEX CONCURRENTLY public.t_i_idx"_s); // found though it has no name of ours
    m_server->runScript(m_database, u"DELETE FROM t"_s);
    careful.options.dropInvalidIndexes = true;
    QVERIFY(run(careful)->succeeded());
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass"_s), u"1"_s);
}

QTEST_GUILESS_MAIN(TestConcurrentIndex)
#include "tst_concurrentindex.moc"
