// What inspecting, comparing and planning cost at scale, measured against pg_dump and against the server's own time in the
// same run: on a busy machine only ratios mean something. SCALE_TABLES (300) and SCALE_GROWTH ("100,300") say how large.
#include "tests/benchmarks/processmemory.h"
#include "tests/benchmarks/scaleschema.h"
#include "tests/support/pgfixture.h"

#include "model/base/process.h"
#include "model/catalog/catalogquery.h"
#include "model/catalog/inspector.h"
#include "model/diff/schemadiff.h"
#include "model/plan/plan.h"
#include "model/postgres/pipeline.h"
#include "model/schema/schemaedit.h"

#include <QElapsedTimer>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace schemawright;
using namespace schemawright::testing;
using schema::Database;

namespace {

constexpr int repetitions = 3;

int tableCount()
{
    return qEnvironmentVariable("SCALE_TABLES", u"300"_s).toInt();
}

/// The goals of the design hold from this size on; below it start-up costs dominate.
bool isLarge()
{
    return tableCount() >= 5000;
}

/// Milliseconds of the quickest of some runs.
double quickest(const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

void print(const QString &what, double milliseconds, const QString &remark = {})
{
    qInfo("%-58s %9.1f ms  %s", qPrintable(what), milliseconds, qPrintable(remark));
}

QString ratio(const QString &of, double value)
{
    return u"%1 × %2"_s.arg(QString::number(value, 'f', 2), of);
}

/// A batch is a transaction: as many statements as the server's lock table bears.
void load(postgres::Connection &connection, const QStringList &statements)
{
    constexpr qsizetype batch = 400;
    for (qsizetype i = 0; i < statements.size(); i += batch) {
        const auto done = connection.queryAll(statements.mid(i, batch));
        if (!done)
            qFatal("%s", qPrintable(done.error().toText()));
    }
}

Database inspect(postgres::Connection &connection)
{
    auto database = catalog::inspectDatabase(connection, {});
    if (!database)
        qFatal("%s", qPrintable(database.error().toText()));
    return std::move(*database);
}

QList<diff::Change> compare(const Database &before, const Database &after)
{
    auto changes = diff::diffDatabases(before, after);
    if (!changes)
        qFatal("%s", qPrintable(changes.error().toText()));
    return std::move(*changes);
}

plan::Plan makePlan(const Database &before, const Database &after)
{
    auto plan = plan::makePlan(before, after, {});
    if (!plan)
        qFatal("%s", qPrintable(plan.error().toText()));
    return std::move(*plan);
}

/// As diff and plan get it when somebody edits: all but the edited tables are shared.
Database withMoreColumns(Database database, int count)
{
    for (int i = 0; i < count; ++i) {
        schema::Table table = *database.tables.at(i);
        schema::Column column;
        column.name = u"one_more"_s;
        column.type = u"integer"_s;
        table.columns.append(column);
        database.tables[i] = table;
    }
    return database;
}

Database emptyLike(const Database &database)
{
    Database empty;
    empty.serverVersion = database.serverVersion;
    for (const schema::Namespace &schema : database.schemas) {
        if (schema.name == u"public"_s)
            empty.schemas.append(schema);
    }
    return empty;
}

} // namespace

class TestScale : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void inspectsFasterThanTheDump();
    void inspectsTwoAtOnce();
    void needsLittleMemory();
    void findsNothingInEqualOnes();
    void findsOneChange();
    void plansManyChanges();
    void plansFromNothing();
    void growsNoFasterThanTheTables();
    void stopsWithinASecond();

private:
    [[nodiscard]] double dumpTime();
    [[nodiscard]] double inspectTime(const QString &name);

    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
    QString m_copy;
    Database m_database;
    Database m_changed; ///< read from a server of its own accord: 500 tables have one column more
    int m_changes = 0;
    double m_dumpTime = 0;
};

void TestScale::initTestCase()
{
    m_fixture = PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    m_name = m_fixture->createDatabase();
    {
        postgres::Connection connection = m_fixture->connect(m_name);
        QElapsedTimer timer;
        timer.start();
        load(connection, scaleSchema({ .tables = tableCount() }));
        QVERIFY_RESULT(connection.execute(u"VACUUM ANALYZE"_s));
        print(u"loading %1 tables"_s.arg(tableCount()), static_cast<double>(timer.elapsed()));
    }
    m_copy = m_fixture->copyDatabase(m_name);
    postgres::Connection connection = m_fixture->connect(m_name);
    m_database = inspect(connection);
    QVERIFY(m_database.tables.size() >= tableCount());
    QVERIFY(m_database.unmodelled.isEmpty());
    m_dumpTime = dumpTime();
    print(u"pg_dump --schema-only"_s, m_dumpTime);
}

double TestScale::dumpTime()
{
    return quickest([this] { QVERIFY(!m_fixture->dump(m_name).isEmpty()); });
}

double TestScale::inspectTime(const QString &name)
{
    postgres::Connection connection = m_fixture->connect(name);
    return quickest([&] { QVERIFY(!inspect(connection).tables.isEmpty()); });
}

void TestScale::inspectsFasterThanTheDump()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto context = catalog::queryContext(connection.serverVersion(), {});
    QStringList statements;
    for (const catalog::CatalogQuery &query : catalog::catalogQueries(context))
        statements.append(query.sql);
    const auto ignore = [](qsizetype, const postgres::ResultSet &) { };
    const double bare = quickest([&] {
        QVERIFY_RESULT(postgres::beginSnapshot(connection));
        QVERIFY_RESULT(postgres::runPipelines({ { &connection, statements, ignore } }).first());
        QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s));
    });
    const double whole = inspectTime(m_name);
    print(u"the server's answers to our catalog queries"_s, bare);
    print(u"inspection"_s, whole, ratio(u"pg_dump"_s, whole / m_dumpTime) + u", "_s + ratio(u"the server's time"_s, whole / bare));
    QVERIFY2(whole < bare * (isLarge() ? 2 : 4), "reading costs more than asking");
    QVERIFY2(whole < m_dumpTime / (isLarge() ? 5 : 1.5), "slow against pg_dump");
}

void TestScale::inspectsTwoAtOnce()
{
    postgres::Connection first = m_fixture->connect(m_name);
    postgres::Connection second = m_fixture->connect(m_copy);
    const double both = quickest([&] {
        const auto databases = catalog::inspectDatabases({ { &first, {} }, { &second, {} } });
        QVERIFY_RESULT(databases);
        QVERIFY(compare(databases->first(), databases->last()).isEmpty());
    });
    print(u"two databases read at once and compared"_s, both, ratio(u"pg_dump"_s, both / m_dumpTime));
    QVERIFY(both < m_dumpTime * (isLarge() ? 0.4 : 1.5));
}

void TestScale::needsLittleMemory()
{
    ProcessRequest request;
    request.program = QCoreApplication::applicationFilePath();
    request.arguments = { u"--inspect"_s, m_fixture->settings(m_name).host, m_name };
    request.timeout = std::chrono::minutes(2);
    const auto output = runProcess(request);
    QVERIFY_RESULT(output);
    QCOMPARE(output->exitCode, 0);
    const double peak = output->standardOutput.trimmed().toDouble();
    qInfo("%-58s %9.1f MB", "peak memory of a process that inspects", peak);
    QVERIFY(peak > 1);
    QVERIFY2(peak < (isLarge() ? 150 : 60), "too much memory");
}

void TestScale::findsNothingInEqualOnes()
{
    postgres::Connection connection = m_fixture->connect(m_copy);
    const Database other = inspect(connection);
    const double same = quickest([&] { QVERIFY(compare(m_database, m_database).isEmpty()); });
    const double equal = quickest([&] { QVERIFY(compare(m_database, other).isEmpty()); });
    print(u"comparing a schema with itself"_s, same);
    print(u"comparing two equal schemas that share nothing"_s, equal);
    QVERIFY(same < 50);
    QVERIFY(equal < 50);
}

void TestScale::findsOneChange()
{
    const Database edited = withMoreColumns(m_database, 1);
    const double time = quickest([&] { QCOMPARE(compare(m_database, edited).size(), 1); });
    print(u"finding one changed column"_s, time);
    QVERIFY(time < 5);
}

void TestScale::plansManyChanges()
{
    m_changes = std::min(500, tableCount() / 3);
    {
        postgres::Connection connection = m_fixture->connect(m_copy);
        QStringList statements;
        for (const Shared<schema::Table> &table : m_database.tables) {
            if (!table->partitionOf && statements.size() < m_changes)
                statements.append(u"ALTER TABLE %1.%2 ADD COLUMN one_more integer"_s.arg(table->name.schema, table->name.name));
        }
        load(connection, statements);
        m_changed = inspect(connection);
    }
    const double all = quickest([&] { QCOMPARE(makePlan(m_database, m_changed).steps.size(), m_changes); });
    const Database shared = withMoreColumns(m_database, m_changes);
    const double edit = quickest([&] { QVERIFY(makePlan(m_database, shared).steps.size() >= m_changes); });
    const Database fifth = withMoreColumns(m_database, m_changes / 5);
    const double few = quickest([&] { QVERIFY(makePlan(m_database, fifth).steps.size() >= m_changes / 5); });
    print(u"planning %1 changes between two databases"_s.arg(m_changes), all);
    print(u"planning %1 changes after an edit"_s.arg(m_changes), edit);
    print(u"planning %1 changes after an edit"_s.arg(m_changes / 5), few);
    QVERIFY(all < 100);
    QVERIFY2(edit < few * 5 * 1.5, "planning is not linear in changes");
}

void TestScale::plansFromNothing()
{
    const Database empty = emptyLike(m_database);
    const double planned = quickest([&] { QVERIFY(!makePlan(empty, m_database).steps.isEmpty()); });
    const double written = quickest([&] { QVERIFY(plan::databaseSql(m_database)->size() > 1000); });
    print(u"planning the whole schema"_s, planned, ratio(u"pg_dump"_s, planned / m_dumpTime));
    print(u"writing the whole schema"_s, written, ratio(u"pg_dump"_s, written / m_dumpTime));
    QVERIFY(written < m_dumpTime * (isLarge() ? 1 : 4));
}

void TestScale::growsNoFasterThanTheTables()
{
    const QStringList sizes = qEnvironmentVariable("SCALE_GROWTH", u"100,300"_s).split(u',');
    QList<double> perTable;
    for (const QString &size : sizes) {
        const QString name = m_fixture->createDatabase();
        {
            postgres::Connection connection = m_fixture->connect(name);
            load(connection, scaleSchema({ .tables = size.toInt() }));
            QVERIFY_RESULT(connection.execute(u"VACUUM ANALYZE"_s));
        }
        const double time = inspectTime(name);
        perTable.append(time / size.toDouble());
        print(u"inspecting %1 tables"_s.arg(size), time, u"%1 µs each"_s.arg(perTable.last() * 1000, 0, 'f', 0));
    }
    // A tenth for what a busy machine adds.
    QVERIFY2(perTable.last() < perTable.first() * 1.1, "costs grow faster than the number of tables");
}

void TestScale::stopsWithinASecond()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    // Somebody else's lock keeps the inspection from being over before it is stopped, however fast the machine is.
    postgres::Connection holder = m_fixture->connect(m_name);
    QVERIFY_RESULT(holder.execute(u"BEGIN"_s));
    QVERIFY_RESULT(holder.execute(u"LOCK TABLE pg_catalog.pg_policy IN ACCESS EXCLUSIVE MODE"_s));
    std::stop_source source;
    std::atomic<qint64> stoppedAt = 0;
    QElapsedTimer timer;
    timer.start();
    std::thread stopper([&] {
        QThread::msleep(150);
        stoppedAt = timer.elapsed();
        source.request_stop();
    });
    const auto database = catalog::inspectDatabase(connection, {}, {}, source.get_token());
    const qint64 endedAt = timer.elapsed();
    stopper.join();
    QVERIFY_RESULT(holder.execute(u"ROLLBACK"_s));
    QVERIFY(!database);
    QCOMPARE(database.error().kind, ErrorKind::Cancelled);
    print(u"stopping an inspection"_s, static_cast<double>(endedAt - stoppedAt));
    QVERIFY(endedAt - stoppedAt < 1000);
    // The connection can be used again.
    QVERIFY(!inspect(connection).tables.isEmpty());
}

namespace {

/// The child process of needsLittleMemory.
int inspectAndMeasure(const QStringList &arguments)
{
    postgres::ConnectionSettings settings;
    settings.host = arguments.at(2);
    settings.port = 5432;
    settings.user = u"postgres"_s;
    settings.database = arguments.at(3);
    auto connection = postgres::Connection::open(settings);
    if (!connection || !catalog::inspectDatabase(*connection, {}))
        return 1;
    printf("%.1f\n", peakMemory());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && application.arguments().at(1) == u"--inspect")
        return inspectAndMeasure(application.arguments());
    TestScale test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scale.moc"
