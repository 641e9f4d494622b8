// What the linter says of a file beside what PostgreSQL 15 and 18 do with it: the same facts, no given ones.
#include "model/workflow/lintedtext.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::PgFixture;

namespace {

/// Files and sequential scans of what is in the schema.
struct Storage {
    QMap<QString, QString> fileNodes; ///< by name
    QSet<QString> exclusions; ///< indexes of EXCLUDE
    qint64 scans = 0; ///< of the tables, in this transaction
};

Storage storageOf(postgres::Connection &connection)
{
    Storage storage;
    const auto rows = connection.query(uR"(
        SELECT c.relname, coalesce(pg_relation_filenode(c.oid), 0), coalesce(s.seq_scan, 0), coalesce(i.indisexclusion, false)
        FROM pg_class c
        LEFT JOIN pg_stat_xact_all_tables s ON s.relid = c.oid
        LEFT JOIN pg_index i ON i.indexrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i'))"_s);
    for (int row = 0; rows && row < rows->rowCount(); ++row) {
        storage.fileNodes.insert(rows->text(row, 0), rows->text(row, 1));
        storage.scans += rows->integer(row, 2);
        if (rows->boolean(row, 3))
            storage.exclusions.insert(rows->text(row, 0));
    }
    return storage;
}

QString effectText(bool isRewritten, QStringList rebuilt, bool isRead)
{
    if (isRewritten)
        return u"rewrites"_s;
    rebuilt.sort();
    QStringList effects;
    if (!rebuilt.isEmpty())
        effects.append(u"rebuilds "_s + rebuilt.join(u", "));
    if (isRead)
        effects.append(u"reads"_s);
    return effects.join(u"; ");
}

/// Of the table t and its indexes.
QString effectOf(const Storage &before, const Storage &after)
{
    QStringList rebuilt;
    qint64 scans = after.scans - before.scans;
    for (auto one = before.fileNodes.cbegin(); one != before.fileNodes.cend(); ++one) {
        if (after.fileNodes.value(one.key()) == one.value())
            continue;
        rebuilt.append(one.key());
        scans -= before.exclusions.contains(one.key()) ? 2 : 1; // to build it, and to compare the rows with it
    }
    const bool isRewritten = rebuilt.contains(u"t"_s);
    return effectText(isRewritten, rebuilt, scans > 0);
}

QString effectOf(const QList<lint::Finding> &findings)
{
    bool isRewritten = false;
    bool isRead = false;
    QStringList rebuilt;
    for (const lint::Finding &finding : findings) {
        isRewritten = isRewritten || finding.rule == u"change-column-type-rewrite";
        isRead = isRead || finding.rule == u"change-column-type-rechecks-constraint";
        if (finding.rule != u"change-column-type-rebuilds-index")
            continue;
        // "rebuilt: i (16 kB), j (8 kB)"
        for (const QString &index : finding.evidence.section(u"rebuilt: "_s, 1).section(u';', 0, 0).split(u"), "_s))
            rebuilt.append(index.section(u" ("_s, 0, 0));
    }
    return effectText(isRewritten, rebuilt, isRead);
}

/// "a foreign key of public.o, view public.v"
QString dependentsOf(const QList<lint::Finding> &findings)
{
    const auto found = std::ranges::find(findings, u"drop-with-dependents"_s, &lint::Finding::rule);
    const QString message = found == findings.end() ? QString() : found->message.section(u"(2BP01): "_s, 1);
    return message.section(u" depend"_s, 0, 0);
}

} // namespace

class TestLintOnServer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void typeChanges_data();
    void typeChanges();
    void checksAreAskedAgain_data();
    void checksAreAskedAgain();
    void drops_data();
    void drops();

private:
    /// To a database that has only what the statements make.
    [[nodiscard]] postgres::Connection databaseWith(int version, const QString &setup);
    [[nodiscard]] static QList<lint::Finding> findingsOf(const QString &sql, postgres::Connection &connection);
    std::map<int, std::unique_ptr<PgFixture>> m_servers;
    QMap<int, QString> m_databases;
};

void TestLintOnServer::initTestCase()
{
    for (const int version : { 15, 18 }) {
        m_servers[version] = PgFixture::start(version);
        REQUIRE_SERVER(m_servers.at(version));
        m_databases[version] = m_servers.at(version)->createDatabase();
    }
}

postgres::Connection TestLintOnServer::databaseWith(int version, const QString &setup)
{
    postgres::Connection connection = m_servers.at(version)->connect(m_databases.value(version));
    const auto made = connection.execute(u"DROP SCHEMA public CASCADE; CREATE SCHEMA public; "_s + setup);
    if (!made)
        qFatal("%s", qPrintable(made.error().toText()));
    return connection;
}

QList<lint::Finding> TestLintOnServer::findingsOf(const QString &sql, postgres::Connection &connection)
{
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = sql;
    lint::LintOptions options;
    options.fewRows = 0; // the tables stand for large ones
    options.smallBytes = 0;
    return workflow::lintFiles({ file }, &connection, {}, options).first().findings;
}

void TestLintOnServer::typeChanges_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("setup"); // beside the table
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("effect");
    for (const int version : { 15, 18 }) {
        const auto row = [version](const char *name, const char *setup, const char *action, const char *effect) {
            QTest::addRow("%d: %s", version, name) << version << QString::fromLatin1(setup) << u"ALTER TABLE t ALTER "_s + QString::fromLatin1(action)
                                                  << QString::fromLatin1(effect);
        };
        const char *lower = "CREATE INDEX i ON t (lower(code))";
        const char *some = "CREATE INDEX i ON t (n) WHERE code <> ''";
        row("no index", "", "code TYPE varchar(40)", "");
        row("plain index", "CREATE INDEX i ON t (code)", "code TYPE varchar(40)", "");
        row("index with an expression", lower, "code TYPE varchar(40)", "rebuilds i");
        row("index with an expression, the same type", lower, "code TYPE varchar(20)", "rebuilds i");
        row("index with an expression of another column", lower, "note TYPE varchar(40)", "");
        row("index with a condition", some, "code TYPE varchar(40)", "rebuilds i");
        row("index with a condition, its key", some, "n TYPE integer", "rebuilds i");
        row("index with a condition of another column", some, "note TYPE varchar(40)", "");
        row("two of three indexes", "CREATE INDEX i ON t (lower(code)); CREATE INDEX j ON t (code); CREATE INDEX k ON t (n) WHERE code > 'a'",
            "code TYPE text", "rebuilds i, k");
        row("exclusion with a condition, its key", "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING btree (n WITH =) WHERE (code > 'a')",
            "n TYPE integer", "rebuilds x");
        row("exclusion with a condition", "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING btree (n WITH =) WHERE (code > 'a')",
            "code TYPE varchar(40)", "rebuilds x");
        row("included column", "CREATE INDEX i ON t (n) INCLUDE (code) WHERE n > 0", "code TYPE varchar(40)", "rebuilds i");
        row("index over the whole row", "CREATE INDEX i ON t (n) WHERE t.* IS NOT NULL", "code TYPE varchar(40)", "");
        row("another collation", "CREATE INDEX i ON t (code); CREATE INDEX j ON t (n)", "code TYPE varchar(20) COLLATE \"C\"", "rebuilds i");
        row("narrower", lower, "code TYPE varchar(10)", "rewrites");
        row("another type", "CREATE INDEX i ON t (n); ALTER TABLE t ADD CHECK (n > 0)", "n TYPE bigint", "rewrites");
        row("check", "ALTER TABLE t ADD CHECK (code > '')", "code TYPE varchar(40)", "reads");
        row("check, the same type", "ALTER TABLE t ADD CHECK (n > 0)", "n TYPE integer", "reads");
        row("check of two columns", "ALTER TABLE t ADD CHECK (n > 0 OR code > '')", "n TYPE integer", "reads");
        row("check of another column", "ALTER TABLE t ADD CHECK (n > 0)", "code TYPE varchar(40)", "");
        row("check that is not valid", "ALTER TABLE t ADD CHECK (n > 0) NOT VALID", "n TYPE integer", "");
        row("check and index", "ALTER TABLE t ADD CHECK (code > ''); CREATE INDEX i ON t (lower(code))", "code TYPE varchar(40)", "rebuilds i; reads");
        row("unique", "ALTER TABLE t ADD UNIQUE (code)", "code TYPE varchar(40)", "");
        row("foreign key", "CREATE TABLE o (n integer PRIMARY KEY); INSERT INTO o VALUES (1); ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES o",
            "n TYPE integer", "");
        row("not null", "ALTER TABLE t ALTER n SET NOT NULL", "n TYPE integer", "");
    }
}

void TestLintOnServer::typeChanges()
{
    QFETCH(const int, version);
    QFETCH(const QString, setup);
    QFETCH(const QString, statement);
    postgres::Connection connection = databaseWith(version,
        u"CREATE TABLE t (code varchar(20), note varchar(20), n integer); INSERT INTO t VALUES ('a', 'b', 1); "_s + setup);
    const QString said = effectOf(findingsOf(statement, connection));
    QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    const Storage before = storageOf(connection);
    QVERIFY_RESULT(connection.execute(statement));
    const QString done = effectOf(before, storageOf(connection));
    QTEST(done, "effect");
    QCOMPARE(said, done);
}

void TestLintOnServer::checksAreAskedAgain_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("asks");
    for (const int version : { 15, 18 }) {
        QTest::addRow("%d: same type", version) << version << u"n TYPE integer"_s << true;
        QTest::addRow("%d: wider type", version) << version << u"code TYPE text"_s << true;
        QTest::addRow("%d: column beside it", version) << version << u"note TYPE text"_s << false;
    }
}

// The rows were fine when the check was made, and are not any more.
void TestLintOnServer::checksAreAskedAgain()
{
    QFETCH(const int, version);
    QFETCH(const bool, asks);
    const QString says = u"CREATE OR REPLACE FUNCTION fits(integer, text) RETURNS boolean IMMUTABLE LANGUAGE sql RETURN %1; "_s;
    postgres::Connection connection = databaseWith(version,
        says.arg(u"true"_s) + u"CREATE TABLE t (code varchar(20), note varchar(20), n integer CONSTRAINT c CHECK (fits(n, code))); "
                              "INSERT INTO t VALUES ('a', 'b', 1); "_s + says.arg(u"false"_s));
    QFETCH(const QString, action);
    const QString sql = u"ALTER TABLE t ALTER "_s + action;
    QCOMPARE(effectOf(findingsOf(sql, connection)), asks ? u"reads"_s : QString());
    const auto done = connection.execute(sql);
    QCOMPARE(done ? QString() : done.error().sqlState, asks ? u"23514"_s : QString());
}

void TestLintOnServer::drops_data()
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
        // Not handled: what the server refuses all the same, and what it does not refuse.
        const auto unsaid = [&add](const char *name, const char *setup, const char *file) { add(name, setup, file, "", true); };
        const auto wrong = [&add](const char *name, const char *setup, const char *file, const char *dependents) {
            add(name, setup, file, dependents, false);
        };
        const char *key = "CREATE TABLE o (t_id integer CONSTRAINT k REFERENCES t)";
        const char *view = "CREATE VIEW v AS SELECT note FROM t";
        const char *stored = "CREATE MATERIALIZED VIEW m AS SELECT note FROM t";
        row("table", "", "DROP TABLE t", "");
        row("table of a foreign key", key, "DROP TABLE t", "a foreign key of public.o");
        row("table of a foreign key, CASCADE", key, "DROP TABLE t CASCADE", "");
        row("table of its own foreign key", "ALTER TABLE t ADD FOREIGN KEY (up) REFERENCES t", "DROP TABLE t", "");
        row("after the foreign key", key, "ALTER TABLE o DROP CONSTRAINT k; DROP TABLE t", "");
        wrong("after the foreign key's column", key, "ALTER TABLE o DROP COLUMN t_id; DROP TABLE t", "a foreign key of public.o");
        row("after the foreign key's table", key, "DROP TABLE o; DROP TABLE t", "");
        row("with the foreign key's table", key, "DROP TABLE t, o", "");
        row("before the foreign key's table", key, "DROP TABLE t; DROP TABLE o", "a foreign key of public.o");
        row("table of a partitioned table's foreign key",
            "CREATE TABLE o (t_id integer REFERENCES t) PARTITION BY LIST (t_id); CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1)",
            "DROP TABLE o; DROP TABLE t", "");
        wrong("with a partitioned table's foreign key",
            "CREATE TABLE o (t_id integer REFERENCES t) PARTITION BY LIST (t_id); CREATE TABLE o_1 PARTITION OF o FOR VALUES IN (1)",
            "DROP TABLE o, t", "a foreign key of public.o_1");
        row("after what inherits, with CASCADE", "CREATE TABLE o (id integer); CREATE TABLE c (t_id integer REFERENCES t) INHERITS (o)",
            "DROP TABLE o CASCADE; DROP TABLE t", "");
        row("partition of a foreign key's table",
            "CREATE TABLE p (id integer PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1); "
            "CREATE TABLE o (p_id integer REFERENCES p)",
            "DROP TABLE p_1", "a foreign key of public.o");
        unsaid("table that another inherits from", "CREATE TABLE c () INHERITS (t)", "DROP TABLE t");
        unsaid("sequence of another's default", "ALTER TABLE t ADD n serial; CREATE TABLE o (n integer DEFAULT nextval('t_n_seq'))", "DROP TABLE t");
        unsaid("function with its query", "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t; END", "DROP TABLE t");
        unsaid("column of its row type", "CREATE TABLE o (it t)", "DROP TABLE t");
        unsaid("another's policy", "CREATE TABLE o (id integer); CREATE POLICY p ON o USING (EXISTS (SELECT FROM t))", "DROP TABLE t");
        row("table of a view", view, "DROP TABLE t", "view public.v");
        row("table of a view, CASCADE", view, "DROP TABLE t CASCADE", "");
        unsaid("table of a view that reads no column", "CREATE VIEW v AS SELECT count(*) FROM t", "DROP TABLE t");
        row("table of a materialised view", stored, "DROP TABLE t", "view public.m");
        row("after the view", view, "DROP VIEW v; DROP TABLE t", "");
        row("after the materialised view", stored, "DROP MATERIALIZED VIEW m; DROP TABLE t", "");
        wrong("after a view with CASCADE", "CREATE VIEW w AS SELECT note FROM t; CREATE VIEW v AS SELECT w.note, t.id FROM w, t",
            "DROP VIEW w CASCADE; DROP TABLE t", "view public.v");
        row("after another table with CASCADE", "CREATE TABLE o (id integer); CREATE VIEW v AS SELECT t.note, o.id FROM o, t",
            "DROP TABLE o CASCADE; DROP TABLE t", "");
        row("after one of two views", "CREATE VIEW v AS SELECT note FROM t; CREATE VIEW w AS SELECT id FROM t", "DROP VIEW v; DROP TABLE t",
            "view public.w");
        row("view that was made again", view, "DROP VIEW v; CREATE VIEW v AS SELECT note FROM t; DROP TABLE t", "view public.v");
        wrong("after the view reads it no more", view, "CREATE OR REPLACE VIEW v AS SELECT 'a'::text AS note; DROP TABLE t", "view public.v");
        row("IF EXISTS", view, "DROP TABLE IF EXISTS t", "view public.v");
        row("key and view", "CREATE TABLE o (t_id integer REFERENCES t); CREATE VIEW v AS SELECT note FROM t", "DROP TABLE t",
            "a foreign key of public.o, view public.v");
        row("column of a view", view, "ALTER TABLE t DROP COLUMN note", "view public.v");
        row("column of a view, CASCADE", view, "ALTER TABLE t DROP COLUMN note CASCADE", "");
        row("column of a materialised view", stored, "ALTER TABLE t DROP COLUMN note", "view public.m");
        row("another column", view, "ALTER TABLE t DROP COLUMN up", "");
        row("column after the view", view, "DROP VIEW v; ALTER TABLE t DROP COLUMN note", "");
        row("column with an index", "CREATE INDEX i ON t (lower(note))", "ALTER TABLE t DROP COLUMN note", "");
        unsaid("column of a foreign key of another", key, "ALTER TABLE t DROP COLUMN id");
        unsaid("column of a generated one", "ALTER TABLE t ADD g text GENERATED ALWAYS AS (lower(note)) STORED", "ALTER TABLE t DROP COLUMN note");
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

void TestLintOnServer::drops()
{
    QFETCH(const int, version);
    QFETCH(const QString, setup);
    QFETCH(const QString, file);
    postgres::Connection connection
        = databaseWith(version, u"CREATE TABLE t (id integer PRIMARY KEY, up integer, note text); "_s + setup);
    const QString said = dependentsOf(findingsOf(file, connection));
    const auto done = connection.execute(file);
    QFETCH(const bool, isRefused);
    QCOMPARE(done ? QString() : done.error().sqlState, isRefused ? u"2BP01"_s : QString());
    QTEST(said, "dependents");
}

QTEST_GUILESS_MAIN(TestLintOnServer)
#include "tst_lintonserver.moc"
