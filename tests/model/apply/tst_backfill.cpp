// An UPDATE in batches: every row once, whatever ends the run in the middle; gentle to those who write meanwhile.
#include "model/apply/backfill.h"
#include "model/apply/contracts.h"
#include "tests/model/apply/applyfixture.h"
#include "tests/model/apply/ownserver.h"

#include <QProcess>
#include <QTest>

using namespace schemawright;
using namespace schemawright::apply;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr auto counters = "CREATE TABLE counters (id bigint PRIMARY KEY, n int NOT NULL DEFAULT 0);"
                          "INSERT INTO counters (id) SELECT 3 * i FROM generate_series(1, 1000) AS i; ANALYZE counters;";

/// Not repeatable: a row that is changed twice shows it.
QString countUp(const QString &words)
{
    return u"-- atlas:txmode none\n\n-- schemawright:backfill table=public.counters key=id "_s + words
        + u"\nUPDATE public.counters SET n = n + 1 WHERE n >= 0 OR n = 5;\n"_s;
}

sql::BackfillDirective directiveOf(const QString &words)
{
    return sql::readBackfill(u"-- schemawright:backfill "_s + words).value().value();
}

} // namespace

class TestBackfill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase()
    {
        m_connection.reset();
        m_ownServer.reset();
    }
    void directiveIsReadAsItIsWritten();
    void wrongDirectives_data();
    void wrongDirectives();
    void statementIsNarrowed_data();
    void statementIsNarrowed();
    void statementThatCannotBeNarrowed_data();
    void statementThatCannotBeNarrowed();
    void everyRowOnce();
    void keysOfEveryKind();
    void emptyTable();
    void rowsThatComeLaterDoNotKeepItFromEnding();
    void cancelledAndResumed();
    void killedAndResumed_data();
    void killedAndResumed();
    void resumedOnAnotherMachine();
    void endsWhenTheLockIsGone();
    void finishedOnceStartsOver();
    void smallerBatchesWhenRowsAreLocked();
    void waitsForReplicas();
    void keyThatMayBeNullIsRefused();
    void transactionFileIsRefused();
    void contractWaitsForTheNextRun();

private:
    [[nodiscard]] Result<ApplyReport> run() { return applyMigrations(request(), m_clock, m_observer, m_stop.get_token()); }
    [[nodiscard]] ApplyRequest request() const
    {
        ApplyRequest request = requestFor(*m_server, m_database, *m_folder);
        request.allowDirty = true;
        request.options.readReplicaLag = m_lag;
        return request;
    }
    [[nodiscard]] int batches() const;

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<OwnServer> m_ownServer;
    QString m_database;
    std::unique_ptr<ApplyFolder> m_folder;
    std::optional<postgres::Connection> m_connection;
    FakeClock m_clock;
    ApplyObserver m_observer;
    std::stop_source m_stop;
    std::function<Result<ReplicaLag>(postgres::Connection &)> m_lag;
};

void TestBackfill::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestBackfill::init()
{
    m_database = m_server->createDatabase();
    m_folder = std::make_unique<ApplyFolder>();
    m_connection.emplace(m_server->connect(m_database));
    m_observer = {};
    m_clock.onSleep = {};
    m_clock.sleeps.clear();
    m_stop = {};
    m_lag = {};
}

/// Committed ones, in the journal of the database.
int TestBackfill::batches() const
{
    postgres::Connection connection = m_server->connect(m_database);
    const auto journal = Journal::open(m_folder->journalFolder(), connection);
    const QList<JournalRecord> records = journal->records().value();
    int count = 0;
    for (const JournalRecord &record : records)
        count += record.state == JournalState::BatchCommitted ? 1 : 0;
    return count;
}

void TestBackfill::directiveIsReadAsItIsWritten()
{
    const sql::BackfillDirective written { { u"public"_s, u"Order lines"_s }, { u"order id"_s, u"line"_s }, 500,
        std::chrono::milliseconds(250), std::chrono::milliseconds(20'000), u"public.\"Order lines\".price"_s };
    const QString comment = sql::toComment(written);
    QCOMPARE(comment,
        uR"(-- schemawright:backfill table=public."Order lines" key="order id",line batch=500 pause=250ms max-lag=20s)"
        uR"( for=public."Order lines".price)"_s);
    QVERIFY(sql::readBackfill(comment).value().value() == written);
    QVERIFY(sql::readPhases(u"SELECT 1;\n"_s + comment + u"\nUPDATE …;"_s)
        == QList<sql::PhaseDirective>({ { sql::RecipePhase::Backfill, written.subject } }));
    QVERIFY(!sql::readBackfill(u"-- an ordinary comment"_s).value());
}

void TestBackfill::wrongDirectives_data()
{
    QTest::addColumn<QString>("words");
    QTest::addRow("no table") << u"key=id"_s;
    QTest::addRow("no key") << u"table=t"_s;
    QTest::addRow("no rows") << u"table=t key=id batch=0"_s;
    QTest::addRow("no duration") << u"table=t key=id pause=soon"_s;
    QTest::addRow("no such word") << u"table=t key=id batsh=5"_s;
    QTest::addRow("three names") << u"table=a.b.c key=id"_s;
}

void TestBackfill::wrongDirectives()
{
    QFETCH(QString, words);
    const auto read = sql::readBackfill(u"-- schemawright:backfill "_s + words);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
}

void TestBackfill::statementIsNarrowed_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("update");
    QTest::addColumn<QString>("narrowed");
    QTest::addRow("without condition") << u"table=t key=id"_s << u"UPDATE t SET a = b;"_s
                                       << u"UPDATE t SET a = b WHERE t.id > $1 AND t.id <= $2"_s;
    QTest::addRow("OR stays together") << u"table=public.t key=id"_s << u"UPDATE public.t SET a = 1 WHERE a = 2 OR a = 3 ;"_s
                                       << u"UPDATE public.t SET a = 1 WHERE (a = 2 OR a = 3\n) AND public.t.id > $1 AND public.t.id <= $2"_s;
    QTest::addRow("two columns and an alias")
        << u"table=t key=a,b"_s << u"UPDATE ONLY t AS x SET c = (SELECT 1 WHERE true) WHERE x.c IS NULL -- open\n"_s
        << u"UPDATE ONLY t AS x SET c = (SELECT 1 WHERE true) WHERE (x.c IS NULL\n) AND (x.a, x.b) > ($1, $2) AND (x.a, x.b) <= ($3, $4)"_s;
    QTest::addRow("names in quotes") << u"table=\"T t\" key=\"K\""_s << u"UPDATE \"T t\" SET a = 'where;'"_s
                                     << u"UPDATE \"T t\" SET a = 'where;' WHERE \"T t\".\"K\" > $1 AND \"T t\".\"K\" <= $2"_s;
}

void TestBackfill::statementIsNarrowed()
{
    QFETCH(QString, words);
    QFETCH(QString, update);
    const auto query = makeBackfillQuery(update, directiveOf(words));
    QVERIFY_RESULT(query);
    QTEST(query->updateRange, "narrowed");
}

void TestBackfill::statementThatCannotBeNarrowed_data()
{
    QTest::addColumn<QString>("update");
    QTest::addRow("another table") << u"UPDATE u SET a = 1"_s;
    QTest::addRow("no update") << u"DELETE FROM t"_s;
    QTest::addRow("returning") << u"UPDATE t SET a = 1 RETURNING a"_s;
    QTest::addRow("with") << u"WITH x AS (SELECT 1) UPDATE t SET a = 1"_s;
    QTest::addRow("two") << u"UPDATE t SET a = 1; UPDATE t SET a = 2"_s;
}

void TestBackfill::statementThatCannotBeNarrowed()
{
    QFETCH(QString, update);
    const auto query = makeBackfillQuery(update, directiveOf(u"table=t key=id"_s));
    QVERIFY(!query);
    QCOMPARE(query.error().kind, ErrorKind::Input);
}

void TestBackfill::everyRowOnce()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100 pause=200ms"_s));
    QList<BackfillProgress> seen;
    m_observer = [&](const ApplyEvent &event) {
        if (const auto *progress = std::get_if<BackfillProgress>(&event))
            seen.append(*progress);
    };
    const auto report = run();
    QVERIFY_RESULT(report);
    QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");
    QCOMPARE(ask(*m_connection, u"SELECT count(*) || ' ' || sum(n) || ' ' || max(n) FROM counters"_s), u"1000 1000 1"_s);
    QCOMPARE(batches(), 10);
    QCOMPARE(ask(*m_connection, u"SELECT count(DISTINCT xmin::text) FROM counters"_s), u"10"_s);
    QCOMPARE(ask(*m_connection, u"SELECT applied || '/' || total FROM atlas_schema_revisions"_s), u"1/1"_s);
    QCOMPARE(m_clock.sleeps.count(200), 10);
    QVERIFY(seen.size() > 3);
    QCOMPARE(seen.last().rowsSeen, 1000);
    QCOMPARE(seen.last().rowsChanged, 1000);
    QCOMPARE(seen.last().rowsEstimated, 1000);
    QVERIFY(seen.last().rowsPerSecond > 0);
    QVERIFY(seen.at(seen.size() - 3).timeLeft.has_value());
}

void TestBackfill::keysOfEveryKind()
{
    m_server->runScript(m_database, uR"(
        CREATE TABLE "Order lines" ("order id" uuid, line timestamptz, price numeric(20,4), name text, v int,
            PRIMARY KEY ("order id", line, price, name)) PARTITION BY HASH ("order id");
        CREATE TABLE p0 PARTITION OF "Order lines" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
        CREATE TABLE p1 PARTITION OF "Order lines" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
        INSERT INTO "Order lines" SELECT md5((i / 7)::text)::uuid, timestamptz '2026-01-01' + i * interval '0.1 s',
            i / 3.0, 'n' || chr(39) || i, 0 FROM generate_series(1, 500) AS i;)"_s);
    m_folder->write(u"1_fill.sql"_s,
        uR"(-- atlas:txmode none

-- schemawright:backfill table="Order lines" key="order id",line,price,name batch=7 pause=0ms
UPDATE "Order lines" AS l SET v = l.v + 1;
)"_s);
    const auto report = run();
    QVERIFY_RESULT(report);
    QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");
    QCOMPARE(ask(*m_connection, uR"(SELECT min(v) || ' ' || max(v) || ' ' || count(*) FROM "Order lines")"_s), u"1 1 500"_s);
    QCOMPARE(batches(), 72);
}

void TestBackfill::emptyTable()
{
    m_server->runScript(m_database, u"CREATE TABLE counters (id bigint PRIMARY KEY, n int)"_s);
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100"_s));
    const auto report = run();
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(batches(), 0);
}

void TestBackfill::rowsThatComeLaterDoNotKeepItFromEnding()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100 pause=50ms"_s));
    postgres::Connection writer = m_server->connect(m_database);
    m_clock.onSleep = [&] {
        (void)writer.execute(u"INSERT INTO counters (id) SELECT max(id) + i FROM counters, generate_series(1, 200) AS i GROUP BY i"_s);
    };
    const auto report = run();
    QVERIFY_RESULT(report);
    QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");
    QCOMPARE(batches(), 10);
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) FROM counters"_s), u"1000"_s);
}

void TestBackfill::cancelledAndResumed()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100 pause=200ms"_s));
    m_clock.onSleep = [&] {
        if (m_clock.sleeps.size() == 4)
            m_stop.request_stop();
    };
    const auto stopped = run();
    QVERIFY_RESULT(stopped);
    QVERIFY(stopped->failure.has_value());
    QCOMPARE(stopped->failure->kind, ErrorKind::Cancelled);
    QVERIFY2(stopped->failure->text.contains(u"after 400 rows of public.counters"_s), qPrintable(stopped->failure->text));
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) FROM counters"_s), u"400"_s);
    QCOMPARE(ask(*m_connection, u"SELECT applied || '/' || total FROM atlas_schema_revisions"_s), u"0/1"_s);

    m_clock.onSleep = {};
    m_stop = {};
    const auto resumed = run();
    QVERIFY_RESULT(resumed);
    QVERIFY2(resumed->succeeded(), resumed->failure ? qPrintable(resumed->failure->toText()) : "");
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) || ' ' || max(n) FROM counters"_s), u"1000 1"_s);
    QCOMPARE(batches(), 10);
}

void TestBackfill::killedAndResumed_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("event");
    // Events: run, file, statement, then one per batch.
    for (const char *end : { "kill", "kill-later", "terminate", "crash" }) {
        for (const int event : { 3, 4, 7, 12 })
            QTest::addRow("%s at event %d", end, event) << QString::fromLatin1(end) << event;
    }
}

void TestBackfill::killedAndResumed()
{
    QFETCH(QString, end);
    QFETCH(int, event);
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100 pause=260ms"_s));
    (void)m_folder->hashed();
    postgres::ConnectionSettings target = m_server->settings(m_database);
    if (end == "crash"_L1) {
        // Everybody is thrown out: not on a server that others use. Its commits would be lost if they were asynchronous.
        if (!m_ownServer)
            m_ownServer = std::make_unique<OwnServer>();
        target = m_ownServer->settings(u"run_%1"_s.arg(event));
        auto administrator = postgres::Connection::open(m_ownServer->settings(u"postgres"_s));
        QVERIFY_RESULT(administrator);
        QVERIFY_RESULT(administrator->execute("CREATE DATABASE "_L1 + target.database));
        QVERIFY_RESULT(administrator->execute(u"ALTER DATABASE %1 SET synchronous_commit = off"_s.arg(target.database)));
    }
    m_connection.emplace(postgres::Connection::open(target).value());
    for (const QString &statement : QString::fromLatin1(counters).split(u';', Qt::SkipEmptyParts))
        QVERIFY_RESULT(m_connection->execute(statement));
    m_connection.reset();
    QProcess victim;
    victim.start(QStringLiteral(APPLY_VICTIM),
        { target.host, QString::number(target.port), target.database, m_folder->path(), m_folder->journalFolder(),
            QString::number(event), end });
    QVERIFY(victim.waitForFinished(60'000));
    QVERIFY(victim.exitStatus() == QProcess::CrashExit || victim.exitCode() != 0);

    auto connection = postgres::Connection::open(target);
    QTRY_VERIFY_WITH_TIMEOUT((connection = postgres::Connection::open(target)).has_value(), 20'000);
    m_connection.emplace(std::move(*connection));
    const int done = ask(*m_connection, u"SELECT sum(n) FROM counters"_s).toInt();
    QVERIFY2(done >= 100 * (event - 3) && done <= 100 * (event - 1), qPrintable(QString::number(done)));

    SystemClock clock;
    ApplyRequest again = request();
    again.target = target;
    const auto resumed = applyMigrations(again, clock, {}, {});
    QVERIFY_RESULT(resumed);
    QVERIFY2(resumed->succeeded(), resumed->failure ? qPrintable(resumed->failure->toText()) : "");
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) || ' ' || min(n) || ' ' || max(n) FROM counters"_s), u"1000 1 1"_s);
}

/// The journal is on the machine of the first run: here the rows themselves say what is done.
void TestBackfill::resumedOnAnotherMachine()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s,
        u"-- atlas:txmode none\n\n-- schemawright:backfill table=public.counters key=id batch=100 pause=200ms\n"
        "UPDATE public.counters SET n = n + 1 WHERE n = 0;\n"_s);
    m_clock.onSleep = [&] {
        if (m_clock.sleeps.size() == 7)
            m_stop.request_stop();
    };
    QVERIFY(run()->failure.has_value());
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) FROM counters"_s), u"700"_s);

    m_clock.onSleep = {};
    m_clock.sleeps.clear();
    m_stop = {};
    const ApplyFolder elsewhere;
    ApplyRequest other = request();
    other.journalFolder = elsewhere.journalFolder();
    const auto resumed = applyMigrations(other, m_clock, m_observer, m_stop.get_token());
    QVERIFY_RESULT(resumed);
    QVERIFY2(resumed->succeeded(), resumed->failure ? qPrintable(resumed->failure->toText()) : "");
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) || ' ' || max(n) FROM counters"_s), u"1000 1"_s);
    QCOMPARE(m_clock.sleeps.count(200), 3); // no pause after what is only read
}

void TestBackfill::endsWhenTheLockIsGone()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100 pause=200ms"_s));
    m_clock.onSleep = [&] {
        if (m_clock.sleeps.size() == 3) {
            QCOMPARE(ask(*m_connection, u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                                        " WHERE application_name LIKE 'schemawright %/lock' AND datname = current_database()"_s),
                u"t"_s);
        }
    };
    const auto ended = run();
    QVERIFY_RESULT(ended);
    QVERIFY(ended->failure.has_value());
    QVERIFY2(ended->failure->text.contains(u"the session that holds the migration lock is gone"_s),
        qPrintable(ended->failure->text));
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) FROM counters"_s), u"300"_s);
    m_clock.onSleep = {};
    const auto again = run();
    QVERIFY_RESULT(again);
    QVERIFY2(again->succeeded(), again->failure ? qPrintable(again->failure->toText()) : "");
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) || ' ' || max(n) FROM counters"_s), u"1000 1"_s);
}

/// A file that was taken back and comes again does not believe the journal of its first time.
void TestBackfill::finishedOnceStartsOver()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100 pause=0ms"_s));
    QVERIFY(run()->succeeded());
    m_folder->write(u"2_other.sql"_s, u"CREATE TABLE IF NOT EXISTS other (id int);\n"_s);
    QVERIFY(run()->succeeded());
    QVERIFY_RESULT(m_connection->execute(u"DELETE FROM atlas_schema_revisions"_s));
    QVERIFY(run()->succeeded());
    QCOMPARE(ask(*m_connection, u"SELECT min(n) || ' ' || max(n) FROM counters"_s), u"2 2"_s);
}

void TestBackfill::smallerBatchesWhenRowsAreLocked()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=400 pause=0ms"_s));
    postgres::Connection holder = m_server->connect(m_database);
    QVERIFY_RESULT(holder.execute(u"BEGIN"_s));
    QVERIFY_RESULT(holder.execute(u"SELECT * FROM counters WHERE id = 600 FOR UPDATE"_s));
    int failures = 0;
    int smallest = 1000;
    m_observer = [&](const ApplyEvent &event) {
        if (std::holds_alternative<AttemptFailed>(event) && ++failures == 2)
            (void)holder.execute(u"ROLLBACK"_s);
        if (const auto *progress = std::get_if<BackfillProgress>(&event))
            smallest = std::min(smallest, progress->batch);
    };
    ApplyRequest quick = request();
    quick.options.lockTimeout = std::chrono::milliseconds(100);
    const auto report = applyMigrations(quick, m_clock, m_observer, m_stop.get_token());
    QVERIFY_RESULT(report);
    QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");
    // 400, 200 and 100 rows at a time: the first 100 pass below the locked row.
    QCOMPARE(failures, 2);
    QVERIFY2(smallest <= 200, qPrintable(QString::number(smallest)));
    QCOMPARE(ask(*m_connection, u"SELECT sum(n) || ' ' || max(n) FROM counters"_s), u"1000 1"_s);
}

void TestBackfill::waitsForReplicas()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=500 pause=0ms max-lag=5s"_s));
    QList<int> lags { 0, 9, 7, 5, 0, 0, 0, 0 };
    m_lag = [&](postgres::Connection &) -> Result<ReplicaLag> {
        return ReplicaLag { u"replica2"_s, std::chrono::seconds(lags.size() > 1 ? lags.takeFirst() : 0) };
    };
    QStringList waits;
    m_observer = [&](const ApplyEvent &event) {
        const auto *progress = std::get_if<BackfillProgress>(&event);
        if (progress == nullptr)
            return;
        if (progress->waitsFor.isEmpty())
            (void)m_clock.sleep(std::chrono::milliseconds(1001), {}); // the next look is due
        else
            waits.append(progress->waitsFor);
    };
    const auto report = run();
    QVERIFY_RESULT(report);
    QVERIFY(report->succeeded());
    QCOMPARE(waits, QStringList({ u"the replica replica2 is 9 s behind"_s, u"the replica replica2 is 7 s behind"_s }));
    QVERIFY_RESULT(readReplicaLag(*m_connection));
    QCOMPARE(readReplicaLag(*m_connection)->behind.count(), 0);
}

void TestBackfill::keyThatMayBeNullIsRefused()
{
    m_server->runScript(m_database, u"CREATE TABLE counters (id bigint UNIQUE, n int); INSERT INTO counters VALUES (NULL, 0)"_s);
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100"_s));
    const auto report = run();
    QVERIFY_RESULT(report);
    QVERIFY(report->failure.has_value());
    QVERIFY2(report->failure->text.contains(u"rows where it is NULL would be left out"_s), qPrintable(report->failure->text));
    QCOMPARE(ask(*m_connection, u"SELECT n FROM counters"_s), u"0"_s);
}

void TestBackfill::transactionFileIsRefused()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_fill.sql"_s, countUp(u"batch=100"_s).remove(u"-- atlas:txmode none\n\n"_s));
    const auto report = run();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Input);
    QCOMPARE(report.error().file, u"1_fill.sql"_s);
    QVERIFY(report.error().hint.contains(u"txmode none"_s));
}

void TestBackfill::contractWaitsForTheNextRun()
{
    m_server->runScript(m_database, QString::fromLatin1(counters));
    m_folder->write(u"1_x_expand.sql"_s, u"-- schemawright:expand public.counters.n\nALTER TABLE counters ADD m int;\n"_s);
    m_folder->write(u"2_x_backfill.sql"_s, countUp(u"batch=100 pause=0ms for=public.counters.n"_s));
    m_folder->write(u"3_other.sql"_s, u"CREATE TABLE other (id int);\n"_s);
    m_folder->write(u"4_x_contract.sql"_s, u"-- schemawright:contract public.counters.n\nALTER TABLE counters DROP n;\n"_s);
    m_folder->write(u"5_later.sql"_s, u"CREATE TABLE later (id int);\n"_s);
    const auto first = run();
    QVERIFY_RESULT(first);
    QVERIFY(first->succeeded());
    QCOMPARE(first->pendingFiles, QStringList({ u"1_x_expand.sql"_s, u"2_x_backfill.sql"_s, u"3_other.sql"_s }));
    QCOMPARE(first->notes.size(), 1);
    QVERIFY2(first->notes.first().startsWith(u"4_x_contract.sql waits: it ends what this run begins for public.counters.n."_s),
        qPrintable(first->notes.first()));
    const auto second = run();
    QVERIFY_RESULT(second);
    QVERIFY(second->succeeded());
    QCOMPARE(second->pendingFiles, QStringList({ u"4_x_contract.sql"_s, u"5_later.sql"_s }));
    QVERIFY(second->notes.isEmpty());

    const QString other = m_server->createDatabase();
    m_server->runScript(other, QString::fromLatin1(counters));
    ApplyRequest together = request();
    together.target = m_server->settings(other);
    together.withContracts = true;
    const auto whole = applyMigrations(together, m_clock, {}, {});
    QVERIFY_RESULT(whole);
    QVERIFY(whole->succeeded());
    QCOMPARE(whole->files.size(), 5);
}

QTEST_GUILESS_MAIN(TestBackfill)
#include "tst_backfill.moc"
