// What statements assume about rows, asked of a real server: the same file has other findings on other rows.
#include "model/catalog/dataanswers.h"
#include "model/catalog/tablefacts.h"
#include "model/workflow/lintedtext.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::PgFixture;

class TestRowFacts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void answers_data();
    void answers();
    void keysAreShownWhenAskedFor();
    void largeTablesAreSampled();
    void questionsOfThisFilesOwnRowsAreNotAsked_data();
    void questionsOfThisFilesOwnRowsAreNotAsked();
    void nobodysFunctionRuns();
    void whoMayNotLookIsTold();
    void oneLockedTableDoesNotHideTheOthers();

private:
    lint::Finding findingOf(const QString &sql, const QString &rule, const workflow::FactsOptions &options = { .askRows = true });
    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
    int m_version = 0;
};

void TestRowFacts::initTestCase()
{
    m_fixture = PgFixture::start(qEnvironmentVariableIntValue("PG_MAJOR"));
    REQUIRE_SERVER(m_fixture);
    m_name = m_fixture->createDatabase();
    m_version = m_fixture->majorVersion();
    m_fixture->runScript(m_name, uR"(
        CREATE SCHEMA app;
        CREATE FUNCTION app.fits(text) RETURNS boolean LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'it ran'; END $$;
        CREATE TYPE public.mood AS ENUM ('good', 'bad');
        CREATE TABLE owners (id integer PRIMARY KEY);
        INSERT INTO owners SELECT generate_series(1, 100);
        CREATE TABLE "Odd ""t" (id integer PRIMARY KEY, "a;b" integer, name text, owner integer, part integer,
            state mood, twice integer, big bigint, price numeric, code text, flag text);
        INSERT INTO "Odd ""t" SELECT i, nullif(i, 7), repeat('x', i % 12), i % 100 + 1, i, 'good', i, i * 3000000::bigint,
            i * 1.5, CASE WHEN i = 5 THEN 'none' ELSE i::text END, 'true' FROM generate_series(1, 1000) i;
        UPDATE "Odd ""t" SET owner = 500 WHERE id IN (11, 12);
        UPDATE "Odd ""t" SET twice = 1 WHERE id = 3;
        ALTER TABLE "Odd ""t" ADD CONSTRAINT happy CHECK (state = 'good') NOT VALID;
        ALTER TABLE "Odd ""t" ADD CONSTRAINT small CHECK ("a;b" < 900) NOT VALID;
        ALTER TABLE "Odd ""t" ADD CONSTRAINT odd_owner FOREIGN KEY (owner) REFERENCES owners NOT VALID;
        CREATE TABLE events (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
        CREATE TABLE events_rest PARTITION OF events DEFAULT;
        INSERT INTO events SELECT i, '2023-12-31'::date + i FROM generate_series(1, 50) i;
        CREATE TABLE events_25 (id integer NOT NULL, at date NOT NULL);
        INSERT INTO events_25 VALUES (1, '2025-05-05'), (2, '2026-01-01');
        CREATE TABLE hashed (id integer) PARTITION BY HASH (id);
        CREATE TABLE listed (kind text, n integer) PARTITION BY LIST (kind);
        CREATE TABLE listed_a (kind text, n integer);
        INSERT INTO listed_a VALUES ('a', 1), (NULL, 2), ('b', 3);
        CREATE TABLE hashed_0 (id integer);
        INSERT INTO hashed_0 SELECT generate_series(1, 10);
        CREATE TABLE empty (a integer);
        ANALYZE;)"_s);
}

lint::Finding TestRowFacts::findingOf(const QString &sql, const QString &rule, const workflow::FactsOptions &options)
{
    postgres::Connection connection = m_fixture->connect(m_name);
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = sql;
    const QList<workflow::LintedText> linted = workflow::lintFiles({ file }, &connection, {}, {}, options);
    const QList<lint::Finding> &findings = linted.first().findings;
    const auto found = std::ranges::find(findings, rule, &lint::Finding::rule);
    return found == findings.end() ? lint::Finding() : *found;
}

void TestRowFacts::answers_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("evidence"); // empty: no finding
    const QString table = u"ALTER TABLE \"Odd \"\"t\" "_s;
    const QString all = u"all 1,000 rows of Odd \"t on postgres@socket/%1 were read: "_s;
    const auto row = [&](const char *name, const QString &sql, const char *rule, const QString &evidence) {
        QTest::addRow("%s", name) << sql << QString::fromLatin1(rule) << evidence;
    };
    row("nulls", table + u"ALTER COLUMN \"a;b\" SET NOT NULL", "not-null-violation-risk", all + u"1 row breaks it"_s);
    row("no nulls", table + u"ALTER COLUMN name SET NOT NULL", "not-null-violation-risk", {});
    row("duplicates", u"CREATE UNIQUE INDEX ON \"Odd \"\"t\" (twice)"_s, "unique-violation-risk", all + u"1 key stands more than once"_s);
    row("no duplicates", u"CREATE UNIQUE INDEX ON \"Odd \"\"t\" (part)"_s, "unique-violation-risk", {});
    row("duplicates among some", u"CREATE UNIQUE INDEX ON \"Odd \"\"t\" (twice) WHERE id > 3 -- twice"_s, "unique-violation-risk", {});
    row("duplicates of expressions", u"CREATE UNIQUE INDEX ON \"Odd \"\"t\" (upper(name), (id / 500))"_s, "unique-violation-risk", all + u"24 keys stand more than once"_s);
    row("nulls are distinct", table + u"ADD UNIQUE (\"a;b\")", "unique-violation-risk", {});
    row("primary key", table + u"ADD CONSTRAINT k UNIQUE (owner, twice)", "unique-violation-risk", {});
    row("check", table + u"ADD CHECK (id < 999)", "check-violation-risk", all + u"2 rows break it"_s);
    row("check that all fit", table + u"ADD CHECK (\"Odd \"\"t\".id <= 1000 /* all */ -- so\n)", "check-violation-risk", {});
    row("check that errs", table + u"ADD CHECK (1 / (id - 8) < 5)", "check-violation-risk",
        u"reading the rows of Odd \"t on postgres@socket/%1 stops at such a row (SQLSTATE 22012)"_s);
    row("validate check", table + u"VALIDATE CONSTRAINT small", "check-violation-risk", all + u"101 rows break it"_s);
    row("validate check of enum", table + u"VALIDATE CONSTRAINT happy", "check-violation-risk", {});
    row("validate of this file", table + u"ADD CONSTRAINT n CHECK (id <> 4) NOT VALID; "_s + table + u"VALIDATE CONSTRAINT n",
        "check-violation-risk", all + u"1 row breaks it"_s);
    row("orphans", table + u"ADD FOREIGN KEY (owner) REFERENCES owners", "foreign-key-violation-risk", all + u"2 rows break it"_s);
    row("validate orphans", table + u"VALIDATE CONSTRAINT odd_owner", "foreign-key-violation-risk", all + u"2 rows break it"_s);
    row("no orphans", u"ALTER TABLE owners ADD FOREIGN KEY (id) REFERENCES \"Odd \"\"t\" (id)"_s, "foreign-key-violation-risk", {});
    row("too long", table + u"ALTER name TYPE varchar(10)", "narrow-column-type", all + u"83 rows break it"_s);
    row("too large", table + u"ALTER big TYPE integer", "narrow-column-type", all + u"285 rows break it"_s);
    row("too many digits", table + u"ALTER price TYPE numeric(5,2)", "narrow-column-type", all + u"334 rows break it"_s);
    row("rounds", table + u"ALTER price TYPE smallint", "narrow-column-type", all + u"none breaks it"_s);
    row("attach range", u"ALTER TABLE events ATTACH PARTITION events_25 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"_s,
        "partition-rows-out-of-range", u"all 2 rows of events_25 on postgres@socket/%1 were read: 1 row breaks it"_s);
    row("attach range that holds all", u"ALTER TABLE events ATTACH PARTITION events_25 FOR VALUES FROM ('2025-01-01') TO (MAXVALUE)"_s,
        "partition-rows-out-of-range", {});
    row("rows of the default partition", u"CREATE TABLE e PARTITION OF events FOR VALUES FROM (MINVALUE) TO (DATE '2024-01-11')"_s,
        "partition-rows-out-of-range", u"all 50 rows of public.events_rest on postgres@socket/%1 were read: 10 rows break it"_s);
    row("attach list", u"ALTER TABLE listed ATTACH PARTITION listed_a FOR VALUES IN ('a', NULL)"_s,
        "partition-rows-out-of-range", u"all 3 rows of listed_a on postgres@socket/%1 were read: 1 row breaks it"_s);
    row("attach hash", u"ALTER TABLE hashed ATTACH PARTITION hashed_0 FOR VALUES WITH (MODULUS 1, REMAINDER 0)"_s,
        "partition-rows-out-of-range", {});
}

void TestRowFacts::answers()
{
    QFETCH(QString, sql);
    QFETCH(QString, rule);
    QFETCH(QString, evidence);
    const lint::Finding finding = findingOf(sql, rule);
    QCOMPARE(finding.evidence, evidence.isEmpty() ? QString() : evidence.arg(m_name));
    if (evidence.isEmpty())
        return;
    QCOMPARE(finding.severity, evidence.contains(u"none") ? lint::Severity::Info : lint::Severity::Error);
    // The server agrees. What can be found and may still run is a value that is only rounded.
    postgres::Connection connection = m_fixture->connect(m_name);
    (void)connection.execute(u"BEGIN"_s);
    const auto ran = connection.execute(sql);
    QCOMPARE(!ran, finding.severity == lint::Severity::Error);
}

// A text is asked for what it is: on 16 and later all of it is counted, before the conversion is tried.
void TestRowFacts::keysAreShownWhenAskedFor()
{
    const workflow::FactsOptions shown { .askRows = true, .showKeys = true };
    const QString nulls = u"ALTER TABLE \"Odd \"\"t\" ALTER COLUMN \"a;b\" SET NOT NULL"_s;
    QVERIFY(findingOf(nulls, u"not-null-violation-risk"_s, shown).evidence.endsWith(u"1 row breaks it (id = 7)"));
    const QString orphans = u"ALTER TABLE \"Odd \"\"t\" VALIDATE CONSTRAINT odd_owner"_s;
    QVERIFY(findingOf(orphans, u"foreign-key-violation-risk"_s, shown).evidence.endsWith(u"(id = 11; id = 12)"));
    const QString twice = u"CREATE UNIQUE INDEX ON \"Odd \"\"t\" (twice)"_s;
    QVERIFY(findingOf(twice, u"unique-violation-risk"_s, shown).evidence.endsWith(u"(twice = 1)"));

    const QString cast = u"ALTER TABLE \"Odd \"\"t\" ALTER code TYPE integer USING code::integer"_s;
    const lint::Finding hidden = findingOf(cast, u"type-cast-may-fail"_s);
    QCOMPARE(hidden.severity, lint::Severity::Error);
    QVERIFY(!hidden.evidence.contains(u"none"));
    QVERIFY(hidden.evidence.contains(m_version >= 16 ? u"1 row breaks it"_s : u"SQLSTATE 22P02"_s));
    const QString flag = u"ALTER TABLE \"Odd \"\"t\" ALTER flag TYPE boolean USING flag::boolean"_s;
    QCOMPARE(findingOf(flag, u"type-cast-may-fail"_s).rule, QString());
}

void TestRowFacts::largeTablesAreSampled()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const QualifiedName name { u"public"_s, u"Odd \"t"_s };
    auto facts = catalog::readFacts(connection, { name });
    QVERIFY_RESULT(facts);
    facts->tables[name].rowEstimate = 1e9; // a sample of nothing
    const catalog::DataQuestion question { .table = name, .expression = u"id = 1"_s };
    catalog::AskOptions options;
    options.sampledFromBytes = 1;
    QVERIFY_RESULT(catalog::askRows(connection, { question }, *facts, options));
    QCOMPARE(facts->answers.value(question.key()).reach, catalog::DataAnswer::Reach::Sample);
    QVERIFY(facts->answers.value(question.key()).rowsRead < 1000);
    facts->answers.clear();
    facts->tables[name].rowEstimate = 1000;
    QVERIFY_RESULT(catalog::askRows(connection, { question }, *facts, options));
    QVERIFY(facts->answers.value(question.key()).isProven());
    options.perQuestion = std::chrono::milliseconds(1);
    const catalog::DataQuestion slow { .table = name, .expression = u"id = (SELECT count(*) FROM generate_series(1, 30000000))"_s };
    QVERIFY_RESULT(catalog::askRows(connection, { slow, question }, *facts, options));
    QCOMPARE(facts->answers.value(slow.key()).reason, u"the question was not finished in 0.001 s"_s);
}

void TestRowFacts::questionsOfThisFilesOwnRowsAreNotAsked_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("update") << u"UPDATE \"Odd \"\"t\" SET \"a;b\" = 0 WHERE \"a;b\" IS NULL;"_s;
    QTest::newRow("code") << u"DO $$ BEGIN END $$;"_s;
    QTest::newRow("function") << u"SELECT app.fits('a');"_s;
    QTest::newRow("merge") << u"MERGE INTO \"Odd \"\"t\" o USING owners w ON w.id = o.id WHEN MATCHED THEN DELETE;"_s;
    QTest::newRow("copy") << u"COPY \"Odd \"\"t\" FROM '/tmp/rows';"_s;
    QTest::newRow("type") << u"ALTER TABLE \"Odd \"\"t\" ALTER \"a;b\" TYPE bigint;"_s;
}

void TestRowFacts::questionsOfThisFilesOwnRowsAreNotAsked()
{
    QFETCH(QString, before);
    const QString sql = before + u" ALTER TABLE \"Odd \"\"t\" ADD CONSTRAINT x CHECK (\"a;b\" < 5)"_s;
    const lint::Finding finding = findingOf(sql, u"check-violation-risk"_s);
    QCOMPARE(finding.severity, lint::Severity::Warning);
    QVERIFY2(finding.evidence.startsWith(u"the rows were not asked: "), qPrintable(finding.evidence));
}

void TestRowFacts::nobodysFunctionRuns()
{
    const auto evidence = [this](const QString &check) {
        return findingOf(u"ALTER TABLE \"Odd \"\"t\" ADD CHECK ("_s + check + u')', u"check-violation-risk"_s).evidence;
    };
    QCOMPARE(evidence(u"app.fits(name)"_s), u"the rows were not asked: they would run app.fits()"_s);
    QCOMPARE(evidence(u"fits(name)"_s), u"the rows were not asked: they would run fits()"_s);
    QCOMPARE(evidence(u"random() < 2"_s), u"the rows were not asked: they would run random()"_s);
    QCOMPARE(evidence(u"id OPERATOR(app.+) 1 > 0"_s), u"the rows were not asked: they would run app.+()"_s);
    QVERIFY(evidence(u"name::app.thing IS NOT NULL"_s).startsWith(u"the rows were not asked: they would cast"));
    // The server plans it for minutes, and nothing stops it meanwhile.
    QCOMPARE(evidence(u"id = 1"_s + u" OR id = 1"_s.repeated(4'000)), u"the rows were not asked: its expression is too long"_s);
    // An operator or a function of somebody with the name of PostgreSQL's own is not found first.
    m_fixture->runScript(m_name, u"CREATE FUNCTION public.length(text) RETURNS integer LANGUAGE sql AS 'SELECT -1';"_s);
    QCOMPARE(evidence(u"length(name) >= 0"_s), QString());
}

void TestRowFacts::whoMayNotLookIsTold()
{
    m_fixture->runScript(m_name, u"DROP ROLE IF EXISTS visitor; CREATE ROLE visitor;"
                                 "CREATE TABLE secrets (a integer); INSERT INTO secrets VALUES (NULL);"
                                 "CREATE TABLE hidden (a integer); INSERT INTO hidden VALUES (NULL);"
                                 "ALTER TABLE hidden ENABLE ROW LEVEL SECURITY; GRANT SELECT ON hidden TO visitor;"_s);
    postgres::Connection connection = m_fixture->connect(m_name);
    QVERIFY_RESULT(connection.execute(u"SET ROLE visitor"_s));
    for (const QString &table : { u"secrets"_s, u"hidden"_s }) {
        migrations::MigrationFile file;
        file.text = u"ALTER TABLE %1 ADD CHECK (a > 0)"_s.arg(table);
        const auto linted = workflow::lintFiles({ file }, &connection, {}, {}, { .askRows = true });
        const QList<lint::Finding> &findings = linted.first().findings;
        const auto found = std::ranges::find(findings, u"check-violation-risk"_s, &lint::Finding::rule);
        QVERIFY(found != findings.end());
        QCOMPARE(found->evidence, u"this role may not look into all rows of public.%1: no SELECT privilege, or row security hides rows"_s.arg(table));
    }
    m_fixture->runScript(m_name, u"DROP TABLE secrets, hidden; DROP ROLE visitor;"_s);
}

void TestRowFacts::oneLockedTableDoesNotHideTheOthers()
{
    postgres::Connection other = m_fixture->connect(m_name);
    QVERIFY_RESULT(other.execute(u"BEGIN; LOCK TABLE listed_a"_s));
    const QString sql = u"ALTER TABLE listed_a ADD CHECK (n > 1); ALTER TABLE events_25 ADD CHECK (id > 1)"_s;
    postgres::Connection connection = m_fixture->connect(m_name);
    migrations::MigrationFile file;
    file.text = sql;
    const auto linted = workflow::lintFiles({ file }, &connection, {}, {}, { .askRows = true });
    QStringList evidence;
    for (const lint::Finding &finding : linted.first().findings) {
        if (finding.rule == u"check-violation-risk")
            evidence.append(finding.evidence);
    }
    QCOMPARE(evidence, (QStringList { u"somebody locks public.listed_a: its rows were not asked"_s,
                           u"all 2 rows of events_25 on postgres@socket/%1 were read: 1 row breaks it"_s.arg(m_name) }));
}

QTEST_GUILESS_MAIN(TestRowFacts)
#include "tst_rowfacts.moc"
