// Runs on a real server: rows of the history table, retries, locks, histories that were tampered with.
#include "tests/model/apply/applyfixture.h"

#include <QTest>

#include <numeric>

using namespace schemawright;
using namespace schemawright::apply;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestExecutor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void pendingFilesRunAndAreRecorded();
    void failureInAFileRollsItBack();
    void failureWithoutTransactionKeepsWhatRan();
    void allFilesInOneTransaction();
    void resumesWithAnEditedRest();
    void halfAppliedFileInTheMiddleIsResumed();
    void tamperedHistoryIsRefused_data();
    void tamperedHistoryIsRefused();
    void unclean_data();
    void unclean();
    void baselineStartsAfterIt();
    void outOfOrderFiles_data();
    void outOfOrderFiles();
    void lockTimeoutIsRetriedAsAWhole();
    void retriesEnd();
    void advisoryLockExcludesAndNamesItsHolder();
    void stateCheckStopsBeforeAnythingRuns();
    void otherFilesThanShownAreRefused();
    void dryRunWritesNothing();
    void filesWithTheirOwnTransactions();
    void commitThatFailsIsAFailure();

private:
    [[nodiscard]] Result<ApplyReport> run(const ApplyRequest &request)
    {
        return applyMigrations(request, m_clock, m_observer, m_stop.get_token());
    }
    [[nodiscard]] ApplyRequest request() const { return requestFor(*m_server, m_database, *m_folder); }
    [[nodiscard]] QString revisions();

    std::unique_ptr<PgFixture> m_server;
    QString m_database;
    std::unique_ptr<ApplyFolder> m_folder;
    std::optional<postgres::Connection> m_connection;
    FakeClock m_clock;
    ApplyObserver m_observer;
    std::stop_source m_stop;
};

void TestExecutor::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestExecutor::init()
{
    m_database = m_server->createDatabase();
    m_folder = std::make_unique<ApplyFolder>();
    m_connection.emplace(m_server->connect(m_database));
    m_clock.sleeps.clear();
    m_clock.onSleep = {};
    m_observer = {};
    m_stop = {};
}

/// "1 2/2, 2 1/3 error": version, applied, total, and whether an error is stored.
QString TestExecutor::revisions()
{
    return ask(*m_connection,
        uR"(SELECT format('%s %s/%s%s', version, applied, total, CASE WHEN error IS NOT NULL THEN ' error' END)
            FROM atlas_schema_revisions ORDER BY version)"_s);
}

void TestExecutor::pendingFilesRunAndAreRecorded()
{
    m_folder->write(u"1_init.sql"_s, u"CREATE TABLE a (i int);\nCREATE TABLE b (i int);\n"_s);
    m_folder->write(u"2_more.sql"_s, u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY a_i ON a (i);\n"_s);
    QStringList seen;
    m_observer = [&](const ApplyEvent &event) { seen << QString::number(event.index()); };
    const auto report = run(request());
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(report->pendingFiles, QStringList({ u"1_init.sql"_s, u"2_more.sql"_s }));
    QCOMPARE(report->targetVersion, u"2"_s);
    QCOMPARE(revisions(), u"1 2/2,2 1/1"_s);
    QCOMPARE(
        ask(*m_connection,
            u"SELECT concat_ws(' ', type, description, jsonb_typeof(partial_hashes), hash) FROM atlas_schema_revisions WHERE version = '2'"_s),
        QString(u"2 more null "_s + request().directory.files[1].hash));
    // run, file, (start, done) x 2, commit, file done, file, start, done, file done, finished
    QCOMPARE(seen.join(u' '), u"0 1 2 5 2 5 7 8 1 2 5 8 10"_s);
    const auto again = run(request());
    QVERIFY_RESULT(again);
    QVERIFY(again->pendingFiles.isEmpty());
    QCOMPARE(again->currentVersion, u"2"_s);
}

void TestExecutor::failureInAFileRollsItBack()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);\nCREATE TABLE a (i int);"_s);
    const auto report = run(request());
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(report->failure->sqlState, u"42P07"_s);
    QCOMPARE(report->failure->text, u"2_b.sql, statement 2 of 2: relation \"a\" already exists"_s);
    QCOMPARE(report->files.last().statements, 0);
    QCOMPARE(revisions(), u"1 1/1"_s); // no trace of the failure, as with Atlas
    QCOMPARE(ask(*m_connection, u"SELECT to_regclass('b')"_s), u"null"_s);
}

void TestExecutor::failureWithoutTransactionKeepsWhatRan()
{
    // The example that was measured with Atlas, shared/specs/atlas.md 2.2.
    m_folder->write(u"1_a.sql"_s, u"create table a(i int);"_s);
    m_folder->write(u"2_b.sql"_s, u"-- atlas:txmode none\n\ncreate table b(i int);\ncreate table a(i int);"_s);
    const auto report = run(request());
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(report->files.last().statements, 1);
    QCOMPARE(revisions(), u"1 1/1,2 1/2 error"_s);
    QCOMPARE(ask(*m_connection, u"SELECT error_stmt FROM atlas_schema_revisions WHERE version = '2'"_s),
        u"create table a(i int);"_s);
    QVERIFY(ask(*m_connection, u"SELECT partial_hashes::text FROM atlas_schema_revisions WHERE version = '2'"_s)
                .startsWith("[\"h1:"_L1));
    QVERIFY(ask(*m_connection, u"SELECT error FROM atlas_schema_revisions WHERE version = '2'"_s)
                .contains("already exists"_L1));
}

void TestExecutor::allFilesInOneTransaction()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);\nCREATE TABLE a (i int);"_s);
    ApplyRequest all = request();
    all.txMode = migrations::TxMode::All;
    const auto failed = run(all);
    QVERIFY_RESULT(failed);
    QVERIFY(failed->failure);
    QCOMPARE(revisions(), QString());
    QCOMPARE(ask(*m_connection, u"SELECT to_regclass('a')"_s), u"null"_s);
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);"_s);
    all.directory = m_folder->hashed();
    const auto report = run(all);
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(revisions(), u"1 1/1,2 1/1"_s);
}

void TestExecutor::resumesWithAnEditedRest()
{
    m_folder->write(u"1_a.sql"_s,
        u"-- atlas:txmode none\n\nCREATE TABLE a (i int);\nCREATE TABLE a (i int);\nCREATE TABLE c (i int);"_s);
    QVERIFY(run(request())->failure);
    m_folder->write(u"1_a.sql"_s, u"-- atlas:txmode none\n\nCREATE TABLE a (i int);\nCREATE TABLE b (i int);"_s);
    const auto report = run(request());
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(report->files.first().alreadyDone, 1);
    QCOMPARE(report->files.first().statements, 1);
    QCOMPARE(revisions(), u"1 2/2"_s);
    QVERIFY(run(request())->notes.isEmpty());
}

void TestExecutor::halfAppliedFileInTheMiddleIsResumed()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"3_c.sql"_s, u"CREATE TABLE c (i int);"_s);
    QVERIFY(run(request())->succeeded());
    m_folder->write(u"2_b.sql"_s,
        u"-- atlas:txmode none\n\nCREATE TABLE b (i int);\nCREATE TABLE a (i int);\nCREATE TABLE d (i int);"_s);
    ApplyRequest late = request();
    late.order = ExecutionOrder::NonLinear;
    QVERIFY(run(late)->failure);
    QCOMPARE(revisions(), u"1 1/1,2 1/3 error,3 1/1"_s);
    m_folder->write(u"2_b.sql"_s, u"-- atlas:txmode none\n\nCREATE TABLE b (i int);\nCREATE TABLE d (i int);"_s);
    const auto report = run(request()); // even in linear order: it has begun
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(revisions(), u"1 1/1,2 2/2,3 1/1"_s);
}

void TestExecutor::tamperedHistoryIsRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("text");
    QTest::addRow("an applied file was edited") << u"edit"_s << u"1_a.sql was applied and edited since"_s;
    QTest::addRow("an applied file was deleted")
        << u"delete"_s << u"version 1 (a) was applied, but its file is gone from the directory"_s;
}

void TestExecutor::tamperedHistoryIsRefused()
{
    QFETCH(QString, change);
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);"_s);
    QVERIFY(run(request())->succeeded());
    if (change == "edit"_L1)
        m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i bigint);"_s);
    else
        m_folder->remove(u"1_a.sql"_s);
    m_folder->write(u"3_c.sql"_s, u"CREATE TABLE c (i int);"_s);
    const auto refused = run(request());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QTEST(refused.error().text, "text");
    ApplyRequest allowed = request();
    allowed.allowChangedHistory = true;
    const auto report = run(allowed);
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QTEST(report->notes.first(), "text");
}

void TestExecutor::unclean_data()
{
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QString>("searchPath");
    QTest::addColumn<QString>("found");
    QTest::addRow("an empty database is clean") << QString() << QString() << QString();
    QTest::addRow("a table in public") << u"CREATE TABLE legacy (i int)"_s << QString() << u"schema \"public\""_s;
    QTest::addRow("an empty schema") << u"CREATE SCHEMA extra"_s << QString() << u"schema \"extra\""_s;
    QTest::addRow("a table in the schema of the URL")
        << u"CREATE TABLE legacy (i int)"_s << u"public"_s << u"table \"legacy\" in schema \"public\""_s;
    QTest::addRow("another schema than that of the URL")
        << u"CREATE SCHEMA extra; CREATE TABLE extra.x (i int)"_s << u"public"_s << QString();
    QTest::addRow("a view is no table") << u"CREATE VIEW v AS SELECT 1"_s << u"public"_s << QString();
}

void TestExecutor::unclean()
{
    QFETCH(QString, setup);
    QFETCH(QString, searchPath);
    QFETCH(QString, found);
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    if (!setup.isEmpty())
        m_server->runScript(m_database, setup);
    ApplyRequest first = request();
    if (!searchPath.isEmpty())
        first.target.parameters.insert(u"search_path"_s, searchPath);
    const auto report = run(first);
    QCOMPARE(report.has_value(), found.isEmpty());
    if (!report)
        QCOMPARE(report.error().text,
            QString(u"connected database is not clean: found "_s + found
                + u". baseline version or allow-dirty is required"_s));
    first.allowDirty = true;
    QVERIFY(run(first)->succeeded());
}

void TestExecutor::baselineStartsAfterIt()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);"_s);
    m_server->runScript(m_database, u"CREATE TABLE a (i int)"_s);
    ApplyRequest first = request();
    first.baseline = u"1"_s;
    const auto report = run(first);
    QVERIFY_RESULT(report);
    QCOMPARE(report->pendingFiles, QStringList { u"2_b.sql"_s });
    QCOMPARE(revisions(), u"1 0/0,2 1/1"_s);
    QCOMPARE(ask(*m_connection, u"SELECT type FROM atlas_schema_revisions WHERE version = '1'"_s), u"1"_s);
    first.baseline = u"9"_s;
    m_connection->execute(u"DELETE FROM atlas_schema_revisions"_s).value();
    QCOMPARE(run(first).error().text, u"baseline version \"9\" not found"_s);
}

void TestExecutor::outOfOrderFiles_data()
{
    QTest::addColumn<ExecutionOrder>("order");
    QTest::addColumn<QString>("outcome");
    QTest::addRow("linear refuses") << ExecutionOrder::Linear << u"1 1/1,3 1/1"_s;
    QTest::addRow("linear-skip leaves it out") << ExecutionOrder::LinearSkip << u"1 1/1,3 1/1,4 1/1"_s;
    QTest::addRow("non-linear runs it") << ExecutionOrder::NonLinear << u"1 1/1,2 1/1,3 1/1,4 1/1"_s;
}

void TestExecutor::outOfOrderFiles()
{
    QFETCH(ExecutionOrder, order);
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"3_c.sql"_s, u"CREATE TABLE c (i int);"_s);
    QVERIFY(run(request())->succeeded());
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);"_s);
    m_folder->write(u"4_d.sql"_s, u"CREATE TABLE d (i int);"_s);
    ApplyRequest late = request();
    late.order = order;
    QCOMPARE(run(late).has_value(), order != ExecutionOrder::Linear);
    QTEST(revisions(), "outcome");
}

void TestExecutor::lockTimeoutIsRetriedAsAWhole()
{
    m_server->runScript(m_database, u"CREATE TABLE t (i int); CREATE TABLE effects (what text)"_s);
    m_folder->write(u"1_a.sql"_s, u"INSERT INTO effects VALUES ('before');\nALTER TABLE t ADD COLUMN j int;"_s);
    postgres::Connection holder = m_server->connect(m_database);
    QVERIFY_RESULT(holder.execute(u"BEGIN"_s));
    QVERIFY_RESULT(holder.execute(u"SELECT count(*) FROM t"_s));
    QList<AttemptFailed> failures;
    m_observer = [&](const ApplyEvent &event) {
        if (const auto *failed = std::get_if<AttemptFailed>(&event))
            failures << *failed;
    };
    m_clock.onSleep = [&] {
        if (failures.size() == 2)
            (void)holder.execute(u"COMMIT"_s);
    };
    ApplyRequest waiting = request();
    waiting.allowDirty = true;
    waiting.options.lockTimeout = std::chrono::milliseconds(50);
    const auto report = run(waiting);
    QVERIFY_RESULT(report);
    QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");
    QCOMPARE(failures.size(), 2);
    QCOMPARE(failures[0].error.sqlState, u"55P03"_s);
    QCOMPARE(failures[0].holders.size(), 1);
    QCOMPARE(failures[0].holders[0].pid, holder.backendPid());
    QCOMPARE(failures[0].holders[0].state, u"idle in transaction"_s);
    QCOMPARE(failures[0].holders[0].lockedRelation, QualifiedName({ u"public"_s, u"t"_s }));
    QCOMPARE(m_clock.sleeps, QList<int>({ 1000, 2000 }));
    QCOMPARE(ask(*m_connection, u"SELECT what FROM effects"_s), u"before"_s); // once
    QCOMPARE(revisions(), u"1 2/2"_s);
}

void TestExecutor::retriesEnd()
{
    m_server->runScript(m_database, u"CREATE TABLE t (i int)"_s);
    m_folder->write(u"1_a.sql"_s, u"ALTER TABLE t ADD COLUMN j int;"_s);
    postgres::Connection holder = m_server->connect(m_database);
    QVERIFY_RESULT(holder.execute(u"BEGIN"_s));
    QVERIFY_RESULT(holder.execute(u"SELECT count(*) FROM t"_s));
    ApplyRequest waiting = request();
    waiting.allowDirty = true;
    waiting.options.lockTimeout = std::chrono::milliseconds(20);
    waiting.options.attempts = 3;
    waiting.options.retryMax = std::chrono::milliseconds(1500);
    const auto report = run(waiting);
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(report->failure->sqlState, u"55P03"_s);
    QCOMPARE(m_clock.sleeps, QList<int>({ 1000, 1500 }));
    QCOMPARE(revisions(), QString());
}

void TestExecutor::advisoryLockExcludesAndNamesItsHolder()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    postgres::ConnectionSettings settings = m_server->settings(m_database);
    settings.applicationName = u"somebody's migration"_s;
    auto holder = postgres::Connection::open(settings);
    QVERIFY_RESULT(holder);
    QVERIFY_RESULT(holder->execute(u"SELECT pg_advisory_lock(2686470616)"_s));
    const auto refused = run(request());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY2(refused.error().text.contains(u"somebody's migration (pid %1,"_s.arg(holder->backendPid())),
        qPrintable(refused.error().text));
    QCOMPARE(m_clock.sleeps.mid(0, 4), QList<int>({ 25, 50, 100, 200 }));
    QCOMPARE(std::accumulate(m_clock.sleeps.begin(), m_clock.sleeps.end(), 0), 10'000);
    m_clock.onSleep = [&] { (void)holder->execute(u"SELECT pg_advisory_unlock_all()"_s); };
    QVERIFY(run(request())->succeeded());
    // The backend of the closed session needs a moment to go.
    QTRY_COMPARE(
        ask(*m_connection,
            u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"_s),
        u"0"_s);
}

void TestExecutor::stateCheckStopsBeforeAnythingRuns()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    ApplyRequest checked = request();
    checked.checkState = [](postgres::Connection &connection) -> Result<> {
        TRY(connection.query(u"SELECT 1"_s));
        return makeError(ErrorKind::Conflict, u"the database is not as it was shown"_s);
    };
    const auto refused = run(checked);
    QVERIFY(!refused);
    QCOMPARE(refused.error().text, u"the database is not as it was shown"_s);
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM pg_class WHERE relname IN ('a', 'atlas_schema_revisions')"_s),
        u"0"_s);
}

void TestExecutor::otherFilesThanShownAreRefused()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    m_folder->write(u"2_b.sql"_s, u"CREATE TABLE b (i int);"_s);
    ApplyRequest shown = request();
    shown.shownFiles = QStringList { u"1_a.sql"_s };
    QVERIFY(!run(shown));
    shown.limit = 1;
    QVERIFY(run(shown)->succeeded());
    QCOMPARE(revisions(), u"1 1/1"_s);
}

void TestExecutor::dryRunWritesNothing()
{
    m_folder->write(u"1_a.sql"_s, u"CREATE TABLE a (i int);"_s);
    ApplyRequest dry = request();
    dry.dryRun = true;
    const auto report = run(dry);
    QVERIFY_RESULT(report);
    QCOMPARE(report->pendingFiles, QStringList { u"1_a.sql"_s });
    QVERIFY(report->files.isEmpty());
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM pg_class WHERE relname IN ('a', 'atlas_schema_revisions')"_s),
        u"0"_s);
}

void TestExecutor::filesWithTheirOwnTransactions()
{
    m_folder->write(u"1_a.sql"_s,
        u"-- atlas:txmode none\n\nBEGIN;\nCREATE TABLE a (i int);\nCREATE TABLE b (i int);\nCOMMIT;\nBEGIN;\nCREATE TABLE c (i int);\nCREATE TABLE a (i int);\nCOMMIT;"_s);
    const auto report = run(request());
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(revisions(), u"1 4/8 error"_s); // up to the first COMMIT
    QCOMPARE(
        ask(*m_connection, u"SELECT concat_ws(' ', to_regclass('a'), to_regclass('b'), to_regclass('c'))"_s), u"a b"_s);
    m_folder->write(u"1_a.sql"_s,
        u"-- atlas:txmode none\n\nBEGIN;\nCREATE TABLE a (i int);\nCREATE TABLE b (i int);\nCOMMIT;\nBEGIN;\nCREATE TABLE c (i int);\nCREATE TABLE d (i int);\nCOMMIT;"_s);
    QVERIFY(run(request())->succeeded());
    QCOMPARE(revisions(), u"1 8/8"_s);
}

void TestExecutor::commitThatFailsIsAFailure()
{
    m_folder->write(u"1_a.sql"_s,
        u"CREATE TABLE a (i int PRIMARY KEY);\nCREATE TABLE b (i int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO b VALUES (1);"_s);
    const auto report = run(request());
    QVERIFY_RESULT(report);
    QVERIFY(report->failure);
    QCOMPARE(report->failure->sqlState, u"23503"_s);
    QCOMPARE(revisions(), QString());
}

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
