// Owners and privileges of a live database against files that say more, less or nothing about them.
#include "model/plan/plan.h"
#include "model/sources/source.h"

#include "model/base/textfile.h"
#include "tests/support/pgfixture.h"
#include "tests/support/planinvariant.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;
using diff::AccessMode;

namespace {

const QString tables = u"CREATE TABLE users (id integer PRIMARY KEY, email text);\n"
                       "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"_s;

const QString live = tables
    + u"CREATE ROLE access_app;\nCREATE ROLE access_reader;\nCREATE ROLE access_writer;\n"
      "ALTER TABLE users OWNER TO access_app;\nGRANT SELECT, INSERT ON users TO access_reader;\n"
      "GRANT UPDATE (email) ON users TO access_writer;\nREVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;\n"
      "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO access_reader;\n"
      "GRANT CREATE ON SCHEMA public TO access_app;\n"_s;

QString statementsOf(const plan::Plan &plan)
{
    QStringList statements;
    for (const plan::PlanStep &step : plan.steps)
        statements.append(step.statement.sql);
    return statements.join(u'\n');
}

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void filesAgainstDatabase_data();
    void filesAgainstDatabase();
    void writtenSchemaLoadsWithItsAccess();
    void panesOfFilesShowNoRunner();
    void everyVersionConverges_data();
    void everyVersionConverges();

private:
    [[nodiscard]] LoadedSchema fromFiles(const QString &sql) const;

    std::unique_ptr<PgFixture> m_fixture;
    QString m_database;
};

void AccessTest::initTestCase()
{
    m_fixture = PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    m_database = m_fixture->createDatabase();
    postgres::Connection connection = m_fixture->connect(m_database);
    QVERIFY_RESULT(runStatements(connection, live));
}

LoadedSchema AccessTest::fromFiles(const QString &sql) const
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"schema.sql"_s);
    if (!writeTextFile(file, sql))
        qFatal("cannot write the schema file");
    const auto loaded = loadSource(u"file://"_s + file, {});
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().toText()));
    return *loaded;
}

void AccessTest::filesAgainstDatabase_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<AccessMode>("mode");
    QTest::addColumn<QString>("expected");
    const QString grant = u"GRANT SELECT ON users TO access_reader;\n"_s;
    const QString managed
        = u"GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC\nREVOKE UPDATE (email) ON TABLE public.users FROM access_writer\n"
          "REVOKE INSERT ON TABLE public.users FROM access_reader\n"
          "ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE SELECT ON TABLES FROM access_reader"_s;
    QTest::newRow("nothing said, nothing done") << tables << AccessMode::Auto << QString();
    QTest::newRow("one grant: all are managed, owners and the public schema stay")
        << QString(tables + grant) << AccessMode::Auto << managed;
    QTest::newRow("managed without a grant")
        << tables << AccessMode::Manage
        << QString(managed).replace(u"REVOKE INSERT ON"_s, u"REVOKE SELECT, INSERT ON"_s);
    QTest::newRow("ignored") << QString(tables + grant + u"ALTER TABLE users OWNER TO access_writer;"_s)
                             << AccessMode::Ignore << QString();
    QTest::newRow("an owner is named") << QString(tables + u"ALTER TABLE users OWNER TO access_reader;"_s)
                                       << AccessMode::Auto << u"ALTER TABLE public.users OWNER TO access_reader"_s;
    QTest::newRow("a new table gets the default privileges") << QString(tables + u"CREATE TABLE new (a integer);"_s)
                                                             << AccessMode::Auto
                                                             << u"CREATE TABLE public.new (\n  a integer\n)"_s;
}

void AccessTest::filesAgainstDatabase()
{
    QFETCH(QString, files);
    QFETCH(AccessMode, mode);
    QFETCH(QString, expected);
    SourceOptions options;
    const auto current = loadSource(postgres::toUrl(m_fixture->settings(m_database)), options);
    QVERIFY_RESULT(current);
    plan::PlanOptions plan;
    plan.diff.access = mode;
    const auto planned = plan::makePlan(current->database, fromFiles(files).database, plan);
    QVERIFY_RESULT(planned);
    QCOMPARE(statementsOf(*planned), expected);
}

void AccessTest::writtenSchemaLoadsWithItsAccess()
{
    const auto current = loadSource(postgres::toUrl(m_fixture->settings(m_database)), {});
    QVERIFY_RESULT(current);
    const auto ddl = plan::databaseSql(current->database);
    QVERIFY_RESULT(ddl);
    plan::PlanOptions options;
    options.diff.access = AccessMode::Manage;
    const auto planned = plan::makePlan(current->database, fromFiles(*ddl).database, options);
    QVERIFY_RESULT(planned);
    QCOMPARE(statementsOf(*planned), QString());
    const QString database = m_fixture->createDatabase();
    postgres::Connection connection = m_fixture->connect(database);
    QVERIFY_RESULT(runStatements(connection, *ddl));
    QCOMPARE(sortedDump(m_fixture->dump(database)), sortedDump(m_fixture->dump(m_database)));
}

void AccessTest::panesOfFilesShowNoRunner()
{
    const LoadedSchema loaded = fromFiles(tables + u"REVOKE INSERT ON users FROM postgres;"_s);
    const QString text
        = plan::objectSql(loaded.database, { schema::ObjectKind::Table, u"public"_s, {}, u"users"_s, {} });
    QVERIFY2(text.contains(u"REVOKE INSERT ON TABLE public.users FROM CURRENT_USER"), qPrintable(text));
    QVERIFY2(!text.contains(u"OWNER TO"), qPrintable(text));
}

void AccessTest::everyVersionConverges_data()
{
    QTest::addColumn<int>("version");
    for (const int version : { 14, 15, 16, 17, 18 })
        QTest::addRow("PostgreSQL %d", version) << version;
}

// Forth and back: MAINTAIN is new in 17, the public schema had other privileges before 15.
void AccessTest::everyVersionConverges()
{
    QFETCH(int, version);
    const auto fixture = PgFixture::start(version);
    REQUIRE_SERVER(fixture);
    QString granted = live
        + u"REVOKE ALL ON SCHEMA public FROM PUBLIC;\nALTER FUNCTION f() OWNER TO access_app;\n"
          "REVOKE TRIGGER ON users FROM access_app;\nGRANT ALL ON users TO access_writer WITH GRANT OPTION;\n"_s;
    if (version >= 17)
        granted += u"GRANT MAINTAIN ON users TO access_reader;\n"_s;
    for (const auto &[before, after] : { std::pair(tables, granted), std::pair(granted, tables) }) {
        InvariantCase invariant;
        invariant.before = before;
        invariant.after = after;
        invariant.comparesDumps = version <= 15; // no pg_dump comes with the others
        const InvariantOutcome outcome = checkPlanInvariant(*fixture, invariant);
        QVERIFY2(outcome.stage == InvariantStage::Converged,
            qPrintable(stageText(outcome.stage) + u": "_s + outcome.text + plan::planSql(outcome.plan)));
    }
}

QTEST_GUILESS_MAIN(AccessTest)
#include "tst_access.moc"
