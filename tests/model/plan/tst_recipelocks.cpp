// Every online recipe runs on a table with rows while another session reads and writes it all the time. The locks that a
// step says are the strongest that pg_locks shows of it; no step that works for long keeps the other session waiting.
#include "model/catalog/inspector.h"
#include "model/plan/plan.h"
#include "model/render/relationlocks.h"
#include "tests/support/pgfixture.h"

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace schemawright;
using namespace Qt::StringLiterals;
using schema::LockMode;
using testing::PgFixture;

namespace {

using Locks = QMap<QString, LockMode>; ///< the strongest mode per table

constexpr int rowCount = 600;
/// Of a statement of which something can be said: a busy machine may let a session wait for some hundred milliseconds.
constexpr qint64 longEnough = 1000;

/// Tables of users with the modes that one backend holds.
const QString heldLocks = uR"(
SELECT n.nspname || '.' || c.relname, regexp_replace(replace(l.mode, 'Lock', ''), '([a-z])([A-Z])', '\1 \2', 'g')
FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE l.pid = $1::integer AND l.locktype = 'relation' AND l.granted AND c.relkind IN ('r', 'p')
  AND n.nspname = 'public'
)"_s;

LockMode modeOf(const QString &text)
{
    for (int mode = 1; mode <= static_cast<int>(LockMode::AccessExclusive); ++mode) {
        if (schema::lockModeText(static_cast<LockMode>(mode)) == text.toUpper())
            return static_cast<LockMode>(mode);
    }
    return LockMode::None;
}

void addHeld(postgres::Connection &connection, int pid, Locks &locks)
{
    const auto rows = connection.query(heldLocks, { QString::number(pid) });
    for (int row = 0; rows && row < rows->rowCount(); ++row) {
        LockMode &mode = locks[rows->text(row, 0)];
        mode = std::max(mode, modeOf(rows->text(row, 1)));
    }
}

/// Looks at the locks of another backend all the time: what a statement outside of a transaction held.
class Watcher
{
public:
    Watcher(postgres::Connection connection, int pid)
        : m_connection(std::move(connection))
        , m_pid(pid)
        , m_thread([this](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                const int round = m_round;
                Locks now;
                addHeld(m_connection, m_pid, now);
                const std::scoped_lock guard(m_mutex);
                if (round != m_round)
                    continue; // it may be of the statement before
                for (auto lock = now.cbegin(); lock != now.cend(); ++lock)
                    m_seen[lock.key()] = std::max(m_seen.value(lock.key(), LockMode::None), lock.value());
            }
        })
    {
    }
    [[nodiscard]] Locks take()
    {
        const std::scoped_lock guard(m_mutex);
        ++m_round;
        return std::exchange(m_seen, {});
    }

private:
    postgres::Connection m_connection;
    int m_pid;
    std::atomic<int> m_round = 0;
    std::mutex m_mutex;
    Locks m_seen;
    std::jthread m_thread; // last: it uses the others
};

/// Reads and writes table t without a pause, and knows how long its statements took.
class Traffic
{
public:
    explicit Traffic(postgres::Connection connection)
        : m_connection(std::move(connection))
        , m_thread([this](const std::stop_token &stop) {
            for (int id = 1; !stop.stop_requested(); id = id % rowCount + 1) {
                run(u"SELECT touched FROM t WHERE id = %1"_s.arg(id), stop);
                run(u"UPDATE t SET touched = touched + 1 WHERE id = %1"_s.arg(id), stop);
                m_done += 2;
            }
        })
    {
    }
    struct Figures {
        int statements = 0;
        qint64 longestMs = 0;
    };
    [[nodiscard]] Figures take()
    {
        const std::scoped_lock guard(m_mutex);
        return { m_done.exchange(0), std::exchange(m_longest, 0) };
    }
    [[nodiscard]] QString error()
    {
        const std::scoped_lock guard(m_mutex);
        return m_error;
    }

private:
    void run(const QString &sql, const std::stop_token &stop)
    {
        QElapsedTimer timer;
        timer.start();
        const auto result = m_connection.execute(sql, stop);
        const std::scoped_lock guard(m_mutex);
        m_longest = std::max(m_longest, timer.elapsed());
        if (!result && !stop.stop_requested() && m_error.isEmpty())
            m_error = result.error().toText();
    }

    postgres::Connection m_connection;
    std::atomic<int> m_done = 0;
    std::mutex m_mutex;
    qint64 m_longest = 0;
    QString m_error;
    std::jthread m_thread;
};

struct Recipe {
    QString before;
    QString after;
};

QString textOf(const Locks &locks)
{
    QStringList texts;
    for (auto lock = locks.cbegin(); lock != locks.cend(); ++lock)
        texts.append(lock.key() + u' ' + schema::lockModeText(lock.value()));
    return texts.join(u'\n');
}

/// What the steps promise, of tables.
void addPromised(const render::Statement &statement, const schema::Database &before, Locks &locks)
{
    for (const render::RelationLock &lock : statement.locks) {
        if (!schema::findTable(before, lock.relation))
            continue;
        LockMode &mode = locks[lock.relation.toText()];
        mode = std::max(mode, lock.mode);
    }
}

LockMode strongestOf(const render::Statement &statement)
{
    LockMode strongest = LockMode::None;
    for (const render::RelationLock &lock : statement.locks)
        strongest = std::max(strongest, lock.mode);
    return strongest;
}

const QString slowFunction = uR"(
CREATE FUNCTION slow(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql
AS $$ BEGIN PERFORM pg_catalog.pg_sleep(0.001); RETURN $1; END $$;
)"_s;

QString plainTable(const QString &more = {})
{
    return slowFunction + u"CREATE TABLE t (id integer NOT NULL, n integer, r integer, touched integer NOT NULL DEFAULT 0%1);"
                          "CREATE UNIQUE INDEX t_id ON t (id);"
                          "CREATE TABLE r (id integer PRIMARY KEY);"_s.arg(more);
}

QString partitionedTable(const QString &more = {})
{
    return slowFunction + u"CREATE TABLE t (id integer NOT NULL, n integer, r integer, touched integer NOT NULL DEFAULT 0%1) PARTITION BY RANGE (id);"
                          "CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (300);"
                          "CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM (300) TO (100000);"
                          "CREATE TABLE r (id integer PRIMARY KEY);"_s.arg(more);
}

} // namespace

class RecipeLocksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void promisedLocksAreTheStrongest_data();
    void promisedLocksAreTheStrongest();
    void cleanupTestCase() { m_fixtures.clear(); }

private:
    [[nodiscard]] Result<schema::Database> load(PgFixture &fixture, const QString &database, const QString &script);
    void runStep(const plan::PlanStep &step, const schema::Database &before);

    std::map<int, std::unique_ptr<PgFixture>> m_fixtures;
    postgres::Connection *m_runner = nullptr;
    Watcher *m_watcher = nullptr;
    Traffic *m_traffic = nullptr;
    Locks m_promised; ///< of the open transaction
};

void RecipeLocksTest::initTestCase()
{
    for (const int version : { 15, 18 })
        m_fixtures[version] = PgFixture::start(version);
    REQUIRE_SERVER(m_fixtures[15]);
}

void RecipeLocksTest::promisedLocksAreTheStrongest_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto add = [](const char *name, const QString &before, const QString &after, int version = 15) {
        QTest::addRow("%s, PostgreSQL %d", name, version) << version << before << after;
    };
    const QString plain = plainTable();
    const QString parts = partitionedTable();
    for (const int version : { 15, 18 }) {
        add("index", plain, plain + u"CREATE INDEX i ON t (slow(id));"_s, version);
        add("not null", plain, plain + u"ALTER TABLE t ALTER n SET NOT NULL;"_s, version);
        add("check", plain, plain + u"ALTER TABLE t ADD CONSTRAINT c CHECK (slow(id) > 0);"_s, version);
        add("foreign key", plain, plain + u"ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (r) REFERENCES r;"_s, version);
        add("foreign key of a partitioned table", parts,
            parts + u"ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (r) REFERENCES r;"_s, version);
        add("unique of a partitioned table", parts, parts + u"ALTER TABLE t ADD CONSTRAINT u UNIQUE (id);"_s, version);
        add("primary key of a partitioned table", parts, parts + u"ALTER TABLE t ADD PRIMARY KEY (id);"_s, version);
        add("primary key of a partitioned table replaced", parts + u"ALTER TABLE t ADD PRIMARY KEY (id);"_s,
            parts + u"ALTER TABLE t ADD PRIMARY KEY (id) WITH (fillfactor = 70);"_s, version);
    }
    add("index dropped", plain + u"CREATE INDEX i ON t (n);"_s, plain);
    add("index replaced", plain + u"CREATE INDEX i ON t (n);"_s, plain + u"CREATE INDEX i ON t (slow(id), n);"_s);
    add("unique", plain, plain + u"ALTER TABLE t ADD CONSTRAINT u UNIQUE (n);"_s);
    add("primary key", plain, plain + u"ALTER TABLE t ADD PRIMARY KEY (id);"_s);
    add("primary key replaced", plain + u"ALTER TABLE t ADD PRIMARY KEY (id);"_s,
        plain + u"ALTER TABLE t ADD PRIMARY KEY (id, touched);"_s);
    add("volatile default", plain, plainTable(u", token uuid NOT NULL DEFAULT gen_random_uuid()"_s));
    add("index of a partitioned table", parts, parts + u"CREATE INDEX i ON t (slow(id));"_s);
    add("index of a partitioned table replaced", parts + u"CREATE INDEX i ON t (n);"_s,
        parts + u"CREATE INDEX i ON t (slow(id), n);"_s);
    const QString late = u"CREATE TABLE late (id integer NOT NULL, n integer, r integer, touched integer NOT NULL DEFAULT 0);"
                         "INSERT INTO late (id) SELECT 100000 + n FROM generate_series(1, 1000) n;"_s;
    const QString attach = u"ALTER TABLE t ATTACH PARTITION late FOR VALUES FROM (100000) TO (200000);"_s;
    add("attach", parts + late, parts + late + attach);
    add("detach", parts + late + attach, parts + late);
}

Result<schema::Database> RecipeLocksTest::load(PgFixture &fixture, const QString &database, const QString &script)
{
    fixture.runScript(database, script);
    fixture.runScript(database,
        u"INSERT INTO r SELECT n FROM generate_series(1, %1) n;"
        "INSERT INTO t (id, n, r) SELECT n, n, n FROM generate_series(1, %1) n;"_s.arg(rowCount));
    postgres::Connection reader = fixture.connect(database);
    return catalog::inspectDatabase(reader, {});
}

void RecipeLocksTest::runStep(const plan::PlanStep &step, const schema::Database &before)
{
    const render::Statement &statement = step.statement;
    (void)m_traffic->take();
    (void)m_watcher->take();
    QElapsedTimer timer;
    timer.start();
    const auto ran = m_runner->execute(statement.sql);
    const qint64 elapsed = timer.elapsed();
    QVERIFY2(ran, qPrintable(statement.sql + u'\n' + (ran ? QString() : ran.error().toText())));
    const Traffic::Figures figures = m_traffic->take();
    qInfo().noquote() << elapsed << "ms," << figures.statements << "statements of the other session, longest"
                      << figures.longestMs << "ms:" << statement.sql.simplified().left(90);
    addPromised(statement, before, m_promised);
    if (statement.transactional) {
        // A transaction keeps its locks: none is missed.
        Locks held;
        addHeld(*m_runner, m_runner->backendPid(), held);
        held.removeIf([&](const auto &lock) { return !m_promised.contains(lock.key()) && lock.value() <= LockMode::RowShare; });
        QCOMPARE(textOf(held), textOf(m_promised));
    } else {
        const Locks seen = m_watcher->take();
        for (auto lock = seen.cbegin(); lock != seen.cend(); ++lock) {
            QVERIFY2(lock.value() <= m_promised.value(lock.key(), LockMode::RowShare),
                qPrintable(lock.key() + u' ' + schema::lockModeText(lock.value()) + u": "_s + statement.sql));
        }
        QVERIFY2(!seen.isEmpty() || elapsed < longEnough, qPrintable(statement.sql));
    }
    if (statement.work == render::Work::Instant)
        return;
    QVERIFY2(strongestOf(statement) <= LockMode::ShareUpdateExclusive, qPrintable(statement.sql));
    if (elapsed < longEnough)
        return;
    const QByteArray others = u"%1 statements of the other session, the longest %2 of %3 ms: %4"_s.arg(
        QString::number(figures.statements), QString::number(figures.longestMs), QString::number(elapsed), statement.sql).toUtf8();
    QVERIFY2(figures.statements > 10, others.constData());
    QVERIFY2(figures.longestMs < elapsed * 3 / 4, others.constData());
}

void RecipeLocksTest::promisedLocksAreTheStrongest()
{
    QFETCH(const int, version);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    if (!m_fixtures[version])
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server of this version on this machine");
    PgFixture &fixture = *m_fixtures[version];
    const QString database = fixture.createDatabase();
    const QString wanted = fixture.createDatabase();
    const auto source = load(fixture, database, before);
    QVERIFY_RESULT(source);
    const auto target = load(fixture, wanted, after);
    QVERIFY_RESULT(target);
    const auto planned = plan::makePlan(*source, *target);
    QVERIFY_RESULT(planned);
    QVERIFY(planned->steps.size() > 0);
    postgres::Connection runner = fixture.connect(database);
    Watcher watcher(fixture.connect(database), runner.backendPid());
    Traffic traffic(fixture.connect(database));
    m_runner = &runner;
    m_watcher = &watcher;
    m_traffic = &traffic;
    int transaction = 0;
    for (const plan::PlanStep &step : planned->steps) {
        if (step.transaction != transaction) {
            if (runner.isInTransaction())
                QVERIFY_RESULT(runner.execute(u"COMMIT"_s));
            m_promised.clear();
            if (step.statement.transactional)
                QVERIFY_RESULT(runner.execute(u"BEGIN"_s));
        }
        transaction = step.transaction;
        runStep(step, *source);
        if (QTest::currentTestFailed())
            return;
    }
    if (runner.isInTransaction())
        QVERIFY_RESULT(runner.execute(u"COMMIT"_s));
    QCOMPARE(traffic.error(), QString());
    postgres::Connection reader = fixture.connect(database);
    const auto result = catalog::inspectDatabase(reader, {});
    QVERIFY_RESULT(result);
    const auto rest = plan::makePlan(*result, *target);
    QVERIFY_RESULT(rest);
    QCOMPARE(plan::planSql(*rest), QString());
}

QTEST_GUILESS_MAIN(RecipeLocksTest)
#include "tst_recipelocks.moc"
