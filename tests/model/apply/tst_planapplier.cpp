// Steps of a plan on a real server, without a history table.
#include "model/apply/planapplier.h"
#include "tests/model/apply/applyfixture.h"

#include <QTest>

using namespace schemawright;
using namespace schemawright::apply;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestPlanApplier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void planRunsInItsTransactions();
    void planFailureKeepsEarlierTransactions();

private:
    std::unique_ptr<PgFixture> m_server;
    QString m_database;
    std::unique_ptr<ApplyFolder> m_folder;
    std::optional<postgres::Connection> m_connection;
    FakeClock m_clock;
};

void TestPlanApplier::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestPlanApplier::init()
{
    m_database = m_server->createDatabase();
    m_folder = std::make_unique<ApplyFolder>();
    m_connection.emplace(m_server->connect(m_database));
}

void TestPlanApplier::planRunsInItsTransactions()
{
    PlanRequest plan;
    plan.target = m_server->settings(m_database);
    plan.title = u"schema apply"_s;
    plan.journalFolder = m_folder->journalFolder();
    plan.steps = { { u"CREATE TABLE a (i int)"_s, 1, true },
        { u"CREATE TABLE b (x bigint DEFAULT txid_current())"_s, 1, true },
        { u"INSERT INTO b DEFAULT VALUES"_s, 1, true }, { u"CREATE INDEX CONCURRENTLY a_i ON a (i)"_s, 2, false },
        { u"INSERT INTO b DEFAULT VALUES"_s, 3, true }, { u"INSERT INTO b DEFAULT VALUES"_s, 3, true } };
    const auto report = applyPlan(plan, m_clock, {}, {});
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(report->files.first().statements, 6);
    QCOMPARE(ask(*m_connection, u"SELECT count(DISTINCT x) FROM b"_s), u"2"_s);
    QCOMPARE(ask(*m_connection, u"SELECT to_regclass('atlas_schema_revisions')"_s), u"null"_s);
}

void TestPlanApplier::planFailureKeepsEarlierTransactions()
{
    PlanRequest plan;
    plan.target = m_server->settings(m_database);
    plan.title = u"schema apply"_s;
    plan.steps = { { u"CREATE TABLE a (i int)"_s, 1, true }, { u"CREATE TABLE b (i int)"_s, 2, true },
        { u"CREATE TABLE a (i int)"_s, 2, true } };
    const auto report = applyPlan(plan, m_clock, {}, {});
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(report->failure->text, u"schema apply, statement 3 of 3: relation \"a\" already exists"_s);
    QCOMPARE(report->files.first().statements, 1);
    QCOMPARE(ask(*m_connection, u"SELECT concat_ws(' ', to_regclass('a'), to_regclass('b'))"_s), u"a"_s);
}

QTEST_GUILESS_MAIN(TestPlanApplier)
#include "tst_planapplier.moc"
