#include "model/catalog/tablefacts.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>

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
    void emptinessIsLookedUp();
    void neverAnalysedIsUnknown();
    void partitionsAreSummed();
    void namesWithoutSchemaAndIndexes();
    void lockedTableDoesNotHideTheOthers();
    void rowSecurityIsNotTakenForEmptiness();
    void stopsWhenAsked();
    void nothingWantedIsFine();

private:
    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
};

namespace {
const QualifiedName users { u"public"_s, u"users"_s };
const QualifiedName orders { u"public"_s, u"orders"_s };
} // namespace

void TestTableFacts::initTestCase()
{
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
