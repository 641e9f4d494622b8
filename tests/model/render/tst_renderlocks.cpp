// Every statement of the cases runs on a real server: it must be accepted, must take the locks that it says, and must
// be taken back by its undo.
#include "rendercase.h"

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
SELECT n.nspname, c.relname, regexp_replace(replace(l.mode, 'Lock', ''), '([a-z])([A-Z])', '\1 \2', 'g'), c.relkind
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_class c ON c.oid = l.relation
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_temp.known k ON k.oid = c.oid
WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND c.relkind <> 'c'
)"_s;

const QString knownRelations = uR"(
CREATE TEMPORARY TABLE known AS SELECT c.oid, c.oid::regclass::text FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
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

QStringList statedLocks(const render::Statement &statement)
{
    QStringList texts;
    for (const render::RelationLock &lock : statement.locks)
        texts.append(lockText(lock.relation, lock.mode));
    texts.sort();
    return texts;
}

RenderCase findCase(const QString &name)
{
    for (const RenderCase &candidate : schemawright::testing::allCases()) {
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
    QString m_template;
};

void TestRenderLocks::initTestCase()
{
    m_fixture = PgFixture::start(15);
    REQUIRE_SERVER(m_fixture);
    m_template = m_fixture->createDatabase();
    m_fixture->runScript(m_template, schemawright::testing::fixtureSql());
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
    postgres::Connection connection = m_fixture->connect(m_fixture->copyDatabase(m_template));
    QVERIFY_RESULT(connection.execute(knownRelations));
    QStringList undo;
    for (const render::Statement &statement : *rendered) {
        QVERIFY2(statement.transactional, "plain rendering runs in a transaction");
        QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
        QVERIFY_RESULT(connection.execute(statement.sql));
        QCOMPARE(takenLocks(connection, statement.locks).join(u'\n'), statedLocks(statement).join(u'\n'));
        QVERIFY_RESULT(connection.execute(u"COMMIT"_s));
        if (!statement.undo.isEmpty())
            undo.prepend(statement.undo);
    }
    const auto statements = sql::splitStatements(undo.join(u";\n"_s));
    QVERIFY_RESULT(statements);
    for (const sql::StatementSource &statement : *statements)
        QVERIFY_RESULT(connection.execute(statement.text));
}

QTEST_GUILESS_MAIN(TestRenderLocks)
#include "tst_renderlocks.moc"
