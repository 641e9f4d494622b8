// Definitions that we write ourselves are byte for byte the ones that the server writes: pg_get_constraintdef and
// pg_get_indexdef are asked for every constraint and index of a schema with as many forms as there are, per version.
#include "tests/support/pgfixture.h"

#include "model/catalog/inspector.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace schemawright;
using namespace schemawright::testing;

namespace {

constexpr auto commonForms = uR"(
    CREATE SCHEMA "Odd schema";
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
    CREATE DOMAIN shorter AS short;
    CREATE DOMAIN address AS cidr;
    CREATE COLLATION german FROM "C";
    CREATE FUNCTION doubled(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
    CREATE TABLE "Odd schema"."Odd ""table""" (id integer PRIMARY KEY, "select" integer, UNIQUE (id, "select"));
    CREATE TABLE t (id integer, a integer NOT NULL, b text, c varchar(20), d char(5), n name, m mood, s short, s2 shorter,
        ip cidr, ip2 address, list integer[], names text[], v tsvector, r int4range, active boolean, o oid, j jsonb,
        at timestamptz, german text COLLATE german, "Mixed" text, "order" integer, x integer,
        CONSTRAINT t_pkey PRIMARY KEY (id) INCLUDE (a), UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (b) DEFERRABLE, CHECK (a > 0), CHECK (active), CHECK (b <> 'it''s' OR "Mixed" IS NULL) NO INHERIT,
        CONSTRAINT "Odd check" CHECK ((a > 0) AND (id > 0)),
        EXCLUDE USING gist (r WITH &&) WHERE (a > 3));
    ALTER TABLE t ADD CONSTRAINT late CHECK (x > 1) NOT VALID;
    CREATE TABLE parent (p integer, q integer, u integer UNIQUE, PRIMARY KEY (p, q));
    CREATE TABLE child (p integer, q integer, u integer REFERENCES parent (u), w integer,
        FOREIGN KEY (p, q) REFERENCES parent MATCH FULL ON UPDATE CASCADE ON DELETE RESTRICT,
        CONSTRAINT second FOREIGN KEY (p, q) REFERENCES parent ON UPDATE SET NULL ON DELETE SET DEFAULT DEFERRABLE,
        FOREIGN KEY (w) REFERENCES "Odd schema"."Odd ""table""" (id) ON DELETE SET NULL INITIALLY DEFERRED);
    ALTER TABLE child ADD FOREIGN KEY (q) REFERENCES parent (u) NOT VALID;
    CREATE INDEX ON t (a DESC, b NULLS FIRST, c DESC NULLS LAST) INCLUDE (id, "Mixed");
    CREATE UNIQUE INDEX ON t (b text_pattern_ops, c varchar_pattern_ops, d bpchar_pattern_ops);
    CREATE INDEX ON t (n);
    CREATE INDEX ON t (m, s, s2, c, d, o);
    CREATE INDEX ON t (ip, ip2);
    CREATE INDEX ON t (ip inet_ops);
    CREATE INDEX ON t USING hash (b);
    CREATE INDEX ON t USING hash (m);
    CREATE INDEX ON t USING gin (list, v);
    CREATE INDEX ON t USING gin (j jsonb_path_ops);
    CREATE INDEX ON t USING gin (j) WITH (fastupdate = off);
    CREATE INDEX ON t USING gist (r, v tsvector_ops (siglen = 100));
    CREATE INDEX ON t USING spgist (r);
    CREATE INDEX ON t USING spgist (b);
    CREATE INDEX ON t USING brin (at, a int4_minmax_ops) WITH (pages_per_range = 7);
    CREATE INDEX ON t (list);
    CREATE INDEX ON t (names, r);
    CREATE INDEX ON t (b COLLATE "C", german, german COLLATE "C", "Mixed" COLLATE german);
    CREATE INDEX ON t (lower(b), (a + 1) DESC, b) WHERE active;
    CREATE INDEX ON t ((b || c) COLLATE "C");
    CREATE INDEX ON t (a) WHERE active AND "order" > 3;
    CREATE INDEX ON t (a) WHERE NOT active;
    CREATE INDEX ON t (doubled(a)) WHERE m = 'sad'::mood;
    CREATE INDEX "Odd index" ON "Odd schema"."Odd ""table""" ("select");
    CREATE TABLE measured (at date NOT NULL, k integer, PRIMARY KEY (at, k)) PARTITION BY RANGE (at);
    CREATE INDEX measured_k ON measured (k);
    CREATE TABLE measured_1 PARTITION OF measured FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE MATERIALIZED VIEW sums AS SELECT a, b FROM t;
    CREATE UNIQUE INDEX sums_a ON sums (a);
)";

constexpr auto formsOf15 = uR"(
    CREATE TABLE nulls (a integer, b integer, c integer, UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c));
    CREATE UNIQUE INDEX ON nulls (c) INCLUDE (b) NULLS NOT DISTINCT WHERE (c > 0);
    ALTER TABLE child ADD FOREIGN KEY (p, q) REFERENCES parent ON DELETE SET NULL (q);
)";

constexpr auto formsOf18 = uR"(
    CREATE TABLE rooms (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
    CREATE TABLE bookings (room int4range, during daterange, price integer CHECK (price > 0) NOT ENFORCED,
        FOREIGN KEY (room, PERIOD during) REFERENCES rooms (id, PERIOD during),
        CONSTRAINT loose FOREIGN KEY (price) REFERENCES parent (u) NOT ENFORCED);
)";

} // namespace

class TestDefinitions : public QObject
{
    Q_OBJECT

private slots:
    void areTheServersOwn_data()
    {
        QTest::addColumn<int>("majorVersion");
        for (const int version : { 14, 15, 16, 17, 18 })
            QTest::addRow("PostgreSQL %d", version) << version;
    }
    void areTheServersOwn();

private:
    using Texts = QMap<QString, QString>; ///< of indexes and constraints, by schema.relation.name
    [[nodiscard]] static Texts serverTexts(postgres::Connection &connection);
    [[nodiscard]] static Texts ourTexts(const schema::Database &database);
};

TestDefinitions::Texts TestDefinitions::serverTexts(postgres::Connection &connection)
{
    Texts texts;
    const auto set = connection.query(u"SELECT set_config('search_path', '', false)"_s);
    const auto rows = connection.query(uR"(
        SELECT n.nspname || '.' || t.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND n.nspname !~ '^pg_|^information_schema'
        UNION ALL
        SELECT n.nspname || '.' || t.relname || '.' || c.relname, pg_get_indexdef(i.indexrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE n.nspname !~ '^pg_|^information_schema'
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f'))"_s);
    if (!set || !rows)
        qFatal("%s", qPrintable(rows.error().toText()));
    for (int row = 0; row < rows->rowCount(); ++row)
        texts.insert(rows->text(row, 0), rows->text(row, 1));
    return texts;
}

TestDefinitions::Texts TestDefinitions::ourTexts(const schema::Database &database)
{
    Texts texts;
    for (const Shared<schema::Table> &table : database.tables) {
        for (const schema::Constraint &constraint : table->constraints)
            texts.insert(table->name.toText() + u'.' + constraint.name, constraint.definition);
        for (const schema::Index &index : table->indexes)
            texts.insert(table->name.toText() + u'.' + index.name, index.definition);
    }
    for (const Shared<schema::View> &view : database.views) {
        for (const schema::Index &index : view->indexes)
            texts.insert(view->name.toText() + u'.' + index.name, index.definition);
    }
    return texts;
}

void TestDefinitions::areTheServersOwn()
{
    QFETCH(int, majorVersion);
    const auto fixture = PgFixture::start(majorVersion);
    REQUIRE_SERVER(fixture);
    const QString name = fixture->createDatabase();
    QString script = QString::fromUtf16(commonForms);
    script += majorVersion >= 15 ? QString::fromUtf16(formsOf15) : QString();
    script += majorVersion >= 18 ? QString::fromUtf16(formsOf18) : QString();
    fixture->runScript(name, script);
    postgres::Connection connection = fixture->connect(name);
    const auto database = catalog::inspectDatabase(connection, {});
    QVERIFY_RESULT(database);
    const Texts expected = serverTexts(connection);
    QVERIFY(expected.size() > 40);
    const Texts ours = ourTexts(*database);
    for (auto text = expected.cbegin(); text != expected.cend(); ++text)
        QCOMPARE(u"%1: %2"_s.arg(text.key(), ours.value(text.key())), u"%1: %2"_s.arg(text.key(), text.value()));
    QCOMPARE(ours.size(), expected.size());
}

QTEST_GUILESS_MAIN(TestDefinitions)
#include "tst_definitions.moc"
