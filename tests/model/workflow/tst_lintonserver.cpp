// What the linter says of type changes beside what PostgreSQL 15 and 18 do: the same facts, no given ones.
#include "tests/model/workflow/lintservers.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::LintServers;
using schemawright::testing::findingsOf;

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

/// Of the tables t and t_1 and their indexes.
QString effectOf(const Storage &before, const Storage &after)
{
    QStringList rebuilt;
    qint64 scans = after.scans - before.scans;
    for (auto one = before.fileNodes.cbegin(); one != before.fileNodes.cend(); ++one) {
        if (after.fileNodes.value(one.key(), one.value()) == one.value())
            continue;
        rebuilt.append(one.key());
        scans -= before.exclusions.contains(one.key()) ? 2 : 1; // to build it, and to compare the rows with it
    }
    const bool isRewritten = rebuilt.contains(u"t"_s) || rebuilt.contains(u"t_1"_s);
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

} // namespace

class TestLintOnServer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void typeChanges_data();
    void typeChanges();
    void typeChangesBelow_data();
    void typeChangesBelow();
    void checksAreAskedAgain_data();
    void checksAreAskedAgain();
    void readColumns_data();
    void readColumns();
    void tablesOfASearchPath_data();
    void tablesOfASearchPath();

private:
    LintServers m_servers;
};

void TestLintOnServer::initTestCase()
{
    if (!m_servers.start())
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server of this version on this machine");
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
        row("after a dropped index", lower, "note TYPE text; DROP INDEX i; ALTER TABLE t ALTER code TYPE varchar(40)", "");
        row("after one of two dropped indexes", "CREATE INDEX i ON t (lower(code)); CREATE INDEX j ON t (upper(code))",
            "note TYPE text; DROP INDEX i; ALTER TABLE t ALTER code TYPE varchar(40)", "rebuilds j");
        row("after a dropped constraint", "ALTER TABLE t ADD CONSTRAINT u UNIQUE (code)",
            "note TYPE text; ALTER TABLE t DROP CONSTRAINT u; ALTER TABLE t ALTER code TYPE varchar(20) COLLATE \"C\"", "");
        const char *renamed = "note TYPE text; ALTER TABLE t RENAME code TO label; ALTER TABLE t ALTER label TYPE varchar(40)";
        row("renamed column with a plain index", "CREATE INDEX i ON t (code)", renamed, "");
        row("renamed column with a computed index", lower, renamed, "rebuilds i");
        row("renamed column under a check", "ALTER TABLE t ADD CHECK (code > '')", renamed, "reads");
        row("renamed column of a key", "ALTER TABLE t ADD UNIQUE (code)", renamed, "");
        row("column renamed twice", lower,
            "note TYPE text; ALTER TABLE t RENAME code TO a; ALTER TABLE t RENAME a TO b; ALTER TABLE t ALTER b TYPE varchar(40)", "rebuilds i");
        row("column with the former name of another", lower,
            "note TYPE text; ALTER TABLE t RENAME code TO a; ALTER TABLE t RENAME note TO code; ALTER TABLE t ALTER code TYPE text", "");
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
    postgres::Connection connection = m_servers.databaseWith(version,
        u"CREATE TABLE t (code varchar(20), note varchar(20), n integer); INSERT INTO t VALUES ('a', 'b', 1); "_s + setup);
    const QString said = effectOf(findingsOf(statement, connection));
    QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    const Storage before = storageOf(connection);
    QVERIFY_RESULT(connection.execute(statement));
    const QString done = effectOf(before, storageOf(connection));
    QTEST(done, "effect");
    QCOMPARE(said, done);
}

void TestLintOnServer::typeChangesBelow_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("setup"); // beside the table t with its child t_1
    QTest::addColumn<bool>("isPartitioned");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("effect");
    for (const int version : { 15, 18 }) {
        for (const bool isPartitioned : { false, true }) {
            const auto row = [&](const char *name, const char *setup, const char *action, const char *effect) {
                QTest::addRow("%d, %s: %s", version, isPartitioned ? "partition" : "inherits", name)
                    << version << QString::fromLatin1(setup) << isPartitioned << QString::fromLatin1(action) << QString::fromLatin1(effect);
            };
            row("nothing", "", "code TYPE varchar(40)", "");
            row("plain index", "CREATE INDEX i ON t_1 (code)", "code TYPE varchar(40)", "");
            row("plain index, another collation", "CREATE INDEX i ON t_1 (code)", "code TYPE varchar(20) COLLATE \"C\"", "rebuilds");
            row("plain index of another column, another collation", "CREATE INDEX i ON t_1 (note)", "code TYPE varchar(20) COLLATE \"C\"", "");
            row("index with an expression", "CREATE INDEX i ON t_1 (lower(code))", "code TYPE varchar(40)", "rebuilds");
            row("index with an expression, the same type", "CREATE INDEX i ON t_1 (lower(code))", "code TYPE varchar(20)", "rebuilds");
            row("index with an expression of another column", "CREATE INDEX i ON t_1 (lower(note))", "code TYPE varchar(40)", "");
            row("index with a condition", "CREATE INDEX i ON t_1 (n) WHERE code <> ''", "code TYPE varchar(40)", "rebuilds");
            row("index of the table", "CREATE INDEX i ON t (lower(code))", "code TYPE varchar(40)", "rebuilds");
            row("check", "ALTER TABLE t_1 ADD CHECK (code > '')", "code TYPE varchar(40)", "reads");
            row("check, the same type", "ALTER TABLE t_1 ADD CHECK (n > 0)", "n TYPE integer", "reads");
            row("check of another column", "ALTER TABLE t_1 ADD CHECK (n > 0)", "code TYPE varchar(40)", "");
            row("check that is not valid", "ALTER TABLE t_1 ADD CHECK (n > 0) NOT VALID", "n TYPE integer", "");
            row("check of the table", "ALTER TABLE t ADD CHECK (n > 0)", "n TYPE integer", "reads");
            row("check and index", "ALTER TABLE t_1 ADD CHECK (code > ''); CREATE INDEX i ON t_1 (lower(code))", "code TYPE varchar(40)", "rebuilds; reads");
            row("another type", "ALTER TABLE t_1 ADD CHECK (n > 0)", "n TYPE bigint", "rewrites");
        }
    }
}

/// What only partitions have, or tables that inherit.
void TestLintOnServer::typeChangesBelow()
{
    QFETCH(const int, version);
    QFETCH(const QString, setup);
    QFETCH(const bool, isPartitioned);
    QFETCH(const QString, action);
    postgres::Connection connection = m_servers.databaseWith(version,
        u"CREATE TABLE t (code varchar(20), note varchar(20), n integer)%1; CREATE TABLE t_1 %2; INSERT INTO t_1 VALUES ('a', 'b', 1); "_s.arg(
            isPartitioned ? u" PARTITION BY LIST (note)"_s : QString(),
            isPartitioned ? u"PARTITION OF t FOR VALUES IN ('b')"_s : u"() INHERITS (t)"_s)
            + setup);
    const QString statement = u"ALTER TABLE t ALTER "_s + action;
    const QList<lint::Finding> findings = findingsOf(statement, connection);
    QStringList said;
    for (const lint::Finding &finding : findings) {
        if (finding.rule == u"change-column-type-rewrite")
            said.append(u"rewrites"_s);
        else if (finding.rule == u"change-column-type-rebuilds-index")
            said.append(u"rebuilds"_s);
        else if (finding.rule == u"change-column-type-rechecks-constraint")
            said.append(u"reads"_s);
    }
    QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    const Storage before = storageOf(connection);
    QVERIFY_RESULT(connection.execute(statement));
    // "rewrites", "rebuilds i, j; reads"
    QStringList done;
    for (const QString &effect : effectOf(before, storageOf(connection)).split(u"; "_s))
        done.append(effect.section(u' ', 0, 0));
    QTEST(done.join(u"; "), "effect");
    QCOMPARE(said.join(u"; "), done.join(u"; "));
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
    postgres::Connection connection = m_servers.databaseWith(version,
        says.arg(u"true"_s) + u"CREATE TABLE t (code varchar(20), note varchar(20), n integer CONSTRAINT c CHECK (fits(n, code))); "
                              "INSERT INTO t VALUES ('a', 'b', 1); "_s + says.arg(u"false"_s));
    QFETCH(const QString, action);
    const QString sql = u"ALTER TABLE t ALTER "_s + action;
    QCOMPARE(effectOf(findingsOf(sql, connection)), asks ? u"reads"_s : QString());
    const auto done = connection.execute(sql);
    QCOMPARE(done ? QString() : done.error().sqlState, asks ? u"23514"_s : QString());
}

void TestLintOnServer::readColumns_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("views"); // as we say; empty: nothing
    QTest::addColumn<bool>("isRefused");
    for (const int version : { 15, 18 }) {
        const auto add = [version](const char *name, const char *file, const char *views, bool isRefused) {
            QTest::addRow("%d: %s", version, name) << version << QString::fromLatin1(file) << QString::fromLatin1(views) << isRefused;
        };
        const auto row = [&add](const char *name, const char *file, const char *views) { add(name, file, views, qstrlen(views) > 0); };
        row("views", "ALTER TABLE t ALTER note TYPE text", "public.v, public.w");
        row("the same type", "ALTER TABLE t ALTER note TYPE varchar(20)", "public.v, public.w");
        row("another column", "ALTER TABLE t ALTER id TYPE bigint", "");
        row("after a view", "DROP VIEW w; ALTER TABLE t ALTER note TYPE text", "public.v");
        row("after the views", "DROP VIEW v, w; ALTER TABLE t ALTER note TYPE text", "");
        row("after a view with CASCADE", "DROP VIEW v CASCADE; DROP VIEW w; ALTER TABLE t ALTER note TYPE text", "");
        row("beside a column with CASCADE", "DROP VIEW w; ALTER TABLE t DROP COLUMN up CASCADE, ALTER note TYPE text", "");
        row("after the views under another name", "ALTER VIEW v RENAME TO u; DROP VIEW u, w; ALTER TABLE t ALTER note TYPE text", "");
        row("after a view reads it no more", "DROP VIEW w; CREATE OR REPLACE VIEW v AS SELECT 'a'::varchar(20) AS note, up FROM t; "
            "ALTER TABLE t ALTER note TYPE text", "");
        // Not handled: what a view that the file makes reads.
        add("after the view was made again", "DROP VIEW v, w; CREATE VIEW v AS SELECT note FROM t; ALTER TABLE t ALTER note TYPE text", "", true);
    }
}

void TestLintOnServer::readColumns()
{
    QFETCH(const int, version);
    QFETCH(const QString, file);
    postgres::Connection connection = m_servers.databaseWith(version,
        u"CREATE TABLE t (id integer, up integer, note varchar(20)); CREATE VIEW v AS SELECT note, up FROM t; CREATE VIEW w AS SELECT note FROM t"_s);
    const QList<lint::Finding> findings = findingsOf(file, connection);
    const auto found = std::ranges::find(findings, u"type-change-blocked-by-dependent"_s, &lint::Finding::rule);
    const QString said = found == findings.end() ? QString() : found->message.section(u" while "_s, 1).section(u" read"_s, 0, 0);
    const auto done = connection.execute(file);
    QFETCH(const bool, isRefused);
    QCOMPARE(done ? QString() : done.error().sqlState, isRefused ? u"0A000"_s : QString());
    QTEST(said, "views");
}

void TestLintOnServer::tablesOfASearchPath_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("setting"); // of the role, whose sessions look for names there
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("said"); // of the index: of a table of app it would be information, that has no rows
    for (const int version : { 15, 18 }) {
        const auto row = [version](const char *name, const char *setting, const char *before, const char *said) {
            QTest::addRow("%d: %s", version, name) << version << QString::fromLatin1(setting) << QString::fromLatin1(before) << QString::fromLatin1(said);
        };
        row("the usual path", "\"$user\", public", "", "t has 3 rows");
        row("another schema before public", "app, public", "", "t is empty");
        row("another one behind it", "public, app", "", "t has 3 rows");
        row("one that is not there", "nowhere, app", "", "t is empty");
        row("the role's own schema", "\"$user\", public", "CREATE TABLE own (n integer);", "t has 3 rows");
        row("of the file", "public", "SET search_path = app, public;", "t is empty");
        row("of the file, back to public", "app, public", "SET search_path = public;", "t has 3 rows");
        row("for one transaction", "app, public", "BEGIN; SET LOCAL search_path = public; CREATE TABLE u (n integer); COMMIT;", "t is empty");
        row("rolled back", "public", "BEGIN; SET search_path = app; ROLLBACK;", "t has 3 rows");
        row("rolled back to a savepoint", "public", "BEGIN; SAVEPOINT s; SET search_path = app; ROLLBACK TO s;", "t has 3 rows");
        row("reset", "public", "SET search_path = app; RESET search_path;", "t has 3 rows");
        row("to its default", "app, public", "SET search_path = public; SET search_path TO DEFAULT;", "t is empty");
        row("all reset", "public", "SET search_path = app; RESET ALL;", "t has 3 rows");
        row("a renamed table uncovers another", "app, public", "ALTER TABLE t RENAME TO other;", "t has 3 rows");
        row("a dropped table uncovers another", "app, public", "DROP TABLE t;", "t has 3 rows");
        row("moved to another schema", "app", "DROP TABLE app.t; ALTER TABLE public.t SET SCHEMA app;", "t has 3 rows");
        row("for this transaction", "app, public", "BEGIN; SET LOCAL search_path = public;", "t has 3 rows");
    }
}

void TestLintOnServer::tablesOfASearchPath()
{
    QFETCH(const int, version);
    QFETCH(const QString, setting);
    QFETCH(const QString, before);
    (void)m_servers.databaseWith(version, u"ALTER ROLE CURRENT_USER SET search_path = "_s + setting); // of the next session
    postgres::Connection connection = m_servers.databaseWith(version,
        u"CREATE SCHEMA app; CREATE TABLE app.t (n integer); CREATE TABLE public.t (n integer); "
        "INSERT INTO public.t VALUES (1), (2), (3); ANALYZE public.t"_s);
    const QList<lint::Finding> findings = findingsOf(before + u" CREATE INDEX t_n ON t (n)"_s, connection);
    const auto index = std::ranges::find(findings, u"create-index-non-concurrent"_s, &lint::Finding::rule);
    QVERIFY_RESULT(connection.execute(u"ALTER ROLE CURRENT_USER RESET search_path; DROP SCHEMA app CASCADE"_s));
    QVERIFY(index != findings.end());
    QFETCH(const QString, said);
    QVERIFY2(index->evidence.startsWith(said), qPrintable(index->evidence));
}

QTEST_GUILESS_MAIN(TestLintOnServer)
#include "tst_lintonserver.moc"
