// Every statement of the cases runs on a real server: it must be accepted, must take the locks that it says, and must
// be taken back by its undo.
#include "rendercase.h"

#include "model/render/relationlocks.h"
#include "model/sql/splitter.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using schemawright::testing::PgFixture;
using schemawright::testing::RenderCase;

namespace {

/// Relations of users that were there when the transaction began: what Statement::locks is about. Locks of new
/// relations make nobody wait; composite types (relkind c) have no rows; indexes are locked along with their tables, so
/// only the named ones count.
const QString locksQuery = uR"(
SELECT k.nspname, k.relname, regexp_replace(replace(l.mode, 'Lock', ''), '([a-z])([A-Z])', '\1 \2', 'g'), k.relkind
FROM pg_catalog.pg_locks l
JOIN pg_temp.known k ON k.oid = l.relation
WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND k.relkind <> 'c'
)"_s;

/// Under the names before: the statement may rename or drop them.
const QString knownRelations = uR"(
CREATE TEMPORARY TABLE known AS SELECT c.oid, n.nspname, c.relname, c.relkind,
  pg_catalog.pg_relation_filenode(c.oid) AS filenode FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
)"_s;

/// Tables and materialized views with another file than before: their rows were written again.
const QString rewrittenQuery = uR"(
SELECT count(*) FROM pg_temp.known
WHERE relkind IN ('r', 'm') AND pg_catalog.pg_relation_filenode(oid) <> filenode
)"_s;

schema::LockMode modeOf(const QString &text)
{
    for (int mode = 1; mode <= static_cast<int>(schema::LockMode::AccessExclusive); ++mode) {
        if (schema::lockModeText(static_cast<schema::LockMode>(mode)) == text.toUpper())
            return static_cast<schema::LockMode>(mode);
    }
    return schema::LockMode::None;
}

QString lockText(const QualifiedName &relation, schema::LockMode mode)
{
    return relation.toText() + u' ' + schema::lockModeText(mode);
}

/// The strongest mode per relation; indexes only when the statement names them.
QStringList takenLocks(postgres::Connection &connection, const QList<render::RelationLock> &named)
{
    const auto rows = connection.query(locksQuery);
    if (!rows)
        return { rows.error().toText() };
    QMap<QString, std::pair<QualifiedName, schema::LockMode>> strongest;
    for (int row = 0; row < rows->rowCount(); ++row) {
        const QualifiedName relation { rows->text(row, 0), rows->text(row, 1) };
        const bool isIndex = rows->text(row, 3) == u"i" || rows->text(row, 3) == u"I";
        const bool isNamed = std::ranges::any_of(named, [&](const auto &lock) { return lock.relation == relation; });
        if (isIndex && !isNamed)
            continue;
        auto &entry = strongest[relation.toText()];
        entry.first = relation;
        entry.second = std::max(entry.second, modeOf(rows->text(row, 2)));
    }
    QStringList texts;
    for (const auto &[relation, mode] : std::as_const(strongest))
        texts.append(lockText(relation, mode));
    return texts;
}

QStringList statedLocks(const QList<render::RelationLock> &locks)
{
    QStringList texts;
    for (const render::RelationLock &lock : render::mergedLocks(locks))
        texts.append(lockText(lock.relation, lock.mode));
    texts.sort();
    return texts;
}

RenderCase findCase(const QString &name)
{
    static const QList<RenderCase> cases = schemawright::testing::allCases();
    for (const RenderCase &candidate : cases) {
        if (candidate.name == name)
            return candidate;
    }
    return {};
}

} // namespace

class TestRenderLocks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runsAndLocks_data();
    void runsAndLocks();
    void cleanupTestCase() { m_fixture.reset(); }

private:
    std::unique_ptr<PgFixture> m_fixture;
    QString m_database;
};

void TestRenderLocks::initTestCase()
{
    m_fixture = PgFixture::start(15);
    REQUIRE_SERVER(m_fixture);
    m_database = m_fixture->createDatabase();
    m_fixture->runScript(m_database, schemawright::testing::fixtureSql());
}

void TestRenderLocks::runsAndLocks_data()
{
    QTest::addColumn<QString>("name");
    const schema::Database database = schemawright::testing::fixtureDatabase();
    for (const RenderCase &renderCase : schemawright::testing::allCases()) {
        const auto rendered = render::renderChange(renderCase.change, { database, database });
        // Refused changes have no statements; plpgsql 9.9 does not exist.
        if (rendered && !rendered->isEmpty() && renderCase.name != u"update an extension"
            && renderCase.serverVersion == 150000)
            QTest::addRow("%s", qPrintable(renderCase.name)) << renderCase.name;
    }
}

void TestRenderLocks::runsAndLocks()
{
    QFETCH(const QString, name);
    const RenderCase renderCase = findCase(name);
    const schema::Database database = schemawright::testing::fixtureDatabase();
    const auto rendered = render::renderChange(renderCase.change, { database, database });
    QVERIFY_RESULT(rendered);
    postgres::Connection connection = m_fixture->connect(m_database);
    QVERIFY_RESULT(connection.execute(knownRelations));
    QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    QStringList undo;
    QList<render::RelationLock> stated;
    bool rewrites = false;
    for (const render::Statement &statement : *rendered) {
        QVERIFY2(statement.transactional, "plain rendering runs in a transaction");
        const auto ran = connection.execute(statement.sql);
        QVERIFY_RESULT(ran);
        // A transaction keeps its locks, so all statements so far count.
        stated += statement.locks;
        // A setval of which the WHERE finds nothing only reads: what is stated holds where it has something to do.
        if (statement.sql.contains(u"pg_catalog.setval("_s))
            stated.last().mode = schema::LockMode::AccessShare;
        QCOMPARE(takenLocks(connection, stated).join(u'\n'), statedLocks(stated).join(u'\n'));
        // A sequence has no rows to write again.
        const bool ofRows = renderCase.change.key.kind != schema::ObjectKind::Sequence;
        rewrites = rewrites || (ofRows && statement.work == render::Work::Rewrite);
        const auto rewritten = connection.query(rewrittenQuery);
        QVERIFY_RESULT(rewritten);
        QCOMPARE(rewritten->integer(0, 0) > 0, rewrites);
        if (!statement.undo.isEmpty())
            undo.prepend(statement.undo);
    }
    const auto statements = sql::splitStatements(undo.join(u";\n"_s));
    QVERIFY_RESULT(statements);
    for (const sql::StatementSource &statement : *statements) {
        const auto undone = connection.execute(statement.text);
        QVERIFY_RESULT(undone);
    }
    QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s));
}

QTEST_GUILESS_MAIN(TestRenderLocks)
#include "tst_renderlocks.moc"
