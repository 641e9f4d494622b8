// What the linter says of drops that something depends on, beside what PostgreSQL 15 and 18 do: the same facts, no given ones.
#include "tests/model/workflow/lintservers.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::LintServers;
using schemawright::testing::findingsOf;

namespace {

/// "a foreign key of public.o, view public.v"
QString dependentsOf(const QList<lint::Finding> &findings)
{
    const auto found = std::ranges::find(findings, u"drop-with-dependents"_s, &lint::Finding::rule);
    const QString message = found == findings.end() ? QString() : found->message.section(u"(2BP01): "_s, 1);
    return message.section(u" depend"_s, 0, 0);
}

} // namespace

class TestDropsOnServer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void drops_data();
    void drops();

private:
    LintServers m_servers;
};

void TestDropsOnServer::initTestCase()
{
    if (!m_servers.start())
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server of this version on this machine");
}

void TestDropsOnServer::drops_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("dependents"); // as we say; empty: nothing
    QTest::addColumn<bool>("isRefused");
    for (const int version : { 15, 18 }) {
        const auto add = [version](const char *name, const char *setup, const char *file, const char *dependents, bool isRefused) {
            QTest::addRow("%d: %s", version, name) << version << QString::fromLatin1(setup) << QString::fromLatin1(file)
                                                  << QString::fromLatin1(dependents) << isRefused;
        };
        const auto row = [&add](const char *name, const char *setup, const char *file, const char *dependents) {
            add(name, setup, file, dependents, qstrlen(dependents) > 0);
        };
        // Not handled: what the server refuses all the same.
        const auto unsaid = [&add](const char *name, const char *setup, const char *file) { add(name, setup, file, "", true); };
        const char *key = "CREATE TABLE o (t_id integer CONSTRAINT k REFERENCES t)";
        const char *view = "CREATE VIEW v AS SELECT note FROM t";
        const char *stored = "CREATE MATERIALIZED VIEW m AS SELECT note FROM t";
        row("table", "", "DROP TABLE t", "");
        row("table of a foreign key", key, "DROP TABLE t", "a foreign key of public.o");
        row("table of a foreign key, CASCADE", key, "DROP TABLE t CASCADE", "");
        row("table of its own foreign key", "ALTER TABLE t ADD FOREIGN KEY (up) REFERENCES t", "DROP TABLE t", "");
        row("after the foreign key", key, "ALTER TABLE o DROP CONSTRAINT k; DROP TABLE t", "");
        row("after the foreign key's column", key, "ALTER TABLE o DROP COLUMN t_id; DROP TABLE t", "");
        row("after another column of the foreign key's table", "CREATE TABLE o (n integer, t_id integer REFERENCES t)",
            "ALTER TABLE o DROP COLUMN n; DROP TABLE t", "a foreign key of public.o");
        row("after one of two foreign keys' columns", "CREATE TABLE o (a integer REFERENCES t, b integer REFERENCES t)",
            "ALTER TABLE o DROP COLUMN a; DROP TABLE t", "a foreign key of public.o");
        row("after both of two foreign keys' columns", "CREATE TABLE o (a integer REFERENCES t, b integer REFERENCES t)",
            "ALTER TABLE o DROP COLUMN a, DROP COLUMN b; DROP TABLE t", "");
        row("after its key with CASCADE", key, "ALTER TABLE t DROP CONSTRAINT t_pkey CASCADE; DROP TABLE t", "");
        row("after its key's column with CASCADE", key, "ALTER TABLE t DROP COLUMN id CASCADE; DROP TABLE t", "");
        row("after the foreign key's table under another name", key, "ALTER TABLE o RENAME TO p; DROP TABLE p; DROP TABLE t", "");
        row("under another name", key, "ALTER TABLE t RENAME TO s; DROP TABLE s", "a foreign key of public.o");
        row("after a DO that drops the key", key, "DO 'BEGIN ALTER TABLE o DROP CONSTRAINT k; END'; DROP TABLE t", "");
        row("after the foreign key's table", key, "DROP TABLE o; DROP TABLE t", "");
        row("with the foreign key's table", key, "DROP TABLE t, o", "");
        row("before the foreign key's table", key, "DROP TABLE t; DROP TABLE o", "a foreign key of public.o");
        row("table of a partitioned table's foreign key",
            "CREATE TABLE o (t_id integer REFERENCES t) PARTITION BY LIST (t_id); CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1)",
            "DROP TABLE o; DROP TABLE t", "");
        row("with a partitioned table's foreign key",
            "CREATE TABLE o (t_id integer REFERENCES t) PARTITION BY LIST (t_id); CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1)",
            "DROP TABLE o, t", "");
        row("partition of its own foreign key",
            "CREATE TABLE p (id integer PRIMARY KEY, up integer REFERENCES p) PARTITION BY LIST (id); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)",
            "DROP TABLE p_1", "a foreign key of public.p");
        row("with a partition's foreign key", "CREATE TABLE p (id integer) PARTITION BY LIST (id); "
            "CREATE TABLE p_1 PARTITION OF p (CONSTRAINT k FOREIGN KEY (id) REFERENCES t) FOR VALUES IN (1)", "DROP TABLE t, p", "");
        row("partitioned table of its own foreign key",
            "CREATE TABLE p (id integer PRIMARY KEY, up integer REFERENCES p) PARTITION BY LIST (id); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)",
            "DROP TABLE p", "");
        row("after what inherits, with CASCADE", "CREATE TABLE o (id integer); CREATE TABLE c (t_id integer REFERENCES t) INHERITS (o)",
            "DROP TABLE o CASCADE; DROP TABLE t", "");
        row("partition of a foreign key's table",
            "CREATE TABLE p (id integer PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1); "
            "CREATE TABLE o (p_id integer REFERENCES p)",
            "DROP TABLE p_1", "a foreign key of public.o");
        row("table that another inherits from", "CREATE TABLE c () INHERITS (t); CREATE TABLE g () INHERITS (c)", "DROP TABLE t", "table public.c, table public.g");
        row("after what inherits", "CREATE TABLE c () INHERITS (t)", "DROP TABLE c; DROP TABLE t", "");
        row("with what inherits", "CREATE TABLE c () INHERITS (t)", "DROP TABLE t, c", "");
        row("after it is inherited from no more", "CREATE TABLE c () INHERITS (t); CREATE TABLE g () INHERITS (c)",
            "ALTER TABLE c NO INHERIT t; DROP TABLE t", "");
        row("after its partition was detached",
            "CREATE TABLE p (id integer) PARTITION BY LIST (id); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)",
            "ALTER TABLE p DETACH PARTITION p_1; DROP TABLE p", "");
        unsaid("sequence of another's default", "ALTER TABLE t ADD n serial; CREATE TABLE o (n integer DEFAULT nextval('t_n_seq'))", "DROP TABLE t");
        unsaid("function with its query", "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t; END", "DROP TABLE t");
        unsaid("column of its row type", "CREATE TABLE o (it t)", "DROP TABLE t");
        unsaid("another's policy", "CREATE TABLE o (id integer); CREATE POLICY p ON o USING (EXISTS (SELECT FROM t))", "DROP TABLE t");
        row("table of a view", view, "DROP TABLE t", "view public.v");
        row("table of a view, CASCADE", view, "DROP TABLE t CASCADE", "");
        row("table of a view that reads no column", "CREATE VIEW v AS SELECT count(*) FROM t", "DROP TABLE t", "view public.v");
        row("table of a view of whole rows", "CREATE VIEW v AS SELECT t FROM t", "DROP TABLE t", "view public.v");
        row("after the view that reads no column", "CREATE VIEW v AS SELECT count(*) FROM t", "DROP VIEW v; DROP TABLE t", "");
        row("table of a materialised view that reads no column", "CREATE MATERIALIZED VIEW m AS SELECT count(*) FROM t", "DROP TABLE t", "view public.m");
        const char *rule = "CREATE TABLE o (id integer); CREATE RULE r AS ON INSERT TO o DO ALSO INSERT INTO t (id) SELECT NEW.id FROM t";
        unsaid("table of another's rule", rule, "DROP TABLE t");
        row("after the table of a rule", rule, "DROP TABLE o; DROP TABLE t", "");
        row("table of a materialised view", stored, "DROP TABLE t", "view public.m");
        row("after the view", view, "DROP VIEW v; DROP TABLE t", "");
        row("after the materialised view", stored, "DROP MATERIALIZED VIEW m; DROP TABLE t", "");
        row("after a view with CASCADE", "CREATE VIEW w AS SELECT note FROM t; CREATE VIEW v AS SELECT w.note, t.id FROM w, t",
            "DROP VIEW w CASCADE; DROP TABLE t", "");
        row("after the view under another name", view, "ALTER VIEW v RENAME TO w; DROP VIEW w; DROP TABLE t", "");
        row("after another table with CASCADE", "CREATE TABLE o (id integer); CREATE VIEW v AS SELECT t.note, o.id FROM o, t",
            "DROP TABLE o CASCADE; DROP TABLE t", "");
        row("after one of two views", "CREATE VIEW v AS SELECT note FROM t; CREATE VIEW w AS SELECT id FROM t", "DROP VIEW v; DROP TABLE t",
            "view public.w");
        row("view that was made again", view, "DROP VIEW v; CREATE VIEW v AS SELECT note FROM t; DROP TABLE t", "view public.v");
        row("after the view reads it no more", view, "CREATE OR REPLACE VIEW v AS SELECT 'a'::text AS note; DROP TABLE t", "");
        row("after the view reads it in another way", view, "CREATE OR REPLACE VIEW v AS SELECT lower(note) AS note FROM t; DROP TABLE t", "view public.v");
        row("after a view of the view with CASCADE", "CREATE TABLE o (id integer); CREATE VIEW w AS SELECT id FROM o; "
            "CREATE VIEW v AS SELECT t.note, w.id FROM w, t", "DROP TABLE o CASCADE; DROP TABLE t", "");
        row("IF EXISTS", view, "DROP TABLE IF EXISTS t", "view public.v");
        row("key and view", "CREATE TABLE o (t_id integer REFERENCES t); CREATE VIEW v AS SELECT note FROM t", "DROP TABLE t",
            "a foreign key of public.o, view public.v");
        row("column of a view", view, "ALTER TABLE t DROP COLUMN note", "view public.v");
        row("column of a view, CASCADE", view, "ALTER TABLE t DROP COLUMN note CASCADE", "");
        row("column of a materialised view", stored, "ALTER TABLE t DROP COLUMN note", "view public.m");
        row("another column", view, "ALTER TABLE t DROP COLUMN up", "");
        row("column after the view", view, "DROP VIEW v; ALTER TABLE t DROP COLUMN note", "");
        row("column with an index", "CREATE INDEX i ON t (lower(note))", "ALTER TABLE t DROP COLUMN note", "");
        row("column after the view reads it no more", view, "CREATE OR REPLACE VIEW v AS SELECT 'a'::text AS note FROM t; ALTER TABLE t DROP COLUMN note", "");
        unsaid("column after the view was made again", view, "DROP VIEW v; CREATE VIEW v AS SELECT note FROM t; ALTER TABLE t DROP COLUMN note");
        unsaid("column of a view of what inherits", "CREATE TABLE c () INHERITS (t); CREATE VIEW v AS SELECT note FROM c", "ALTER TABLE t DROP COLUMN note");
        row("column of a foreign key of another", key, "ALTER TABLE t DROP COLUMN id", "a foreign key of public.o");
        row("column of a foreign key of another, CASCADE", key, "ALTER TABLE t DROP COLUMN id CASCADE", "");
        row("column with its key, CASCADE", key, "ALTER TABLE t DROP CONSTRAINT t_pkey CASCADE, DROP COLUMN id", "");
        row("column with another, CASCADE", "CREATE VIEW v AS SELECT up, note FROM t", "ALTER TABLE t DROP COLUMN up CASCADE, DROP COLUMN note", "");
        row("column after the foreign key", key, "ALTER TABLE o DROP CONSTRAINT k; ALTER TABLE t DROP COLUMN id", "");
        row("column after the foreign key's table", key, "DROP TABLE o; ALTER TABLE t DROP COLUMN id", "");
        row("column beside a foreign key's", key, "ALTER TABLE t DROP COLUMN up", "");
        row("column of its own foreign key", "ALTER TABLE t ADD FOREIGN KEY (up) REFERENCES t", "ALTER TABLE t DROP COLUMN id", "a foreign key of public.t");
        row("column with its own foreign key's", "ALTER TABLE t ADD FOREIGN KEY (up) REFERENCES t", "ALTER TABLE t DROP COLUMN up, DROP COLUMN id", "");
        const char *generated = "ALTER TABLE t ADD g text GENERATED ALWAYS AS (lower(note)) STORED";
        row("column of a generated one", generated, "ALTER TABLE t DROP COLUMN note", "column g");
        row("column of a generated one, CASCADE", generated, "ALTER TABLE t DROP COLUMN note CASCADE", "");
        row("column beside a generated one's", generated, "ALTER TABLE t DROP COLUMN up", "");
        row("generated column", generated, "ALTER TABLE t DROP COLUMN g", "");
        row("column after the generated one", generated, "ALTER TABLE t DROP COLUMN g; ALTER TABLE t DROP COLUMN note", "");
        row("column with the generated one", generated, "ALTER TABLE t DROP COLUMN g, DROP COLUMN note", "");
        row("column with the expression", generated, "ALTER TABLE t ALTER g DROP EXPRESSION, DROP COLUMN note", "");
        row("column of one that is generated no more", generated, "ALTER TABLE t ALTER g DROP EXPRESSION; ALTER TABLE t DROP COLUMN note", "");
        unsaid("column of a policy", "CREATE POLICY p ON t USING (note > '')", "ALTER TABLE t DROP COLUMN note");
        unsaid("column of a trigger", "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'; "
            "CREATE TRIGGER r BEFORE UPDATE OF note ON t FOR EACH ROW EXECUTE FUNCTION f()", "ALTER TABLE t DROP COLUMN note");
        row("index", "CREATE INDEX i ON t (note)", "DROP INDEX i", "");
        unsaid("index of a partition", "CREATE TABLE p (id integer) PARTITION BY LIST (id); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1); "
            "CREATE INDEX ON p (id)", "DROP INDEX p_1_id_idx");
        row("index of a primary key", "", "DROP INDEX t_pkey", "constraint t_pkey of public.t");
        row("index of a primary key, CASCADE", "", "DROP INDEX t_pkey CASCADE", "constraint t_pkey of public.t");
        row("index of UNIQUE", "ALTER TABLE t ADD CONSTRAINT u UNIQUE (note)", "DROP INDEX u", "constraint u of public.t");
        row("unique index", "CREATE UNIQUE INDEX u ON t (note)", "DROP INDEX u", "");
        row("index of EXCLUDE", "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING btree (note WITH =)", "DROP INDEX x", "constraint x of public.t");
    }
}

void TestDropsOnServer::drops()
{
    QFETCH(const int, version);
    QFETCH(const QString, setup);
    QFETCH(const QString, file);
    postgres::Connection connection
        = m_servers.databaseWith(version, u"CREATE TABLE t (id integer PRIMARY KEY, up integer, note text); "_s + setup);
    const QString said = dependentsOf(findingsOf(file, connection));
    const auto done = connection.execute(file);
    QFETCH(const bool, isRefused);
    QCOMPARE(done ? QString() : done.error().sqlState, isRefused ? u"2BP01"_s : QString());
    QTEST(said, "dependents");
}

QTEST_GUILESS_MAIN(TestDropsOnServer)
#include "tst_dropsonserver.moc"
