// Who uses what a migration drops: of a real server, and of the team's files.
#include "model/base/textfile.h"
#include "model/workflow/lintedtext.h"
#include "tests/support/pgfixture.h"
#include "tests/support/requirement.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::PgFixture;

class TestObjectUsers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void users_data();
    void users();
    void storedResultsOfAFunction();
    void filesOfTheApplication();
    void statementsOfPrograms();

private:
    QString evidenceOf(const QString &sql, const QString &rule, const workflow::FactsOptions &options = { .findUsers = true });
    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
};

void TestObjectUsers::initTestCase()
{
    m_fixture = PgFixture::start(qEnvironmentVariableIntValue("PG_MAJOR"));
    REQUIRE_SERVER(m_fixture);
    m_name = m_fixture->createDatabase();
    m_fixture->runScript(m_name, uR"(
        CREATE TABLE users (id integer PRIMARY KEY, email text, name text, plan text, "Odd;c" text,
            shout text GENERATED ALWAYS AS (upper(name)) STORED);
        CREATE VIEW mails AS SELECT email FROM users;
        CREATE MATERIALIZED VIEW plans AS SELECT plan FROM users;
        CREATE FUNCTION by_sql() RETURNS SETOF text LANGUAGE sql AS 'SELECT u.email FROM users u';
        CREATE FUNCTION by_plpgsql() RETURNS void LANGUAGE plpgsql AS
            $$ DECLARE n integer; BEGIN n := (SELECT count(email) FROM public.users); END $$;
        CREATE FUNCTION only_words() RETURNS void LANGUAGE plpgsql AS $$ BEGIN /* email of users */ PERFORM 'email'; END $$;
        CREATE FUNCTION lower_email() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.email := lower(NEW.email); RETURN NEW; END $$;
        CREATE TRIGGER keep_low BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION lower_email();
        CREATE TRIGGER of_plan BEFORE UPDATE OF plan ON users FOR EACH ROW EXECUTE FUNCTION lower_email();
        CREATE POLICY own ON users USING (plan = current_user);
        CREATE PUBLICATION pub FOR TABLE users;
        CREATE FUNCTION norm(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(t)';
        CREATE INDEX users_norm ON users (norm(name));
        CREATE VIEW normal AS SELECT norm(name) FROM users;)"_s);
}

QString TestObjectUsers::evidenceOf(const QString &sql, const QString &rule, const workflow::FactsOptions &options)
{
    postgres::Connection connection = m_fixture->connect(m_name);
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = sql;
    const QList<workflow::LintedText> linted = workflow::lintFiles({ file }, &connection, {}, {}, options);
    const QList<lint::Finding> &findings = linted.first().findings;
    const auto found = std::ranges::find(findings, rule, &lint::Finding::rule);
    return found == findings.end() ? u"no finding"_s : found->evidence;
}

void TestObjectUsers::users_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("users");
    QTest::newRow("column") << u"ALTER TABLE users DROP COLUMN email"_s << u"drop-column"_s
                            << u"public.users.email is used by view public.mails, function public.by_plpgsql(), "
                               "function public.by_sql(), function public.lower_email()"_s;
    QTest::newRow("renamed column") << u"ALTER TABLE users RENAME plan TO tariff"_s << u"rename-column"_s
                                    << u"public.users.plan is used by materialised view public.plans, policy own on public.users, "
                                       "trigger of_plan on public.users"_s;
    QTest::newRow("column behind a generated one")
        << u"ALTER TABLE users DROP COLUMN name"_s << u"drop-column"_s
        << u"public.users.name is used by generated column shout on public.users, view public.normal"_s;
    QTest::newRow("unused column") << u"ALTER TABLE users DROP COLUMN \"Odd;c\""_s << u"drop-column"_s
                                   << u"no use of public.users.Odd;c was found"_s;
    QTest::newRow("table") << u"DROP TABLE users"_s << u"drop-table"_s
                           << u"public.users is used by materialised view public.plans, publication pub, view public.mails, "
                              "view public.normal, function public.by_plpgsql(), function public.by_sql()"_s;
}

void TestObjectUsers::users()
{
    QFETCH(QString, sql);
    QFETCH(QString, rule);
    QFETCH(QString, users);
    const QString note = u"; statements of programs were not looked at: pg_stat_statements is not installed"_s;
    const QString evidence = evidenceOf(sql, rule);
    QVERIFY2(evidence.endsWith(users + note), qPrintable(evidence));
}

void TestObjectUsers::storedResultsOfAFunction()
{
    const QString replace = u"CREATE OR REPLACE FUNCTION norm(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper(t)'"_s;
    const QString evidence = evidenceOf(replace, u"function-replace-in-use"_s);
    QVERIFY2(evidence.startsWith(u"public.norm() is used by index public.users_norm on public.users, view public.normal"), qPrintable(evidence));
}

void TestObjectUsers::filesOfTheApplication()
{
    QTemporaryDir folder;
    QVERIFY(writeTextFile(folder.filePath(u"queries/users.sql"_s), u"-- name: Get\nSELECT 1;\n\n-- name: Mail\nSELECT email FROM users WHERE id = $1;\n"_s));
    QVERIFY(writeTextFile(folder.filePath(u"queries/named.sql"_s), u"SELECT email FROM users WHERE id = :id;\n"_s));
    QVERIFY(writeTextFile(folder.filePath(u"queries/other.sql"_s), u"SELECT email FROM mails; -- users\n"_s));
    QVERIFY(writeTextFile(folder.filePath(u"node_modules/x.sql"_s), u"SELECT email FROM users;\n"_s));
    QVERIFY(writeTextFile(folder.filePath(u"prisma/schema.prisma"_s),
        u"model User {\n  id Int @id\n  mail String? @map(\"email\")\n  @@map(\"users\")\n}\n"_s));
    QVERIFY(QFile::link(folder.filePath(u"queries"_s), folder.filePath(u"link"_s)));
    const workflow::FactsOptions options { .application = folder.path() };
    const QString evidence = evidenceOf(u"ALTER TABLE users DROP COLUMN email"_s, u"drop-column"_s, options);
    QVERIFY2(evidence.endsWith(u"public.users.email is used by field User.mail (prisma/schema.prisma:3), queries/named.sql:1 (by name), "
                               "queries/users.sql:5"),
        qPrintable(evidence));
    // Without a database, too.
    migrations::MigrationFile file;
    file.text = u"DROP TABLE users"_s;
    const QList<workflow::LintedText> linted = workflow::lintFiles({ file }, nullptr, {}, {}, options);
    QVERIFY(linted.first().findings.first().evidence.contains(u"model User (prisma/schema.prisma:1)"));
}

// The private servers of tests have it not in shared_preload_libraries: the view then refuses, which is told.
void TestObjectUsers::statementsOfPrograms()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    if (const auto made = connection.execute(u"CREATE EXTENSION pg_stat_statements"_s); !made)
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "this server has no contrib modules"); // Debian's has them
    const QString refused = evidenceOf(u"DROP VIEW mails"_s, u"drop-view"_s);
    QVERIFY2(refused.contains(u"pg_stat_statements cannot be read"), qPrintable(refused));
    // Views with its columns stand in for those of a server that has it loaded.
    QVERIFY_RESULT(connection.execute(uR"(
        ALTER EXTENSION pg_stat_statements DROP VIEW pg_stat_statements;
        DROP VIEW pg_stat_statements;
        ALTER EXTENSION pg_stat_statements DROP VIEW pg_stat_statements_info;
        DROP VIEW pg_stat_statements_info;
        CREATE VIEW pg_stat_statements_info AS SELECT timestamptz '2026-11-01 08:00' AS stats_reset;
        CREATE VIEW pg_stat_statements AS
            SELECT d.oid AS dbid, s.query, s.calls
            FROM pg_database d, (VALUES ('SELECT m.email FROM mails m WHERE m.email = $1', 1200::bigint),
                ('SELECT $$mails$$', 5), ('INSERT INTO other SELECT mails.email FROM mails', 7),
                ('/* schemawright */ SELECT NOT EXISTS (SELECT FROM public.mails)', 9), ('CREATE TABLE mails (a int)', 1),
                ('<insufficient privilege>', 1)) s (query, calls)
            WHERE d.datname = current_database())"_s));
    const QString read = evidenceOf(u"DROP VIEW mails"_s, u"drop-view"_s);
    QVERIFY2(read.endsWith(u"public.mails is used by 1,200 calls of SELECT m.email FROM mails m WHERE m.email = $1 (since 2026-11-01 08:00), "
                           "7 calls of INSERT INTO other SELECT mails.email FROM mails (since 2026-11-01 08:00); "
                           "pg_stat_statements does not show this role the statements of others"_s),
        qPrintable(read));
    QVERIFY_RESULT(connection.execute(u"DROP VIEW pg_stat_statements, pg_stat_statements_info; DROP EXTENSION pg_stat_statements"_s));
}

QTEST_GUILESS_MAIN(TestObjectUsers)
#include "tst_objectusers.moc"
