// How catalogs are read, whatever is in them: extensions and schemas left out, dependencies, other sessions at work.
#include "featuresdatabase.h"

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;
using namespace schemawright::testing;

class TestInspectSnapshot : public QObject, private FeaturesDatabase
{
    Q_OBJECT
private slots:
    void initTestCase();
    void leavesOutObjectsOfExtensions();
    void resolvesDependencies_data();
    void resolvesDependencies();
    void restrictsToSchemasAndGlobs();
    void missingSchemaIsAnError();
    void leavesTheConnectionUsable();
    void readsTwiceTheSame();
    void survivesConcurrentChanges();
    void readsLargeOnesOverTwoConnections();
    void doesNotWaitForItself();
    void readsVectorIndexes();
};

void TestInspectSnapshot::initTestCase()
{
    readFeatures();
}

void TestInspectSnapshot::leavesOutObjectsOfExtensions()
{
    const auto isOfHstore = [](const QString &name) { return name.contains(u"hstore"); };
    for (const Shared<Routine> &routine : m_database.routines)
        QVERIFY2(!isOfHstore(routine->name.name) && !isOfHstore(routine->definition), qPrintable(routine->definition));
    for (const OtherObject &object : m_database.others)
        QVERIFY2(!isOfHstore(object.identity), qPrintable(object.identity));
}

void TestInspectSnapshot::resolvesDependencies_data()
{
    QTest::addColumn<QString>("dependent");
    QTest::addColumn<QString>("referenced");
    QTest::addColumn<bool>("expected");
    const auto add = [](const char *title, const char *dependent, const char *referenced, bool expected) {
        QTest::addRow("%s", title) << QString::fromLatin1(dependent) << QString::fromLatin1(referenced) << expected;
    };
    add("a view reads a column of another view", "view app.on_view", "column app.shown.note", true);
    add("a default needs its sequence", "column app.parent.serial_no", "sequence app.parent_serial_no_seq", true);
    add("an owned sequence does not need its column", "sequence app.parent_serial_no_seq",
        "column app.parent.serial_no", false);
    add("an array column needs the element's type", "column app.parent.Odd \"Name", "enum app.mood", true);
    add("a foreign key needs the key behind the index", "constraint public.child.child_parent",
        "constraint app.parent.parent_pkey", true);
    add("a trigger needs its function", "trigger app.parent.touch", "function app.touch()", true);
    add("a partition needs its parent", "table public.events_2024", "table public.events", true);
    add("a SQL body needs the function it calls", "function app.atomic()", "function app.add(a integer, b integer)",
        true);
    add("an aggregate needs its state function", "aggregate app.total(integer)",
        "function app.add(a integer, b integer)", true);
    add("a function needs the composite type of its argument", "function app.same(app.address, app.address)",
        "composite type app.address", true);
    add("a table needs its schema", "table app.parent", "schema app", true);
    add("an index needs its columns", "index app.parent.parent_code", "column app.parent.note", true);
}

void TestInspectSnapshot::resolvesDependencies()
{
    QFETCH(QString, dependent);
    QFETCH(QString, referenced);
    QFETCH(bool, expected);
    const bool found = std::ranges::any_of(m_database.dependencies, [&](const Dependency &dependency) {
        return toText(dependency.dependent()) == dependent && toText(dependency.referenced()) == referenced;
    });
    QCOMPARE(found, expected);
}

void TestInspectSnapshot::restrictsToSchemasAndGlobs()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const Database onlyPublic = inspect(connection, { .schemas = { u"public"_s }, .exclude = {} });
    QCOMPARE(onlyPublic.schemas.size(), 1);
    QVERIFY(findTable(onlyPublic, named("public.child")));
    QVERIFY(!findTable(onlyPublic, named("app.parent")));
    QVERIFY(onlyPublic.others.isEmpty());
    // A table that is not read still gives its columns' names to the foreign keys that point at it.
    const auto &key = detail<ForeignKey>(*findTable(onlyPublic, named("public.child")), u"child_parent"_s);
    QCOMPARE(key.referencedColumns, QStringList { u"id"_s });

    const Database less = inspect(connection, { .schemas = {}, .exclude = { u"public"_s, u"*.par*"_s } });
    QCOMPARE(less.schemas.size(), 1);
    QVERIFY(!findTable(less, named("app.parent")));
    QVERIFY(!findTable(less, named("public.child")));
    QVERIFY(findView(less, named("app.shown")));
}

void TestInspectSnapshot::missingSchemaIsAnError()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto result = catalog::inspectDatabase(connection, { .schemas = { u"nowhere"_s }, .exclude = {} });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Input);
    QCOMPARE(result.error().text, u"there is no schema nowhere in this database"_s);
}

void TestInspectSnapshot::leavesTheConnectionUsable()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    (void)inspect(connection);
    QVERIFY(!connection.isInTransaction());
    const auto path = connection.query(u"SHOW search_path"_s);
    QVERIFY_RESULT(path);
    QVERIFY(!path->text(0, 0).isEmpty());
}

void TestInspectSnapshot::readsTwiceTheSame()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    // Whatever the session prints dates and names with.
    QVERIFY_RESULT(connection.execute(u"SET DateStyle = 'German'"_s));
    QVERIFY_RESULT(connection.execute(u"SET quote_all_identifiers = on"_s));
    QVERIFY_RESULT(connection.execute(u"SET search_path = app, public"_s));
    const Database first = inspect(connection);
    postgres::Connection other = m_fixture->connect(m_name);
    QVERIFY(first == inspect(other));
}

void TestInspectSnapshot::survivesConcurrentChanges()
{
    const QString name = m_fixture->createDatabase();
    std::atomic<bool> isDone = false;
    std::thread changer([&] {
        postgres::Connection connection = m_fixture->connect(name);
        while (!isDone) {
            (void)connection.execute(u"CREATE TABLE t (id integer PRIMARY KEY CHECK (id > 0))"_s);
            (void)connection.execute(u"CREATE VIEW v AS SELECT id FROM t"_s);
            (void)connection.execute(u"DROP TABLE t CASCADE"_s);
        }
    });
    postgres::Connection connection = m_fixture->connect(name);
    QList<Error> unexpected;
    for (int i = 0; i < 20; ++i) {
        const auto database = catalog::inspectDatabase(connection, {});
        // Three disturbed snapshots in a row are possible, and then said so.
        if (!database && database.error().kind != ErrorKind::Conflict)
            unexpected.append(database.error());
    }
    isDone = true;
    changer.join();
    QVERIFY2(unexpected.isEmpty(), unexpected.isEmpty() ? "" : qPrintable(unexpected.first().toText()));
}

static QString thousandTables()
{
    return uR"(
        CREATE FUNCTION three() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 3';
        DO $$ BEGIN FOR i IN 1..1000 LOOP
            EXECUTE format('CREATE TABLE t%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text DEFAULT ''x'',
                b integer DEFAULT three(), c numeric(10,2) CHECK (c > 0), d integer GENERATED ALWAYS AS (b * 2) STORED,
                parent bigint REFERENCES t%s)', i, greatest(1, i - 1));
            EXECUTE format('CREATE INDEX t%s_a ON t%s (lower(a)) WHERE b > 2', i, i);
            IF i % 100 = 0 THEN EXECUTE format('CREATE VIEW v%s AS SELECT id, a FROM t%s', i, i); END IF;
        END LOOP; END $$;)"_s;
}

/// The number of sessions that a database has had, as far as its statistics know.
static qint64 sessionCount(postgres::Connection &connection)
{
    const auto rows = connection.query(
        u"SELECT sessions, pg_stat_clear_snapshot() FROM pg_stat_database WHERE datname = current_database()"_s);
    return rows ? rows->integer(0, 0) : -1;
}

void TestInspectSnapshot::readsLargeOnesOverTwoConnections()
{
    const QString name = m_fixture->createDatabase();
    m_fixture->runScript(name, thousandTables());
    const QString role = u"one_connection_%1"_s.arg(QCoreApplication::applicationPid()); // roles are the server's
    m_fixture->runScript(name, u"CREATE ROLE %1 LOGIN CONNECTION LIMIT 1;"_s.arg(role));
    postgres::Connection connection = m_fixture->connect(name);
    const qint64 before = sessionCount(connection);
    const Database two = inspect(connection);
    QTRY_COMPARE(sessionCount(connection), before + 1);
    QCOMPARE(two.tables.size(), 1000);
    QCOMPARE(two.tables.first()->columns.size(), 6);

    // What a transaction has done is seen by its own connection only.
    QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    const Database one = inspect(connection);
    QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s));
    QVERIFY(one == two);

    postgres::ConnectionSettings settings = m_fixture->settings(name);
    settings.user = role;
    auto limited = postgres::Connection::open(settings);
    QVERIFY_RESULT(limited);
    Database alone = inspect(*limited);
    alone.currentRole = two.currentRole;
    QVERIFY(alone == two);
    QVERIFY_RESULT(connection.execute(u"DROP ROLE "_s + role));
}

// The first connection keeps a lock on the tables of views until its end; somebody asks for an exclusive one; the second
// connection waits behind them, and the first for the second. No deadlock that the server could see.
void TestInspectSnapshot::doesNotWaitForItself()
{
    const QString name = m_fixture->createDatabase();
    m_fixture->runScript(name, u"CREATE TABLE first (a integer, b integer GENERATED ALWAYS AS (a) STORED);"
                               "CREATE VIEW of_first AS SELECT * FROM first;"
                               "CREATE TABLE gate (a integer, b integer GENERATED ALWAYS AS (a) STORED);"_s
            + thousandTables()
            + u"CREATE TABLE last (a integer, b integer GENERATED ALWAYS AS (a) STORED);"
              "CREATE VIEW of_last AS SELECT * FROM last;"_s);
    postgres::Connection watcher = m_fixture->connect(name);
    const auto count = [&](const QString &condition) {
        const auto rows = watcher.query(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "_s + condition);
        return rows ? rows->integer(0, 0) : -1;
    };
    postgres::Connection gate = m_fixture->connect(name);
    QVERIFY_RESULT(gate.execute(u"BEGIN; LOCK TABLE gate IN ACCESS EXCLUSIVE MODE"_s));
    postgres::Connection inspecting = m_fixture->connect(name);
    std::optional<Result<Database>> inspected;
    QElapsedTimer timer;
    timer.start();
    std::thread inspection([&] { inspected = catalog::inspectDatabase(inspecting, {}); });
    // The second waits at the gate, the first has read all that it has to.
    while (count(u"wait_event_type = 'Lock'"_s) < 1 || count(u"state = 'idle in transaction' AND pid <> %1"_s.arg(gate.backendPid())) < 1)
        QThread::msleep(10);
    std::vector<std::thread> changers;
    for (const QString &table : { u"first"_s, u"last"_s }) {
        changers.emplace_back([this, name, table] {
            postgres::Connection changer = m_fixture->connect(name);
            (void)changer.execute(u"ALTER TABLE %1 ADD COLUMN c integer"_s.arg(table));
        });
    }
    while (count(u"query LIKE 'ALTER TABLE%' AND wait_event_type = 'Lock'"_s) < 2)
        QThread::msleep(10);
    (void)gate.execute(u"ROLLBACK"_s);
    inspection.join();
    for (std::thread &changer : changers)
        changer.join();
    QVERIFY_RESULT(*inspected);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
}

void TestInspectSnapshot::readsVectorIndexes()
{
    postgres::Connection probe = m_fixture->connect(m_name);
    const auto available = probe.query(u"SELECT 1 FROM pg_available_extensions WHERE name = 'vector'"_s);
    QVERIFY_RESULT(available);
    if (available->rowCount() == 0)
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "pgvector is not installed for this server");
    const QString name = m_fixture->createDatabase();
    m_fixture->runScript(name, uR"(
        CREATE SCHEMA extensions;
        CREATE EXTENSION vector WITH SCHEMA extensions;
        CREATE TABLE conversations (id bigint PRIMARY KEY, embedding extensions.vector(3));
        CREATE INDEX conversations_hnsw ON conversations
            USING hnsw (embedding extensions.vector_cosine_ops) WITH (m = 24, ef_construction = 100);)"_s);
    postgres::Connection connection = m_fixture->connect(name);
    const Database database = inspect(connection);
    const Table *conversations = findTable(database, named("public.conversations"));
    QCOMPARE(findColumn(*conversations, u"embedding"_s)->type, u"extensions.vector(3)"_s);
    const Index *index = findIndex(*conversations, u"conversations_hnsw"_s);
    QCOMPARE(index->method, u"hnsw"_s);
    QCOMPARE(index->parts.first().operatorClass, u"extensions.vector_cosine_ops"_s);
    const QMap<QString, QString> parameters { { u"m"_s, u"24"_s }, { u"ef_construction"_s, u"100"_s } };
    QCOMPARE(index->storageParameters, parameters);
    QVERIFY(database.routines.isEmpty());
    QVERIFY(database.others.isEmpty());
    QVERIFY(database.unmodelled.isEmpty()); // its base types and access methods are the extension's
    const Dependency onExtension { partKey(ObjectKind::Column, named("public.conversations"), u"embedding"_s),
        keyOf(database.extensions.first()) };
    QVERIFY(database.dependencies.contains(onExtension));
}

QTEST_GUILESS_MAIN(TestInspectSnapshot)
#include "tst_inspectsnapshot.moc"
