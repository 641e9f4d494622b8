// Does the server refuse exactly what the linter says it refuses? Each statement runs on PostgreSQL 15 and 18 behind its setup and
// what stands before it in its file; the linter reads the facts from the same connection before anything of the file ran.
#include "model/lint/linter.h"
#include "model/sql/newersyntax.h"
#include "model/workflow/lintedtext.h"
#include "tests/support/pgfixture.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <memory>
#include <optional>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

struct Refusal {
    const char *name;
    const char *setup;
    const char *before; ///< statements of the file that stand before it; the linter sees them too
    const char *statement;
    const char *state; ///< what both servers say; empty: they accept it
};

// Not in a transaction, so that CONCURRENTLY is refused for its own reasons.
constexpr Refusal refusals[] = {
    // types
    { "text to integer", "CREATE TABLE t (a text);", "", "ALTER TABLE t ALTER a TYPE integer", "42804" },
    { "varchar to integer", "CREATE TABLE t (a varchar(9));", "", "ALTER TABLE t ALTER a TYPE integer", "42804" },
    { "text to jsonb", "CREATE TABLE t (a text);", "", "ALTER TABLE t ALTER a TYPE jsonb", "42804" },
    { "boolean to integer", "CREATE TABLE t (a boolean);", "", "ALTER TABLE t ALTER a TYPE integer", "42804" },
    { "integer to boolean", "CREATE TABLE t (a integer);", "", "ALTER TABLE t ALTER a TYPE boolean", "42804" },
    { "bigint to integer", "CREATE TABLE t (a bigint);", "", "ALTER TABLE t ALTER a TYPE integer", "" },
    { "with USING", "CREATE TABLE t (a text);", "", "ALTER TABLE t ALTER a TYPE integer USING a::integer", "" },
    { "json to jsonb", "CREATE TABLE t (a json);", "", "ALTER TABLE t ALTER a TYPE jsonb", "" },
    { "anything to text", "CREATE TABLE t (a inet);", "", "ALTER TABLE t ALTER a TYPE text", "" },
    { "array to text", "CREATE TABLE t (a integer[]);", "", "ALTER TABLE t ALTER a TYPE text", "" },
    { "a cast of its own", "CREATE CAST (text AS jsonb) WITH INOUT AS ASSIGNMENT; CREATE TABLE t (a text);", "", "ALTER TABLE t ALTER a TYPE jsonb", "" },
    { "a cast of the file", "CREATE TABLE t (a text);", "CREATE CAST (text AS jsonb) WITH INOUT AS ASSIGNMENT;", "ALTER TABLE t ALTER a TYPE jsonb", "" },
    { "a renamed column", "CREATE TABLE t (a text, b integer);", "ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME b TO a;", "ALTER TABLE t ALTER a TYPE bigint", "" },
    { "changed before", "CREATE TABLE t (a text);", "ALTER TABLE t ALTER a TYPE integer USING a::integer;", "ALTER TABLE t ALTER a TYPE bigint", "" },
    { "made by the file", "", "CREATE TABLE t (a text);", "ALTER TABLE t ALTER a TYPE uuid", "42804" },
    // foreign keys
    { "key of text to integer", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a text);", "", "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r", "42804" },
    { "key of uuid to bigint", "CREATE TABLE r (id bigint PRIMARY KEY);", "", "CREATE TABLE t (a uuid REFERENCES r)", "42804" },
    { "key of numeric to integer", "CREATE TABLE r (id integer PRIMARY KEY);", "", "CREATE TABLE t (a numeric REFERENCES r)", "42804" },
    { "key of integer to numeric", "CREATE TABLE r (id numeric PRIMARY KEY);", "", "CREATE TABLE t (a integer REFERENCES r)", "" },
    { "key of integer to bigint", "CREATE TABLE r (id bigint PRIMARY KEY);", "", "CREATE TABLE t (a integer REFERENCES r)", "" },
    { "key of varchar to text", "CREATE TABLE r (id text PRIMARY KEY);", "", "CREATE TABLE t (a varchar(5) REFERENCES r)", "" },
    { "key to itself", "", "", "CREATE TABLE t (id uuid PRIMARY KEY, a integer REFERENCES t (id))", "42804" },
    { "keys of two", "CREATE TABLE r (a integer, b text, PRIMARY KEY (a, b)); CREATE TABLE t (a integer, b uuid);", "", "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES r", "42804" },
    { "domains over one type", "CREATE DOMAIN d AS text; CREATE TABLE r (id text PRIMARY KEY);", "", "CREATE TABLE t (a d REFERENCES r)", "" },
    { "no primary key", "CREATE TABLE r (id integer); CREATE TABLE t (a integer);", "", "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r", "42704" },
    { "no key", "CREATE TABLE r (id integer); CREATE INDEX ON r (id); CREATE TABLE t (a integer);", "", "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r (id) NOT VALID", "42830" },
    { "a partial key", "CREATE TABLE r (id integer); CREATE UNIQUE INDEX ON r (id) WHERE id > 0;", "", "CREATE TABLE t (a integer REFERENCES r (id))", "42830" },
    { "a computed key", "CREATE TABLE r (id integer, b text); CREATE UNIQUE INDEX ON r (id, lower(b));", "", "CREATE TABLE t (a integer REFERENCES r (id))", "42830" },
    { "a wider key", "CREATE TABLE r (id integer, b text); CREATE UNIQUE INDEX ON r (id, b);", "", "CREATE TABLE t (a integer REFERENCES r (id))", "42830" },
    { "a unique index", "CREATE TABLE r (id integer, b text); CREATE UNIQUE INDEX ON r (id) INCLUDE (b);", "", "CREATE TABLE t (a integer REFERENCES r (id))", "" },
    { "a key in another order", "CREATE TABLE r (a integer, b text, UNIQUE (b, a));", "", "CREATE TABLE t (a integer, b text, FOREIGN KEY (a, b) REFERENCES r (a, b))", "" },
    { "a key of the file", "CREATE TABLE r (id integer);", "ALTER TABLE r ADD UNIQUE (id);", "CREATE TABLE t (a integer REFERENCES r (id))", "" },
    { "an index of the file", "CREATE TABLE r (id integer);", "CREATE UNIQUE INDEX i ON r (id);", "CREATE TABLE t (a integer REFERENCES r (id))", "" },
    { "a column with a key", "CREATE TABLE r (id integer);", "ALTER TABLE r ADD COLUMN k integer UNIQUE;", "CREATE TABLE t (a integer REFERENCES r (k))", "" },
    { "a renamed key", "CREATE TABLE r (id integer UNIQUE);", "ALTER TABLE r RENAME id TO k;", "CREATE TABLE t (a integer REFERENCES r (k))", "" },
    { "made without a key", "", "CREATE TABLE r (id integer PRIMARY KEY, k integer);", "CREATE TABLE t (a integer REFERENCES r (k))", "42830" },
    { "made with a key", "", "CREATE TABLE r (id integer PRIMARY KEY, k integer UNIQUE);", "CREATE TABLE t (a integer REFERENCES r (k))", "" },
    { "made like another", "CREATE TABLE o (id integer UNIQUE);", "CREATE TABLE r (LIKE o INCLUDING ALL);", "CREATE TABLE t (a integer REFERENCES r (id))", "" },
    { "key and reference at once", "CREATE TABLE t (id integer, a integer);", "", "ALTER TABLE t ADD PRIMARY KEY (id), ADD FOREIGN KEY (a) REFERENCES t (id)", "" },
    { "to a view", "CREATE VIEW r AS SELECT 1 AS id;", "", "CREATE TABLE t (a integer REFERENCES r (id))", "42809" },
    { "skipped column", "CREATE TABLE r (id integer); CREATE TABLE t (a integer);", "", "ALTER TABLE t ADD COLUMN IF NOT EXISTS a integer REFERENCES r (id)", "" },
    { "an unnamed index of the file", "CREATE TABLE r (id integer);", "CREATE UNIQUE INDEX ON r (id);", "CREATE TABLE t (a integer REFERENCES r (id))", "" },
    { "a table on another path", "CREATE SCHEMA other; CREATE TABLE other.r (id uuid PRIMARY KEY); CREATE TABLE r (id integer PRIMARY KEY);", "SET search_path = other, public;", "CREATE TABLE other.t (a uuid REFERENCES r)", "" },
    { "a path by a function", "CREATE SCHEMA other; CREATE TABLE other.r (id uuid PRIMARY KEY); CREATE TABLE r (id integer PRIMARY KEY);", "SELECT set_config('search_path', 'other', false);", "CREATE TABLE other.t (a uuid REFERENCES r)", "" },
    // required columns
    { "a domain without value", "CREATE DOMAIN d AS integer NOT NULL; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "", "ALTER TABLE t ADD COLUMN b d", "23502" },
    { "a domain below", "CREATE DOMAIN d0 AS integer NOT NULL; CREATE DOMAIN d AS d0; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "", "ALTER TABLE t ADD COLUMN b d", "23502" },
    { "a domain with a value", "CREATE DOMAIN d AS integer NOT NULL DEFAULT 1; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "", "ALTER TABLE t ADD COLUMN b d", "" },
    { "a value below", "CREATE DOMAIN d0 AS integer NOT NULL DEFAULT 1; CREATE DOMAIN d AS d0; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "", "ALTER TABLE t ADD COLUMN b d", "" },
    { "a column's value", "CREATE DOMAIN d AS integer NOT NULL; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "", "ALTER TABLE t ADD COLUMN b d DEFAULT 1", "" },
    { "an array of it", "CREATE DOMAIN d AS integer NOT NULL; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "", "ALTER TABLE t ADD COLUMN b d[]", "" },
    { "a domain of the file", "CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "CREATE DOMAIN d AS integer NOT NULL;", "ALTER TABLE t ADD COLUMN b d", "23502" },
    { "a changed domain", "CREATE DOMAIN d AS integer NOT NULL; CREATE TABLE t (a integer); INSERT INTO t VALUES (1);", "ALTER DOMAIN d DROP NOT NULL;", "ALTER TABLE t ADD COLUMN b d", "" },
    // DROP INDEX CONCURRENTLY
    { "two indexes", "CREATE TABLE t (a integer, b integer); CREATE INDEX i ON t (a); CREATE INDEX j ON t (b);", "", "DROP INDEX CONCURRENTLY i, j", "0A000" },
    { "two that are not there", "", "", "DROP INDEX CONCURRENTLY IF EXISTS i, j", "0A000" },
    { "with CASCADE", "CREATE TABLE t (a integer); CREATE INDEX i ON t (a);", "", "DROP INDEX CONCURRENTLY i CASCADE", "0A000" },
    { "of a partitioned table", "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE INDEX i ON t (a);", "", "DROP INDEX CONCURRENTLY i", "0A000" },
    { "one index", "CREATE TABLE t (a integer); CREATE INDEX i ON t (a);", "", "DROP INDEX CONCURRENTLY i", "" },
    { "two, not concurrently", "CREATE TABLE t (a integer, b integer); CREATE INDEX i ON t (a); CREATE INDEX j ON t (b);", "", "DROP INDEX i, j CASCADE", "" },
    // TRUNCATE
    { "truncate referenced", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r);", "", "TRUNCATE r", "0A000" },
    { "truncate with the other", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r);", "", "TRUNCATE r, t", "" },
    { "truncate cascade", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r);", "", "TRUNCATE r CASCADE", "" },
    { "truncate by itself", "CREATE TABLE r (id integer PRIMARY KEY, a integer REFERENCES r);", "", "TRUNCATE r", "" },
    { "truncate with a partitioned", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r) PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);", "", "TRUNCATE r, t", "" },
    { "truncate with one partition", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r) PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);", "", "TRUNCATE r, t1", "0A000" },
    { "truncate a partition", "CREATE TABLE r (id integer PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1); CREATE TABLE t (a integer REFERENCES r);", "", "TRUNCATE r1", "0A000" },
    { "truncate after the key", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r);", "ALTER TABLE t DROP CONSTRAINT t_a_fkey;", "TRUNCATE r", "" },
    { "truncate after the column", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r, b integer);", "ALTER TABLE t DROP COLUMN a;", "TRUNCATE r", "" },
    { "truncate after the table", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r);", "DROP TABLE t;", "TRUNCATE r", "" },
    { "truncate after code", "CREATE TABLE r (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES r);", "DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$;", "TRUNCATE r", "" },
    // indexes of what is no table
    { "index of a view", "CREATE VIEW v AS SELECT 1 AS a;", "", "CREATE INDEX i ON v (a)", "42809" },
    { "index of a view, concurrently", "CREATE VIEW v AS SELECT 1 AS a;", "", "CREATE UNIQUE INDEX CONCURRENTLY i ON v (a)", "42809" },
    { "index of a sequence", "CREATE SEQUENCE v;", "", "CREATE INDEX i ON v (last_value)", "42809" },
    { "index of a composite type", "CREATE TYPE v AS (a integer);", "", "CREATE INDEX i ON v (a)", "42809" },
    { "index of a view of the file", "", "CREATE VIEW v AS SELECT 1 AS a;", "CREATE INDEX i ON v (a)", "42809" },
    { "index of a materialised view", "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;", "", "CREATE INDEX i ON v (a)", "" },
    { "index of one of the file", "", "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;", "CREATE INDEX i ON v (a)", "" },
    { "index of a table in its place", "CREATE VIEW v AS SELECT 1 AS a;", "DROP VIEW v; CREATE TABLE v (a integer);", "CREATE INDEX i ON v (a)", "" },
    // partitions
    { "drop the partition key", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p DROP COLUMN k", "42P16" },
    { "drop it with CASCADE", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p DROP COLUMN IF EXISTS k CASCADE", "42P16" },
    { "drop another column", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p DROP COLUMN id", "" },
    { "type of the partition key", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p ALTER k TYPE bigint", "42P16" },
    { "its own type", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p ALTER k TYPE integer", "42P16" },
    { "type of another column", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p ALTER id TYPE bigint", "" },
    { "a column in its place", "CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);", "ALTER TABLE p RENAME k TO l; ALTER TABLE p RENAME id TO k;", "ALTER TABLE p DROP COLUMN k", "" },
    { "check of the parent only", "CREATE TABLE p (k integer) PARTITION BY LIST (k); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);", "", "ALTER TABLE ONLY p ADD CHECK (k > 0)", "42P16" },
    { "not valid either", "CREATE TABLE p (k integer) PARTITION BY LIST (k); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);", "", "ALTER TABLE ONLY p ADD CHECK (k > 0) NOT VALID", "42P16" },
    { "no child any more", "CREATE TABLE p (k integer); CREATE TABLE p1 () INHERITS (p);", "ALTER TABLE p1 NO INHERIT p;", "ALTER TABLE ONLY p ADD CHECK (k > 0)", "" },
    { "an index that went with its column", "CREATE TABLE t (a integer, b integer); CREATE INDEX i ON t (a);", "ALTER TABLE t DROP COLUMN a;", "CREATE INDEX i ON t (b)", "" },
    { "a check that went with its column", "CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0), b integer);", "ALTER TABLE t DROP COLUMN a;", "ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0)", "" },
    { "a partition that went with its table", "CREATE TABLE p (k integer) PARTITION BY LIST (k); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);", "DROP TABLE p;", "CREATE TABLE p1 (a integer)", "" },
    { "without partitions", "CREATE TABLE p (k integer) PARTITION BY LIST (k);", "", "ALTER TABLE ONLY p ADD CHECK (k > 0)", "" },
    { "of all", "CREATE TABLE p (k integer) PARTITION BY LIST (k); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);", "", "ALTER TABLE p ADD CHECK (k > 0)", "" },
    { "NO INHERIT of a partitioned table", "CREATE TABLE p (k integer) PARTITION BY LIST (k);", "", "ALTER TABLE p ADD CHECK (k > 0) NO INHERIT", "42P16" },
    { "of an inherited table", "CREATE TABLE p (k integer); CREATE TABLE c () INHERITS (p);", "", "ALTER TABLE ONLY p ADD CHECK (k > 0)", "42P16" },
    { "NO INHERIT of an inherited table", "CREATE TABLE p (k integer); CREATE TABLE c () INHERITS (p);", "", "ALTER TABLE ONLY p ADD CHECK (k > 0) NO INHERIT", "" },
    { "after its child", "CREATE TABLE p (k integer); CREATE TABLE c () INHERITS (p);", "DROP TABLE c;", "ALTER TABLE ONLY p ADD CHECK (k > 0)", "" },
    // names
    { "second primary key", "CREATE TABLE t (id integer PRIMARY KEY, b integer);", "", "ALTER TABLE t ADD PRIMARY KEY (b)", "42P16" },
    { "of the same name", "CREATE TABLE t (id integer PRIMARY KEY, b integer);", "", "ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (b)", "42P16" },
    { "by a column", "CREATE TABLE t (id integer PRIMARY KEY);", "", "ALTER TABLE t ADD COLUMN b integer PRIMARY KEY", "42P16" },
    { "in place of the first", "CREATE TABLE t (id integer PRIMARY KEY, b integer);", "", "ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY (b)", "" },
    { "in place of its column", "CREATE TABLE t (id integer PRIMARY KEY, b integer);", "ALTER TABLE t DROP COLUMN id;", "ALTER TABLE t ADD PRIMARY KEY (b)", "" },
    { "of a column that is there", "CREATE TABLE t (id integer PRIMARY KEY);", "", "ALTER TABLE t ADD COLUMN IF NOT EXISTS id integer PRIMARY KEY", "" },
    { "column", "CREATE TABLE t (a integer);", "", "ALTER TABLE t ADD COLUMN a text", "42701" },
    { "column if not there", "CREATE TABLE t (a integer);", "", "ALTER TABLE t ADD COLUMN IF NOT EXISTS a text", "" },
    { "column in its place", "CREATE TABLE t (a integer, b integer);", "ALTER TABLE t RENAME a TO c;", "ALTER TABLE t ADD COLUMN a text", "" },
    { "column added before", "CREATE TABLE t (a integer);", "ALTER TABLE t ADD COLUMN b text;", "ALTER TABLE t ADD COLUMN b text", "42701" },
    { "column of its child", "CREATE TABLE p (a integer); CREATE TABLE c (b integer) INHERITS (p);", "", "ALTER TABLE p ADD COLUMN b integer", "" },
    { "constraint", "CREATE TABLE t (a integer CONSTRAINT x CHECK (a > 0));", "", "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 1)", "42710" },
    { "constraint with an index", "CREATE TABLE t (a integer CONSTRAINT x CHECK (a > 0));", "", "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)", "42710" },
    { "constraint of another table", "CREATE TABLE t (a integer CONSTRAINT x CHECK (a > 0)); CREATE TABLE u (a integer);", "", "ALTER TABLE u ADD CONSTRAINT x CHECK (a > 1)", "" },
    { "constraint in its place", "CREATE TABLE t (a integer CONSTRAINT x CHECK (a > 0));", "", "ALTER TABLE t DROP CONSTRAINT x, ADD CONSTRAINT x CHECK (a > 1)", "" },
    { "constraint added before", "CREATE TABLE t (a integer);", "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 1);", "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 1)", "42710" },
    { "constraint of its parent", "CREATE TABLE p (a integer, CONSTRAINT x CHECK (a > 0)); CREATE TABLE c () INHERITS (p);", "", "ALTER TABLE c ADD CONSTRAINT x CHECK (a > 0)", "" },
    { "constraint of the index's name", "CREATE TABLE t (a integer); CREATE UNIQUE INDEX x ON t (a);", "", "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)", "42P07" },
    { "constraint by that index", "CREATE TABLE t (a integer); CREATE UNIQUE INDEX x ON t (a);", "", "ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX x", "" },
    { "check of the index's name", "CREATE TABLE t (a integer); CREATE UNIQUE INDEX x ON t (a);", "", "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0)", "" },
    { "index", "CREATE TABLE t (a integer, b integer); CREATE INDEX x ON t (a);", "", "CREATE INDEX x ON t (b)", "42P07" },
    { "index of another table", "CREATE TABLE t (a integer); CREATE INDEX x ON t (a); CREATE TABLE u (a integer);", "", "CREATE INDEX x ON u (a)", "42P07" },
    { "index if not there", "CREATE TABLE t (a integer); CREATE INDEX x ON t (a);", "", "CREATE INDEX IF NOT EXISTS x ON t (a)", "" },
    { "index in its place", "CREATE TABLE t (a integer); CREATE INDEX x ON t (a);", "DROP INDEX x;", "CREATE INDEX x ON t (a)", "" },
    { "index whose name became a constraint's", "CREATE TABLE t (a integer); CREATE UNIQUE INDEX x ON t (a);", "ALTER TABLE t ADD CONSTRAINT y UNIQUE USING INDEX x;", "CREATE INDEX x ON t (a)", "" },
    { "index with a table's name", "CREATE TABLE t (a integer);", "", "CREATE INDEX t ON t (a)", "42P07" },
    { "table", "CREATE TABLE t (a integer);", "", "CREATE TABLE t (a integer)", "42P07" },
    { "table from a query", "CREATE TABLE t (a integer);", "", "CREATE TABLE t AS SELECT 1", "42P07" },
    { "table if not there", "CREATE TABLE t (a integer);", "", "CREATE TABLE IF NOT EXISTS t (a integer)", "" },
    { "temporary table", "CREATE TABLE t (a integer);", "", "CREATE TEMP TABLE t (a integer)", "" },
    { "table with a view's name", "CREATE VIEW t AS SELECT 1;", "", "CREATE TABLE t (a integer)", "42P07" },
    { "table with an index's name", "CREATE TABLE u (a integer); CREATE INDEX t ON u (a);", "", "CREATE TABLE t (a integer)", "42P07" },
    { "table in another schema", "CREATE TABLE t (a integer); CREATE SCHEMA other;", "", "CREATE TABLE other.t (a integer)", "" },
    { "table on another path", "CREATE TABLE t (a integer); CREATE SCHEMA other;", "SET search_path = other, public;", "CREATE TABLE t (a integer)", "" },
    { "table in its place", "CREATE TABLE t (a integer);", "ALTER TABLE t RENAME TO u;", "CREATE TABLE t (a integer)", "" },
    { "table moved away", "CREATE TABLE t (a integer); CREATE SCHEMA other;", "ALTER TABLE t SET SCHEMA other;", "CREATE TABLE t (a integer)", "" },
    { "table in a new schema", "CREATE TABLE t (a integer);", "DROP SCHEMA public CASCADE; CREATE SCHEMA public;", "CREATE TABLE t (a integer)", "" },
    { "table made before", "", "CREATE TABLE t (a integer);", "CREATE TABLE t (a integer)", "42P07" },
    { "table rolled back", "", "BEGIN; CREATE TABLE t (a integer); ROLLBACK;", "CREATE TABLE t (a integer)", "" },
};

/// What the linter says the last statement is refused with.
QStringList statesSaid(const QList<lint::Finding> &findings, int statement)
{
    static const QRegularExpression state(u"\\(([0-9A-Z]{5})\\)"_s);
    QStringList states;
    for (const lint::Finding &finding : findings) {
        if (finding.statement == statement && finding.hazard == lint::Hazard::Fails && finding.severity == lint::Severity::Error)
            states.append(state.match(finding.message).captured(1));
    }
    return states;
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT
private slots:
    void withRuns_data();
    void withRuns();
    void on15_data() { addCases(); }
    void on15() { compare(15); }
    void on18_data() { addCases(); }
    void on18() { compare(18); }

private:
    static void addCases();
    void compare(int version);

    /// nullptr: there is no server of this version.
    postgres::Connection *emptyDatabase(int version);

    struct Server {
        std::unique_ptr<testing::PgFixture> fixture;
        std::optional<postgres::Connection> connection;
    };
    std::map<int, Server> m_servers;
};

/// One for all cases: databases of their own would take longer than all else.
postgres::Connection *TestRefusals::emptyDatabase(int version)
{
    Server &server = m_servers[version];
    if (!server.fixture)
        server.fixture = testing::PgFixture::start(version);
    if (!server.fixture)
        return nullptr;
    if (!server.connection)
        server.connection = server.fixture->connect(server.fixture->createDatabase());
    for (const QString &statement : { u"DISCARD ALL"_s, u"SET client_min_messages = error"_s, u"DROP SCHEMA IF EXISTS public, other CASCADE"_s,
             u"CREATE SCHEMA public"_s, u"DROP CAST IF EXISTS (text AS jsonb)"_s }) {
        if (!server.connection->execute(statement))
            return nullptr;
    }
    return &*server.connection;
}

void TestRefusals::addCases()
{
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < std::size(refusals); ++index)
        QTest::addRow("%s", refusals[index].name) << static_cast<int>(index);
}

void TestRefusals::compare(int version)
{
    QFETCH(int, index);
    const Refusal &refusal = refusals[index];
    postgres::Connection *const emptied = emptyDatabase(version);
    REQUIRE_SERVER(emptied);
    postgres::Connection &connection = *emptied;
    for (const sql::ParsedStatement &statement : sql::parseScript(QString::fromUtf8(refusal.setup)))
        QVERIFY_RESULT(connection.execute(statement.source.text));

    lint::LintInput input;
    input.text = QString::fromUtf8(refusal.before) + u'\n' + QString::fromUtf8(refusal.statement);
    const QList<sql::ParsedStatement> statements = sql::withNewerSyntax(sql::parseScript(input.text), version * 10000);
    input.statements = statements;
    input.facts = workflow::factsFor(statements, &connection);
    input.inTransaction = false;
    const QStringList said = statesSaid(lint::lint(input), static_cast<int>(statements.size()) - 1);

    for (const sql::ParsedStatement &statement : statements.first(statements.size() - 1))
        QVERIFY_RESULT(connection.execute(statement.source.text));
    const auto outcome = connection.execute(statements.last().source.text);
    QCOMPARE(outcome ? QString() : outcome.error().sqlState, QString::fromUtf8(refusal.state));
    QCOMPARE(said, refusal.state[0] ? QStringList { QString::fromUtf8(refusal.state) } : QStringList());
}

void TestRefusals::withRuns_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("statement");
    for (const int version : { 15, 18 }) {
        QTest::addRow("%d, select", version) << version << u"WITH gone AS (DELETE FROM t RETURNING a) SELECT 1"_s;
        QTest::addRow("%d, insert", version) << version << u"WITH gone AS (DELETE FROM t RETURNING a) INSERT INTO u VALUES (1)"_s;
        QTest::addRow("%d, insert select", version) << version << u"WITH gone AS (DELETE FROM t RETURNING a) INSERT INTO u SELECT a FROM gone"_s;
        QTest::addRow("%d, table", version) << version << u"CREATE TABLE n AS WITH gone AS (DELETE FROM t RETURNING a) SELECT a FROM gone"_s;
        QTest::addRow("%d, restricted", version) << version << u"WITH gone AS (DELETE FROM t WHERE a = 1 RETURNING a) SELECT 1"_s;
    }
}

/// All rows are gone exactly where the linter says that they will be.
void TestRefusals::withRuns()
{
    QFETCH(int, version);
    QFETCH(QString, statement);
    postgres::Connection *const emptied = emptyDatabase(version);
    REQUIRE_SERVER(emptied);
    postgres::Connection &connection = *emptied;
    QVERIFY_RESULT(connection.execute(u"CREATE TABLE t AS SELECT generate_series(1, 5) AS a"_s));
    QVERIFY_RESULT(connection.execute(u"CREATE TABLE u (a integer)"_s));
    lint::LintInput input;
    input.text = statement;
    input.statements = sql::parseScript(statement);
    input.facts = workflow::factsFor(input.statements.parsed(), &connection);
    bool isSaid = false;
    for (const lint::Finding &finding : lint::lint(input))
        isSaid = isSaid || (finding.rule == u"delete-without-where" && finding.evidence.contains(u"t was never analysed"));
    QVERIFY_RESULT(connection.execute(statement));
    const auto left = connection.query(u"SELECT count(*) FROM t"_s);
    QVERIFY_RESULT(left);
    QCOMPARE(isSaid, left->integer(0, 0) == 0);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
