#include "model/catalog/tablefacts.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::catalog;
using schemawright::testing::PgFixture;

class TestTableFacts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void readsWhatIsKnown();
    void detailsOnServers_data();
    void detailsOnServers();
    void searchPathIsTheSessions();
    void ownTablespace_data() { addVersions(); }
    void ownTablespace();
    void temporaryTables_data() { addVersions(); }
    void temporaryTables();
    void expressionsOfLockedTables_data() { addVersions(); }
    void expressionsOfLockedTables();
    void emptinessIsLookedUp();
    void neverAnalysedIsUnknown();
    void partitionsAreSummed();
    void namesWithoutSchemaAndIndexes();
    void lockedTableDoesNotHideTheOthers();
    void rowSecurityIsNotTakenForEmptiness();
    void stopsWhenAsked();
    void nothingWantedIsFine();

private:
    static void addVersions();
    /// A connection to a new schema "here" on this server, with what the statements make there.
    [[nodiscard]] postgres::Connection schemaWith(int version, const QString &setup);
    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
    std::map<int, std::unique_ptr<PgFixture>> m_servers;
    QMap<int, QString> m_databases;
};

namespace {

const QualifiedName users { u"public"_s, u"users"_s };
const QualifiedName orders { u"public"_s, u"orders"_s };
const QualifiedName here { u"here"_s, u"t"_s };

QString namesText(const QList<QualifiedName> &names)
{
    QStringList texts;
    for (const QualifiedName &name : names)
        texts.append(name.toText());
    return texts.join(u", ");
}

/// What is not as of a plain table.
QString detailsOf(const TableFacts &table)
{
    QStringList details;
    if (table.persistence != 'p' || table.tablespace != u"pg_default")
        details.append(QLatin1Char(table.persistence) + u" in "_s + table.tablespace);
    if (table.rowSecurity || table.hasPolicies)
        details.append(u"row security %1, policies %2"_s.arg(table.rowSecurity).arg(table.hasPolicies));
    if (!table.partitionKey.isEmpty())
        details.append(u"by ["_s + table.partitionKey.join(u", ") + u']');
    for (const ColumnFacts &column : table.columns) {
        if (!column.views.isEmpty())
            details.append(column.name + u" read by "_s + namesText(column.views));
    }
    if (!table.materializedViews.isEmpty())
        details.append(u"stored by "_s + namesText(table.materializedViews));
    for (const ConstraintFacts &constraint : table.constraints) {
        if (constraint.type == 'c')
            details.append(constraint.name + u" of ["_s + constraint.columns.join(u", ") + u"] "_s + constraint.check);
    }
    for (const IndexFacts &index : table.indexes)
        details.append(index.name.name + u" from ["_s + index.computedFrom.join(u", ") + u']');
    return details.join(u"; ");
}

} // namespace

void TestTableFacts::addVersions()
{
    QTest::addColumn<int>("version");
    for (const int version : { 15, 18 })
        QTest::addRow("%d", version) << version;
}

postgres::Connection TestTableFacts::schemaWith(int version, const QString &setup)
{
    postgres::Connection connection = m_servers.at(version)->connect(m_databases.value(version));
    // One by one: a statement that refuses transactions may be among them.
    for (const QString &statement : u"DROP SCHEMA IF EXISTS here CASCADE; CREATE SCHEMA here; SET search_path = here; "_s.append(setup).split(u"; "_s)) {
        if (const auto done = connection.execute(statement); !done)
            qFatal("%s", qPrintable(done.error().toText()));
    }
    return connection;
}

void TestTableFacts::initTestCase()
{
    for (const int version : { 15, 18 }) {
        m_servers[version] = PgFixture::start(version);
        REQUIRE_SERVER(m_servers.at(version));
        m_databases[version] = m_servers.at(version)->createDatabase();
    }
    m_fixture = PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    m_name = m_fixture->createDatabase();
    m_fixture->runScript(m_name, uR"(
        CREATE TABLE users (id integer PRIMARY KEY, email text, age integer DEFAULT 1,
            CHECK (email IS NOT NULL));
        CREATE UNIQUE INDEX users_email ON users (email, (age + 1));
        CREATE VIEW ages AS SELECT age + 1 AS next FROM users;
        INSERT INTO users SELECT i, 'a', NULL FROM generate_series(1, 100) i;
        ALTER TABLE users ADD CONSTRAINT later CHECK (age IS NOT NULL) NOT VALID;
        ANALYZE users;
        CREATE TABLE orders (id integer, user_id integer REFERENCES users);
        CREATE TABLE events (at date) PARTITION BY RANGE (at);
        CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE INDEX events_at ON events (at);
        INSERT INTO events SELECT '2025-02-02' FROM generate_series(1, 50);
        ANALYZE events, events_1, events_2;)"_s);
}

void TestTableFacts::readsWhatIsKnown()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts = readFacts(connection, { users });
    QVERIFY_RESULT(facts);
    QVERIFY(facts->live);
    QCOMPARE(facts->serverVersion, connection.serverVersion());
    QCOMPARE(facts->database, u"postgres@socket/%1"_s.arg(m_name));
    QCOMPARE(facts->tables.size(), 1);
    const TableFacts table = facts->tables.value(users);
    QCOMPARE(table.rowEstimate, 100.0);
    QVERIFY(!table.isEmpty);
    QVERIFY(table.sizeBytes > 0);
    QVERIFY(table.indexBytes > 0);
    QCOMPARE(table.columns.size(), 3);
    QCOMPARE(table.columns.at(0).type, u"integer"_s);
    QVERIFY(table.columns.at(0).notNull);
    QVERIFY(table.columns.at(2).hasDefault);
    QCOMPARE(table.columns.at(2).nullFraction, 1.0);
    QCOMPARE(table.notNullChecks, QStringList { u"email"_s }); // not the one that is not valid
    QCOMPARE(table.referencedBy, QList<QualifiedName> { orders });
    QStringList constraints;
    for (const ConstraintFacts &constraint : table.constraints)
        constraints.append(constraint.name + QLatin1Char(constraint.type) + constraint.columns.join(u','));
    constraints.sort();
    QCOMPARE(constraints, (QStringList { u"latercage"_s, u"users_email_checkcemail"_s, u"users_pkeypid"_s }));
    const auto later = std::ranges::find(table.constraints, u"later"_s, &ConstraintFacts::name);
    QVERIFY(!later->valid);
    QVERIFY(!table.isPartition && !table.hasDefaultPartition && !table.rowSecurity && !table.published);
    QCOMPARE(table.columns.at(2).views, (QList<QualifiedName> { { u"public"_s, u"ages"_s } }));
    QVERIFY(table.columns.at(1).views.isEmpty());
    const auto index
        = std::ranges::find(table.indexes, QualifiedName { u"public"_s, u"users_email"_s }, &IndexFacts::name);
    QVERIFY(index != table.indexes.end());
    QVERIFY(index->unique && index->valid && !index->primary && !index->plain); // it has an expression
    QVERIFY(index->scans >= 0);
    QCOMPARE(index->columns, QStringList { u"email"_s });
    QVERIFY(index->sizeBytes > 0);
    QCOMPARE(facts->indexTables.value({ u"public"_s, u"users_pkey"_s }), users);
}

void TestTableFacts::detailsOnServers_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QString>("details");
    for (const int version : { 15, 18 }) {
        const auto row = [version](const char *name, const char *setup, const char *details) {
            QTest::addRow("%d: %s", version, name) << version << QString::fromLatin1(setup) << QString::fromLatin1(details);
        };
        row("plain index", "CREATE TABLE t (a int, b text); CREATE INDEX i ON t (a) INCLUDE (b)", "i from []");
        row("index with an expression", "CREATE TABLE t (a int, b text, c int); CREATE INDEX i ON t (a, lower(b))", "i from [a, b]");
        row("index with a condition", "CREATE TABLE t (a int, b text, c int); CREATE INDEX i ON t (a) WHERE c > 0", "i from [a, c]");
        row("unique index with both", "CREATE TABLE t (a int, b text, c int); CREATE UNIQUE INDEX i ON t ((a + c)) WHERE b <> ''", "i from [a, b, c]");
        row("index over the whole row", "CREATE TABLE t (a int, b text); CREATE INDEX i ON t ((t.* IS NOT NULL))", "i from []");
        row("constraint of an index", "CREATE TABLE t (a int PRIMARY KEY, b text UNIQUE)", "t_b_key from []; t_pkey from []");
        row("exclusion with a condition", "CREATE TABLE t (a int4range, b int, CONSTRAINT x EXCLUDE USING gist (a WITH &&) WHERE (b > 0))", "x from [a, b]");
        row("policies", "CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0)", "row security 0, policies 1");
        row("row security without policies", "CREATE TABLE t (a int); ALTER TABLE t ENABLE ROW LEVEL SECURITY", "row security 1, policies 0");
        row("policy of another", "CREATE TABLE t (a int); CREATE TABLE o (a int); CREATE POLICY p ON o", "");
        row("unlogged", "CREATE UNLOGGED TABLE t (a int)", "u in pg_default");
        row("logged again", "CREATE UNLOGGED TABLE t (a int); ALTER TABLE t SET LOGGED", "");
        row("partition key", "CREATE TABLE t (a int, b text) PARTITION BY RANGE (b, a)", "by [b, a]");
        row("partition key with an expression", "CREATE TABLE t (a int, at date) PARTITION BY RANGE (a, (extract(year FROM at)))", "by [a, ]");
        row("partition", "CREATE TABLE o (a int) PARTITION BY LIST (a); CREATE TABLE t PARTITION OF o FOR VALUES IN (1)", "");
        row("views", "CREATE TABLE t (a int, b text, c int); CREATE VIEW w AS SELECT a FROM t; CREATE VIEW v AS SELECT b FROM t WHERE a > 0",
            "a read by here.v, here.w; b read by here.v");
        row("materialised view", "CREATE TABLE t (a int, b text); CREATE MATERIALIZED VIEW m AS SELECT a FROM t",
            "a read by here.m; stored by here.m");
        row("view of a view", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v", "a read by here.v");
        row("dropped view", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; DROP VIEW v", "");
        row("checks", "CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0), b int, CONSTRAINT ordered CHECK (a < b))",
            "ordered of [a, b] (a < b); positive of [a] (a > 0)");
        row("check with a function of the schema",
            "CREATE FUNCTION ok(int) RETURNS bool IMMUTABLE LANGUAGE sql RETURN true; CREATE TABLE t (a int CONSTRAINT c CHECK (ok(a)))",
            "c of [a] here.ok(a)");
        row("not null", "CREATE TABLE t (a int NOT NULL)", ""); // a constraint of its own since PostgreSQL 18, but no check
    }
}

/// Of the role, the database or the URL: an unqualified name means there what it means to the migration.
void TestTableFacts::searchPathIsTheSessions()
{
    const QString name = m_fixture->createDatabase();
    QVERIFY_RESULT(m_fixture->connect(name).execute(u"ALTER DATABASE %1 SET search_path = \"$user\", app, \"Odd \"\"one\""_s.arg(name)));
    postgres::Connection connection = m_fixture->connect(name);
    const auto facts = readFacts(connection, { { {}, u"t"_s } });
    QVERIFY_RESULT(facts);
    QCOMPARE(facts->searchPath, QStringList({ u"app"_s, u"Odd \"one"_s }));
    QVERIFY_RESULT(connection.execute(u"CREATE SCHEMA AUTHORIZATION current_user"_s));
    QCOMPARE(readFacts(connection, { { {}, u"t"_s } })->searchPath.size(), 3);
}

void TestTableFacts::detailsOnServers()
{
    QFETCH(const int, version);
    QFETCH(const QString, setup);
    postgres::Connection connection = schemaWith(version, setup);
    const auto facts = readFacts(connection, { here });
    QVERIFY_RESULT(facts);
    QCOMPARE(facts->serverVersion / 10000, version);
    QVERIFY(facts->tables.contains(here));
    QTEST(detailsOf(facts->tables.value(here)), "details");
}

void TestTableFacts::ownTablespace()
{
    QFETCH(const int, version);
    // In the server's own folder: docs, runtime-config-developer, allow_in_place_tablespaces.
    const QString space = u"space_of_%1"_s.arg(QCoreApplication::applicationPid());
    postgres::Connection connection = schemaWith(version,
        u"SET allow_in_place_tablespaces = on; CREATE TABLESPACE %1 LOCATION ''; CREATE TABLE t (a int) TABLESPACE %1"_s.arg(space));
    const auto facts = readFacts(connection, { here });
    const auto dropped = connection.execute(u"DROP TABLE t"_s);
    const auto gone = connection.execute(u"DROP TABLESPACE "_s + space);
    QVERIFY_RESULT(facts);
    QCOMPARE(detailsOf(facts->tables.value(here)), u"p in "_s + space);
    QVERIFY_RESULT(dropped);
    QVERIFY_RESULT(gone);
}

void TestTableFacts::temporaryTables()
{
    QFETCH(const int, version);
    postgres::Connection connection = schemaWith(version, u"CREATE TEMPORARY TABLE t (a int)"_s);
    const auto schema = connection.execute(u"SELECT pg_my_temp_schema()::regnamespace"_s);
    QVERIFY_RESULT(schema);
    const QualifiedName name { schema->text(0, 0), u"t"_s };
    const auto facts = readFacts(connection, { name });
    QVERIFY_RESULT(facts);
    QCOMPARE(detailsOf(facts->tables.value(name)), u"t in pg_default"_s);
}

// What would wait for the lock is left out; what the catalogs alone know is not.
void TestTableFacts::expressionsOfLockedTables()
{
    QFETCH(const int, version);
    const auto installation = postgres::chooseInstallation(postgres::findServerInstallations(), version);
    const bool hasVector = installation && installation->majorVersion == version && postgres::hasExtension(*installation, u"vector"_s);
    QString setup = u"CREATE TABLE t (a int, b text, CONSTRAINT c CHECK (a > 0)); CREATE INDEX i ON t (lower(b))"_s;
    if (hasVector) {
        setup += u"; CREATE EXTENSION vector; ALTER TABLE t ADD e vector(3); CREATE INDEX near ON t USING hnsw "
                 "((e::halfvec(3)) halfvec_l2_ops)"_s;
    }
    postgres::Connection connection = schemaWith(version, setup);
    const QString expression = hasVector ? u"((e)::here.halfvec(3))"_s : QString();
    const QString indexes = hasVector ? u"i from [b]; near from [e]"_s : u"i from [b]"_s;
    const auto expressionOf = [](const TableFacts &table) {
        QStringList texts;
        for (const IndexFacts &index : table.indexes)
            texts.append(index.expression);
        return texts.join(QString());
    };
    const auto open = readFacts(connection, { here });
    QVERIFY_RESULT(open);
    QCOMPARE(detailsOf(open->tables.value(here)), u"c of [a] (a > 0); "_s + indexes);
    QCOMPARE(expressionOf(open->tables.value(here)), expression);

    postgres::Connection blocker = m_servers.at(version)->connect(m_databases.value(version));
    QVERIFY_RESULT(blocker.execute(u"BEGIN; LOCK TABLE here.t"_s));
    const auto locked = readFacts(connection, { here });
    QVERIFY_RESULT(locked);
    QCOMPARE(detailsOf(locked->tables.value(here)), u"c of [a] ; "_s + indexes);
    QCOMPARE(expressionOf(locked->tables.value(here)), QString());
}

void TestTableFacts::emptinessIsLookedUp()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts = readFacts(connection, { users, orders });
    QVERIFY_RESULT(facts);
    QVERIFY(facts->tables.value(orders).isEmpty);
    QVERIFY(!facts->tables.value(users).isEmpty);
    QVERIFY(!connection.isInTransaction());
}

void TestTableFacts::neverAnalysedIsUnknown()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts = readFacts(connection, { orders });
    QVERIFY_RESULT(facts);
    QCOMPARE(facts->tables.value(orders).rowEstimate, -1.0);
    QCOMPARE(facts->tables.value(orders).columns.first().nullFraction, -1.0);
}

void TestTableFacts::partitionsAreSummed()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts = readFacts(connection, { { u"public"_s, u"events"_s } });
    QVERIFY_RESULT(facts);
    const TableFacts table = facts->tables.value({ u"public"_s, u"events"_s });
    QVERIFY(table.partitioned);
    QCOMPARE(table.rowEstimate, 50.0);
    QVERIFY(table.sizeBytes > 0);
    QVERIFY(!table.isEmpty);
    QCOMPARE(table.indexes.size(), 1);
    QCOMPARE(table.indexes.first().sizeBytes, table.indexBytes); // all of it is in the indexes of its partitions
    QVERIFY(table.indexBytes > 0);
}

void TestTableFacts::namesWithoutSchemaAndIndexes()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts
        = readFacts(connection, { { {}, u"orders"_s }, { {}, u"users_email"_s }, { {}, u"it's not there"_s } });
    QVERIFY_RESULT(facts);
    QCOMPARE(facts->tables.size(), 2);
    QVERIFY(facts->tables.contains(users));
    QVERIFY(facts->tables.contains(orders));
}

void TestTableFacts::lockedTableDoesNotHideTheOthers()
{
    postgres::Connection blocker = m_fixture->connect(m_name);
    QVERIFY_RESULT(blocker.execute(u"BEGIN"_s));
    QVERIFY_RESULT(blocker.execute(u"LOCK TABLE events_1"_s));
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts = readFacts(connection, { { {}, u"events_1"_s }, orders });
    QVERIFY_RESULT(facts);
    QVERIFY(facts->tables.value(orders).isEmpty);
    QVERIFY(!facts->tables.value({ u"public"_s, u"events_1"_s }).isEmpty); // empty, but nobody may look
}

void TestTableFacts::rowSecurityIsNotTakenForEmptiness()
{
    const QString name = m_fixture->createDatabase();
    m_fixture->runScript(name, uR"(
        CREATE ROLE schemawright_reader LOGIN;
        CREATE TABLE secrets (id integer);
        INSERT INTO secrets VALUES (1);
        ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
        GRANT SELECT ON secrets TO schemawright_reader;)"_s);
    postgres::Connection connection = m_fixture->connect(name);
    QVERIFY_RESULT(connection.execute(u"SET SESSION AUTHORIZATION schemawright_reader"_s));
    const auto facts = readFacts(connection, { { {}, u"secrets"_s } });
    QVERIFY_RESULT(facts);
    QVERIFY(!facts->tables.value({ u"public"_s, u"secrets"_s }).isEmpty);
    QVERIFY_RESULT(connection.execute(u"RESET SESSION AUTHORIZATION"_s));
    m_fixture->runScript(name, u"DROP OWNED BY schemawright_reader; DROP ROLE schemawright_reader"_s);
}

void TestTableFacts::stopsWhenAsked()
{
    postgres::Connection blocker = m_fixture->connect(m_name);
    QVERIFY_RESULT(blocker.execute(u"BEGIN"_s));
    QVERIFY_RESULT(blocker.execute(u"LOCK TABLE orders"_s));
    postgres::Connection connection = m_fixture->connect(m_name);
    std::stop_source stop;
    stop.request_stop();
    const auto facts = readFacts(connection, { orders }, stop.get_token());
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, ErrorKind::Cancelled);
    QVERIFY(!connection.isInTransaction());
}

void TestTableFacts::nothingWantedIsFine()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto facts = readFacts(connection, {});
    QVERIFY_RESULT(facts);
    QVERIFY(facts->live);
    QVERIFY(facts->tables.isEmpty());
}

QTEST_GUILESS_MAIN(TestTableFacts)
#include "tst_tablefacts.moc"
