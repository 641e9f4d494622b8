// Other sessions hold locks on tables in transactions that stay open. For which statements does the linter name them, and
// which ones do PostgreSQL 15 and 18 really make wait?
#include "model/workflow/lintedtext.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::PgFixture;

namespace {

/// A table that a session holds, and by what; the tables are named after it.
struct Held {
    const char *table;
    const char *statement;
    const char *lock;
};
constexpr std::array heldTables {
    Held { "is_read", "SELECT FROM is_read", "ACCESS SHARE" },
    Held { "has_locked_row", "SELECT FROM has_locked_row FOR UPDATE", "ROW SHARE" },
    Held { "is_written", "UPDATE is_written SET n = 2", "ROW EXCLUSIVE" },
    Held { "is_analysed", "ANALYZE is_analysed", "SHARE UPDATE EXCLUSIVE" },
    Held { "is_part", "SELECT FROM is_part", "ACCESS SHARE" }, // of the table parts
};

/// Of one server: a database with tables that sessions hold.
struct Scene {
    std::unique_ptr<PgFixture> server;
    QString database;
    std::vector<postgres::Connection> sessions;
};

void makeTables(Scene &scene)
{
    QString script = u"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE free (id integer PRIMARY KEY, n integer);"_s;
    for (const Held &held : heldTables) {
        script += uR"(
            CREATE TABLE %1 (id integer PRIMARY KEY, n integer);
            ALTER TABLE %1 ADD CONSTRAINT %1_c CHECK (n > 0) NOT VALID;
            INSERT INTO %1 VALUES (1, 1);
            CREATE INDEX %1_n ON %1 (n);
            CREATE TABLE %1_child (id integer CONSTRAINT k REFERENCES %1);)"_s.arg(QLatin1StringView(held.table));
    }
    script += u"CREATE TABLE parts (LIKE is_part) PARTITION BY LIST (id); ALTER TABLE parts ATTACH PARTITION is_part FOR VALUES IN (1);"_s;
    scene.server->runScript(scene.database, script);
    for (const Held &held : heldTables) {
        postgres::Connection session = scene.server->connect(scene.database);
        if (const auto done = session.execute(u"SET application_name = 'shop'; BEGIN"_s); !done)
            qFatal("%s", qPrintable(done.error().toText()));
        if (const auto done = session.execute(QString::fromLatin1(held.statement)); !done)
            qFatal("%s", qPrintable(done.error().toText()));
        scene.sessions.push_back(std::move(session));
    }
}

/// "ACCESS EXCLUSIVE" of the rule itself; the rules about long work only name the session.
QString waitText(const QList<lint::Finding> &findings, const QString &holds)
{
    for (const lint::Finding &finding : findings) {
        if (!finding.evidence.contains(holds))
            continue;
        return finding.rule == u"waits-for-session" ? finding.message.section(u"this waits for "_s, 1).section(u" until "_s, 0, 0) : finding.rule;
    }
    return {};
}

} // namespace

class TestWaitingStatements : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void statements_data();
    void statements();

private:
    std::map<int, Scene> m_scenes;
};

void TestWaitingStatements::initTestCase()
{
    for (const int version : { 15, 18 }) {
        Scene &scene = m_scenes[version];
        scene.server = PgFixture::start(version);
        REQUIRE_SERVER(scene.server);
        scene.database = scene.server->createDatabase();
        makeTables(scene);
    }
    QTest::qSleep(1'100); // a session of the moment is not named
}

void TestWaitingStatements::statements_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("said"); // for which lock it waits, or what rule names the session; empty: nothing
    QTest::addColumn<bool>("waits");
    for (const int version : { 15, 18 }) {
        const auto add = [version](const char *table, const char *statement, const char *said, bool waits) {
            QTest::addRow("%d, %s: %s", version, table, statement)
                << version << QString::fromLatin1(table) << QString::fromLatin1(statement) << QString::fromLatin1(said) << waits;
        };
        const auto row = [&add](const char *table, const char *statement, const char *said) { add(table, statement, said, qstrlen(said) > 0); };
        // Not handled: it waits, and nothing says so.
        const auto unsaid = [&add](const char *table, const char *statement) { add(table, statement, "", true); };
        const char *read = "is_read";
        const char *locked = "has_locked_row";
        const char *written = "is_written";
        const char *analysed = "is_analysed";
        row(read, "ALTER TABLE %1 ADD COLUMN more text", "ACCESS EXCLUSIVE");
        row(locked, "ALTER TABLE %1 ADD COLUMN more text", "ACCESS EXCLUSIVE");
        row(written, "ALTER TABLE %1 ADD COLUMN more text", "ACCESS EXCLUSIVE");
        row(analysed, "ALTER TABLE %1 ADD COLUMN more text", "ACCESS EXCLUSIVE");
        row(read, "CREATE INDEX ON %1 (n)", "");
        row(locked, "CREATE INDEX ON %1 (n)", "");
        row(written, "CREATE INDEX ON %1 (n)", "create-index-non-concurrent");
        row(analysed, "CREATE INDEX ON %1 (n)", "create-index-non-concurrent");
        row(read, "CREATE TRIGGER r BEFORE INSERT ON %1 FOR EACH ROW EXECUTE FUNCTION f()", "");
        row(written, "CREATE TRIGGER r BEFORE INSERT ON %1 FOR EACH ROW EXECUTE FUNCTION f()", "SHARE ROW EXCLUSIVE");
        row(read, "ALTER TABLE %1 VALIDATE CONSTRAINT %1_c", "");
        row(written, "ALTER TABLE %1 VALIDATE CONSTRAINT %1_c", "");
        row(analysed, "ALTER TABLE %1 VALIDATE CONSTRAINT %1_c", "SHARE UPDATE EXCLUSIVE");
        row(written, "ALTER TABLE %1 SET (fillfactor = 90)", "");
        row(analysed, "ALTER TABLE %1 SET (fillfactor = 90)", "SHARE UPDATE EXCLUSIVE");
        row(written, "COMMENT ON TABLE %1 IS 'a'", "");
        row(analysed, "COMMENT ON TABLE %1 IS 'a'", "SHARE UPDATE EXCLUSIVE");
        row(read, "DROP TABLE %1 CASCADE", "ACCESS EXCLUSIVE");
        row(read, "DROP TABLE %1_child", "ACCESS EXCLUSIVE");
        row(read, "ALTER TABLE %1_child DROP CONSTRAINT k", "ACCESS EXCLUSIVE");
        row("is_part", "ALTER TABLE %1 ADD CHECK (n > 0) NOT VALID", "ACCESS EXCLUSIVE");
        unsaid("is_part", "ALTER TABLE parts ADD COLUMN more text");
        row("is_part", "COMMENT ON TABLE parts IS 'a'", "");
        row(read, "ALTER TABLE free ADD FOREIGN KEY (id) REFERENCES %1", "");
        row(written, "ALTER TABLE free ADD FOREIGN KEY (id) REFERENCES %1", "SHARE ROW EXCLUSIVE");
        row(written, "CREATE TABLE o (id integer REFERENCES %1)", "SHARE ROW EXCLUSIVE");
        row(read, "TRUNCATE %1 CASCADE", "ACCESS EXCLUSIVE");
        row(read, "TRUNCATE %1, %1_child", "ACCESS EXCLUSIVE");
        row(read, "TRUNCATE %1_child", "");
        row(read, "DROP INDEX %1_n", "ACCESS EXCLUSIVE");
        row(written, "ALTER INDEX %1_n RENAME TO i", "");
        row(read, "ALTER TABLE %1 RENAME COLUMN n TO m", "ACCESS EXCLUSIVE");
        row(read, "CREATE POLICY p ON %1", "ACCESS EXCLUSIVE");
        row(read, "CREATE VIEW v AS SELECT n FROM %1", "");
        row(written, "REINDEX TABLE %1", "reindex-non-concurrent");
        row(read, "INSERT INTO %1 VALUES (2, 2)", "");
        row(written, "INSERT INTO %1 VALUES (2, 2)", "");
        row(read, "LOCK TABLE %1 IN ACCESS EXCLUSIVE MODE", "ACCESS EXCLUSIVE");
        row(read, "LOCK TABLE %1 IN EXCLUSIVE MODE", "");
        row(written, "LOCK TABLE %1 IN SHARE MODE", "SHARE");
        row(written, "LOCK TABLE %1 IN SHARE UPDATE EXCLUSIVE MODE", "");
        row(analysed, "LOCK TABLE %1 IN SHARE UPDATE EXCLUSIVE MODE", "SHARE UPDATE EXCLUSIVE");
        row(analysed, "COMMENT ON COLUMN public.%1.n IS 'a'", "SHARE UPDATE EXCLUSIVE");
        row("is_part", "ALTER TABLE %1 ADD CHECK (n > 0) NOT VALID", "ACCESS EXCLUSIVE");
        unsaid("is_part", "ALTER TABLE parts ADD COLUMN more text");
        row("is_part", "COMMENT ON TABLE parts IS 'a'", "");
        row(read, "ALTER TABLE free ADD COLUMN more text", "");
        row(read, "CREATE INDEX CONCURRENTLY %1_a ON %1 (id)", "");
        unsaid(written, "CREATE INDEX CONCURRENTLY %1_b ON %1 (id)");
        unsaid(read, "DROP INDEX CONCURRENTLY %1_a");
        row(read, "VACUUM %1", "");
        row(analysed, "VACUUM %1", "SHARE UPDATE EXCLUSIVE");
    }
}

void TestWaitingStatements::statements()
{
    QFETCH(const int, version);
    QFETCH(const QString, table);
    QFETCH(QString, statement);
    statement = statement.contains(u"%1") ? statement.arg(table) : statement;
    const Scene &scene = m_scenes[version];
    const bool refusesTransactions = statement.contains(u"CONCURRENTLY") || statement.startsWith(u"VACUUM");
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = statement;
    file.txMode = refusesTransactions ? migrations::TxMode::None : migrations::TxMode::File;
    postgres::Connection connection = scene.server->connect(scene.database);
    const QList<lint::Finding> findings = workflow::lintFiles({ file }, &connection, {}, {}, { .measureLoad = true }).first().findings;
    const Held &held = *std::ranges::find_if(heldTables, [&table](const Held &one) { return table == QLatin1StringView(one.table); });
    const QString said = waitText(findings, u" and holds %1 on public.%2"_s.arg(QLatin1StringView(held.lock), table));

    QVERIFY_RESULT(connection.execute(u"SET lock_timeout = '200ms'"_s));
    if (!refusesTransactions)
        QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    const auto done = connection.execute(statement);
    if (!done && done.error().sqlState != u"55P03")
        QFAIL(qPrintable(done.error().toText()));
    QFETCH(const bool, waits);
    QCOMPARE(!done, waits);
    QTEST(said, "said");
}

QTEST_GUILESS_MAIN(TestWaitingStatements)
#include "tst_waitingstatements.moc"
