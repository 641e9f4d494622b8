// The process, its backend or the whole server dies at every step of a run. The next start must tell the truth –
// compared with the catalogs – and resuming must reach the end with every statement's effect exactly once.
#include "model/apply/invalidindex.h"
#include "model/apply/session.h"
#include "tests/model/apply/applyfixture.h"
#include "tests/model/apply/ownserver.h"

#include <QProcess>
#include <QTest>

using namespace schemawright;
using namespace schemawright::apply;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

struct Probe {
    QString fileName;
    int statement;
    QString sql; ///< 't' when the statement's effect is there
};

/// Every statement leaves a trace that can be counted. A plain CREATE without IF NOT EXISTS fails when it runs twice,
/// an INSERT shows twice.
const QList<Probe> probes {
    { u"1_tables.sql"_s, 0, u"SELECT to_regclass('a') IS NOT NULL"_s },
    { u"1_tables.sql"_s, 1, u"SELECT EXISTS (SELECT FROM effects WHERE what = '1.2')"_s },
    { u"2_indexes.sql"_s, 0,
        u"SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('a_i') AND indisvalid)"_s },
    { u"2_indexes.sql"_s, 1, u"SELECT EXISTS (SELECT FROM effects WHERE what = '2.2')"_s },
    { u"2_indexes.sql"_s, 2, u"SELECT to_regclass('a_old') IS NULL AND to_regclass('a') IS NOT NULL"_s },
    { u"3_own.sql"_s, 0, {} },
    { u"3_own.sql"_s, 1, u"SELECT EXISTS (SELECT FROM effects WHERE what = '3.2')"_s },
    { u"3_own.sql"_s, 2, u"SELECT EXISTS (SELECT FROM effects WHERE what = '3.2')"_s },
    { u"4_more.sql"_s, 0, u"SELECT EXISTS (SELECT FROM effects WHERE what = '4.1')"_s },
    { u"4_more.sql"_s, 1, u"SELECT to_regclass('b') IS NOT NULL"_s },
};

void writeMigrations(const ApplyFolder &folder)
{
    folder.write(u"1_tables.sql"_s,
        u"CREATE TABLE a AS SELECT generate_series(1, 100) AS i;\n"
        "INSERT INTO effects VALUES ('1.2');\nCREATE INDEX a_old ON a (i);\n"_s);
    folder.write(u"2_indexes.sql"_s,
        u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY a_i ON a (i);\n"
        "INSERT INTO effects VALUES ('2.2');\nDROP INDEX CONCURRENTLY a_old;\n"_s);
    folder.write(u"3_own.sql"_s, u"-- atlas:txmode none\n\nBEGIN;\nINSERT INTO effects VALUES ('3.2');\nCOMMIT;\n"_s);
    folder.write(u"4_more.sql"_s, u"INSERT INTO effects VALUES ('4.1');\nCREATE TABLE b (i int);\n"_s);
}

constexpr auto preparation = "CREATE TABLE effects (what text)";
/// Events of a whole run, counted by the first test; the ends go from 1 to this.
constexpr int eventCount = 35;

QString truthText(const StatementTruth &truth)
{
    return u"%1 #%2: %3 (%4)"_s.arg(
        truth.fileName, QString::number(truth.statement + 1), QString::number(int(truth.truth)), truth.explanation);
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_ownServer.reset(); }
    void wholeRunHasThatManyEvents();
    void truthAfterTheEnd_data();
    void truthAfterTheEnd();
    void truthAfterTheServerStopped_data();
    void truthAfterTheServerStopped();
    void lostCommitThatHappened();
    void lostCommitThatDidNot();
    void backendThatWorksOnIsFound();
    void statementNobodyCanLookUpIsInDoubt();

private:
    void startVictim(const postgres::ConnectionSettings &target, int event, const QString &end);
    void checkTruth(const postgres::ConnectionSettings &target);
    void checkEnd(const postgres::ConnectionSettings &target);
    void resume(const postgres::ConnectionSettings &target);
    [[nodiscard]] ApplyRequest requestOn(const postgres::ConnectionSettings &target) const;

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<OwnServer> m_ownServer;
    QString m_database;
    std::unique_ptr<ApplyFolder> m_folder;
    QString m_output;
};

void TestRecovery::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestRecovery::init()
{
    m_database = m_server->createDatabase();
    m_folder = std::make_unique<ApplyFolder>();
}

ApplyRequest TestRecovery::requestOn(const postgres::ConnectionSettings &target) const
{
    ApplyRequest request;
    request.target = target;
    request.directory = migrations::loadDirectory(m_folder->path()).value();
    request.journalFolder = m_folder->journalFolder();
    request.revisionsSchema = u"public"_s;
    request.allowDirty = true;
    request.options.dropInvalidIndexes = true;
    return request;
}

void TestRecovery::startVictim(const postgres::ConnectionSettings &target, int event, const QString &end)
{
    writeMigrations(*m_folder);
    (void)m_folder->hashed();
    QProcess victim;
    victim.setProcessChannelMode(QProcess::MergedChannels);
    victim.start(QStringLiteral(APPLY_VICTIM),
        { target.host, QString::number(target.port), target.database, m_folder->path(), m_folder->journalFolder(),
            QString::number(event), end });
    QVERIFY(victim.waitForFinished(60'000));
    m_output = QString::fromUtf8(victim.readAll());
    if (end.startsWith("kill"_L1))
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
}

/// What recovery says of each statement against what is there. Nothing is changed by looking.
void TestRecovery::checkTruth(const postgres::ConnectionSettings &target)
{
    auto connection = postgres::Connection::open(target);
    QVERIFY_RESULT(connection);
    QTRY_COMPARE(
        findForeignRun(*connection, u"none"_s).value(), QString()); // the backend of a killed client needs a moment
    auto journal = Journal::open(m_folder->journalFolder(), *connection);
    QVERIFY_RESULT(journal);
    auto report = examineLastRun(*connection, *journal);
    QVERIFY_RESULT(report);
    SystemClock clock;
    auto table = migrations::locateRevisions(*connection, u"public"_s, {});
    QVERIFY_RESULT(settleHistory(*connection, *journal, *report, *table, requestOn(target).directory, clock));
    for (const Probe &probe : probes) {
        const auto truth = std::ranges::find_if(report->statements, [&](const StatementTruth &entry) {
            return entry.fileName == probe.fileName && entry.statement == probe.statement;
        });
        if (truth == report->statements.end() || probe.sql.isEmpty())
            continue;
        QVERIFY2(truth->truth != Truth::InDoubt && truth->truth != Truth::Running, qPrintable(truthText(*truth)));
        const QString there = ask(*connection, probe.sql);
        QVERIFY2((there == "t"_L1) == (truth->truth == Truth::Done),
            qPrintable(QString(truthText(*truth) + u", there: "_s + there)));
    }
    // A statement that the report does not know was never sent.
    for (const Probe &probe : probes) {
        const bool known = std::ranges::any_of(report->statements, [&](const StatementTruth &entry) {
            return entry.fileName == probe.fileName && entry.statement == probe.statement;
        });
        if (!known && !probe.sql.isEmpty())
            QVERIFY2(ask(*connection, probe.sql) == "f"_L1, qPrintable(probe.fileName));
    }
}

void TestRecovery::resume(const postgres::ConnectionSettings &target)
{
    const auto report = applyMigrations(requestOn(target));
    QVERIFY_RESULT(report);
    QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");
}

void TestRecovery::checkEnd(const postgres::ConnectionSettings &target)
{
    auto connection = postgres::Connection::open(target);
    QVERIFY_RESULT(connection);
    for (const Probe &probe : probes) {
        if (!probe.sql.isEmpty())
            QVERIFY2(ask(*connection, probe.sql) == "t"_L1,
                qPrintable(QString(probe.fileName + u' ' + QString::number(probe.statement))));
    }
    QCOMPARE(ask(*connection, u"SELECT what FROM effects ORDER BY what"_s), u"1.2,2.2,3.2,4.1"_s);
    QCOMPARE(ask(*connection, u"SELECT count(*) FROM pg_index WHERE NOT indisvalid"_s), u"0"_s);
    QCOMPARE(ask(*connection,
                 u"SELECT format('%s %s/%s', version, applied, total) FROM atlas_schema_revisions ORDER BY version"_s),
        u"1 3/3,2 3/3,3 3/3,4 2/2"_s);
    const auto again = applyMigrations(requestOn(target));
    QVERIFY_RESULT(again);
    QVERIFY(again->pendingFiles.isEmpty());
}

void TestRecovery::wholeRunHasThatManyEvents()
{
    writeMigrations(*m_folder);
    (void)m_folder->hashed();
    m_server->runScript(m_database, QString::fromLatin1(preparation));
    int events = 0;
    const auto report
        = applyMigrations(requestOn(m_server->settings(m_database)), [&](const ApplyEvent &) { ++events; });
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(events, eventCount);
    checkEnd(m_server->settings(m_database));
}

void TestRecovery::truthAfterTheEnd_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<QString>("end");
    for (int event = 1; event <= eventCount; ++event) {
        QTest::addRow("the process is killed at event %d", event) << event << u"kill"_s;
        if (event % 2 == 0)
            QTest::addRow("the backend is terminated at event %d", event) << event << u"terminate"_s;
    }
}

void TestRecovery::truthAfterTheEnd()
{
    QFETCH(int, event);
    QFETCH(QString, end);
    const auto target = m_server->settings(m_database);
    m_server->runScript(m_database, QString::fromLatin1(preparation));
    startVictim(target, event, end);
    if (QTest::currentTestFailed())
        return;
    checkTruth(target);
    if (QTest::currentTestFailed())
        return;
    resume(target);
    checkEnd(target);
}

void TestRecovery::truthAfterTheServerStopped_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<bool>("crash");
    for (int event = 3; event <= eventCount; event += 3)
        QTest::addRow("the server stops immediately at event %d", event) << event << false;
    for (int event = 4; event <= eventCount; event += 5)
        QTest::addRow("a backend crashes and the server recovers at event %d", event) << event << true;
}

void TestRecovery::truthAfterTheServerStopped()
{
    QFETCH(int, event);
    QFETCH(bool, crash);
    if (!m_ownServer)
        m_ownServer = std::make_unique<OwnServer>();
    const QString database = u"run_%1_%2"_s.arg(event).arg(int(crash));
    const auto target = m_ownServer->settings(database);
    {
        auto connection = postgres::Connection::open(m_ownServer->settings(u"postgres"_s));
        QVERIFY_RESULT(connection);
        QVERIFY_RESULT(connection->execute("CREATE DATABASE "_L1 + database));
        connection = postgres::Connection::open(target);
        QVERIFY_RESULT(connection);
        QVERIFY_RESULT(connection->execute(QString::fromLatin1(preparation)));
    }
    if (crash) {
        startVictim(target, event, u"crash"_s);
        QTRY_VERIFY_WITH_TIMEOUT(postgres::Connection::open(target).has_value(), 120'000); // it recovers first
    } else {
        startVictim(target, event, u"stop:%1:%2"_s.arg(m_ownServer->program(u"pg_ctl"_s), m_ownServer->dataFolder()));
        m_ownServer->start();
    }
    checkTruth(target);
    if (QTest::currentTestFailed())
        return;
    resume(target);
    checkEnd(target);
}

/// A deferred trigger makes COMMIT take its time; the process is killed meanwhile, the server finishes the COMMIT.
void TestRecovery::lostCommitThatHappened()
{
    const auto target = m_server->settings(m_database);
    m_server->runScript(m_database,
        u"CREATE TABLE effects (what text); "
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END "
        "$$; "
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON effects DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();"_s);
    startVictim(target, 9, u"kill-later"_s); // CommitStarted of the first file
    if (QTest::currentTestFailed())
        return;
    auto connection = postgres::Connection::open(target);
    QVERIFY_RESULT(connection);
    auto journal = Journal::open(m_folder->journalFolder(), *connection);
    QCOMPARE(journal->lastRun()->last().state, JournalState::Committing);
    const auto report = examineLastRun(*connection, *journal);
    QVERIFY_RESULT(report);
    QVERIFY(report->find(Truth::Running)); // not guessed while it runs
    QVERIFY(!report->finished);
    checkTruth(target);
    QCOMPARE(ask(*connection, u"SELECT to_regclass('a')"_s), u"a"_s);
    resume(target);
    checkEnd(target);
}

void TestRecovery::lostCommitThatDidNot()
{
    const auto target = m_server->settings(m_database);
    m_server->runScript(m_database,
        u"CREATE TABLE effects (what text); CREATE TABLE switch (fail boolean); INSERT INTO switch VALUES (true); "
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); "
        "IF (SELECT fail FROM switch) THEN RAISE 'no'; END IF; RETURN NULL; END $$; "
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON effects DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();"_s);
    startVictim(target, 9, u"kill-later"_s);
    if (QTest::currentTestFailed())
        return;
    checkTruth(target);
    auto connection = postgres::Connection::open(target);
    QCOMPARE(ask(*connection, u"SELECT to_regclass('a')"_s), u"null"_s);
    QVERIFY_RESULT(connection->execute(u"UPDATE switch SET fail = false"_s));
    resume(target);
    checkEnd(target);
}

/// A concurrent index waits for an old snapshot; its client is killed; the server notices only later.
void TestRecovery::backendThatWorksOnIsFound()
{
    const auto target = m_server->settings(m_database);
    m_server->runScript(m_database, QString::fromLatin1(preparation));
    postgres::Connection holder = m_server->connect(m_database);
    QVERIFY_RESULT(holder.execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s));
    QVERIFY_RESULT(holder.execute(u"SELECT 1"_s));
    startVictim(target, 12, u"kill-later"_s); // StatementStarted of CREATE INDEX CONCURRENTLY
    if (QTest::currentTestFailed())
        return;
    auto connection = postgres::Connection::open(target);
    QVERIFY_RESULT(connection);
    auto journal = Journal::open(m_folder->journalFolder(), *connection);
    const auto report = examineLastRun(*connection, *journal);
    QVERIFY_RESULT(report);
    const StatementTruth *running = report->find(Truth::Running);
    QVERIFY(running);
    QCOMPARE(running->sql, u"CREATE INDEX CONCURRENTLY a_i ON a (i);"_s);
    QCOMPARE(report->checkMayResume().error().kind, ErrorKind::Conflict);

    QVERIFY_RESULT(cancelBackend(*connection, *running));
    SystemClock clock;
    QVERIFY_RESULT(waitForBackend(*connection, *running, std::chrono::seconds(30), clock));
    const auto after = examineLastRun(*connection, *journal);
    QVERIFY_RESULT(after);
    const StatementTruth *leftover = after->find(Truth::LeftInvalid);
    QVERIFY(leftover);
    QCOMPARE(leftover->leftover->cleanup, u"DROP INDEX CONCURRENTLY public.a_i"_s);
    QVERIFY_RESULT(holder.execute(u"COMMIT"_s));
    resume(target);
    checkEnd(target);
}

/// CREATE DATABASE leaves nothing that tells whether it was ours: a person decides.
void TestRecovery::statementNobodyCanLookUpIsInDoubt()
{
    const auto target = m_server->settings(m_database);
    m_folder->write(
        u"1_x.sql"_s, u"-- atlas:txmode none\n\nCREATE DATABASE never_created TEMPLATE nowhere;\nSELECT 2;\n"_s);
    (void)m_folder->hashed();
    auto connection = postgres::Connection::open(target);
    auto journal = Journal::open(m_folder->journalFolder(), *connection);
    QVERIFY_RESULT(journal);
    SystemClock clock;
    for (const JournalState state : { JournalState::RunStarted, JournalState::Started }) {
        JournalRecord record;
        record.runId = u"0123456789ab"_s;
        record.time = clock.now();
        record.state = state;
        if (state == JournalState::Started) {
            record.fileName = u"1_x.sql"_s;
            record.statement = 0;
            record.sql = u"CREATE DATABASE never_created TEMPLATE nowhere;"_s;
            record.applicationName = u"schemawright 0123456789ab/1"_s;
        }
        QVERIFY_RESULT(journal->append(record));
    }
    const auto refused = applyMigrations(requestOn(target));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InDoubt);
    const auto report = examineLastRun(*connection, *journal);
    QCOMPARE(report->versionsInDoubt(), QSet<QString> { u"1"_s });
    QVERIFY_RESULT(settle(*journal, *report, *report->find(Truth::InDoubt), true, clock));
    resume(target);
    QCOMPARE(ask(*connection, u"SELECT format('%s/%s', applied, total) FROM atlas_schema_revisions"_s), u"2/2"_s);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
