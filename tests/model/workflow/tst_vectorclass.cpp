// Vector indexes beside queries that a server with pg_stat_statements has really run. What the rule says is compared with
// what the planner does: an index that it warns of is not used by the query, one with the fix is.
#include "model/lint/fix.h"
#include "model/sql/sqlwriter.h"
#include "model/workflow/lintedtext.h"
#include "tests/model/apply/ownserver.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::OwnServer;

class TestVectorClass : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void plannerAgrees_data();
    void plannerAgrees();
    void evidence();
    void severalIndexes_data();
    void severalIndexes();
    void preparedStatements();
    void statementsOfOthers();
    void withoutTheExtension();
    void oneReading();

private:
    postgres::Connection connect(const QString &database, const QString &user = u"postgres"_s);
    QList<lint::Finding> findingsOf(const QStringList &files, postgres::Connection &connection);
    QStringList textsOf(const QStringList &files);
    void run(const QString &sql, int times = 1);
    QString planOf(const QString &query);

    std::unique_ptr<OwnServer> m_server;
    std::optional<postgres::Connection> m_programs; ///< the session of the programs
};

namespace {

const QString l2Index = u"CREATE INDEX probe ON items USING hnsw (embedding vector_l2_ops)"_s;
const QString cosineIndex = u"CREATE INDEX fits ON items USING hnsw (embedding vector_cosine_ops)"_s;
const QString cosineQuery = u"SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' LIMIT 5"_s;

QString severityAndMessage(const lint::Finding &finding)
{
    return lint::severityText(finding.severity) + u": "_s + finding.message;
}

} // namespace

void TestVectorClass::initTestCase()
{
    const auto installation = postgres::chooseInstallation(postgres::findServerInstallations(), 0);
    if (!installation || !postgres::hasExtension(*installation, u"vector"_s) || !postgres::hasExtension(*installation, u"pg_stat_statements"_s))
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server with pgvector and pg_stat_statements on this machine");
    m_server = std::make_unique<OwnServer>();
    m_programs = connect(u"postgres"_s);
    run(u"ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'"_s);
    run(u"CREATE DATABASE plain"_s);
    m_programs.reset();
    m_server->stop();
    m_server->start();
    m_programs = connect(u"postgres"_s);
    for (const char *statement : { "CREATE SCHEMA stats", "CREATE EXTENSION pg_stat_statements SCHEMA stats", "CREATE EXTENSION vector",
             "CREATE TABLE items (id integer PRIMARY KEY, embedding vector(3), half halfvec(3), code bit(3))",
             "INSERT INTO items SELECT i, v, v, substr((i % 8)::bit(3)::text, 1, 3)::bit(3) "
             "FROM generate_series(1, 300) i, LATERAL (SELECT ARRAY[i % 7 + 1, i % 11, i % 13]::vector(3)) r (v)",
             "CREATE TABLE users (id integer PRIMARY KEY, taste vector(3))", "INSERT INTO users SELECT id, embedding FROM items",
             "CREATE TABLE parts (id integer, embedding vector(3)) PARTITION BY RANGE (id)",
             "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (1000)", "INSERT INTO parts SELECT id, embedding FROM items",
             "CREATE SCHEMA archive", "CREATE TABLE archive.items AS SELECT * FROM items", "CREATE ROLE reader LOGIN",
             "GRANT USAGE ON SCHEMA stats TO reader", "GRANT SELECT ON items TO reader", "ANALYZE" })
        run(QLatin1StringView(statement));
}

void TestVectorClass::init()
{
    run(u"SELECT stats.pg_stat_statements_reset()"_s);
}

postgres::Connection TestVectorClass::connect(const QString &database, const QString &user)
{
    postgres::ConnectionSettings settings = m_server->settings(database);
    settings.user = user;
    auto connection = postgres::Connection::open(settings);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toText()));
    return std::move(*connection);
}

void TestVectorClass::run(const QString &sql, int times)
{
    for (int i = 0; i < times; ++i) {
        if (const auto result = m_programs->execute(sql); !result)
            qFatal("%s", qPrintable(result.error().toText()));
    }
}

QList<lint::Finding> TestVectorClass::findingsOf(const QStringList &files, postgres::Connection &connection)
{
    QList<migrations::MigrationFile> migrationFiles;
    for (const QString &text : files) {
        migrations::MigrationFile file;
        file.fileName = QString::number(migrationFiles.size() + 1) + u".sql"_s;
        file.text = text;
        migrationFiles.append(file);
    }
    QList<lint::Finding> findings;
    for (const workflow::LintedText &linted : workflow::lintFiles(migrationFiles, &connection, {}, {}, { .findUsers = true }))
        findings += linted.findings;
    findings.removeIf([](const lint::Finding &finding) { return finding.rule != u"vector-operator-class"; });
    return findings;
}

QStringList TestVectorClass::textsOf(const QStringList &files)
{
    postgres::Connection connection = connect(u"postgres"_s);
    QStringList texts;
    for (const lint::Finding &finding : findingsOf(files, connection))
        texts.append(severityAndMessage(finding));
    return texts;
}

/// Of the query when everything but an index that gives the order is made expensive.
QString TestVectorClass::planOf(const QString &query)
{
    run(u"SET enable_seqscan = off; SET enable_sort = off"_s);
    const auto rows = m_programs->execute(u"EXPLAIN (COSTS off) "_s + query);
    run(u"RESET ALL"_s);
    QStringList lines;
    for (int row = 0; rows && row < rows->rowCount(); ++row)
        lines.append(rows->text(row, 0));
    return rows ? lines.join(u'\n') : rows.error().toText();
}

void TestVectorClass::plannerAgrees_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("index"); // behind CREATE INDEX probe ON
    QTest::addColumn<QString>("outcome"); // "fits", "warns", or "silent": no class helps, and nothing is said
    const auto add = [](const char *name, const char *query, const char *index, const char *outcome) {
        QTest::newRow(name) << QString::fromLatin1(query) << QString::fromLatin1(index) << QString::fromLatin1(outcome);
    };
    const char *l2 = "items USING hnsw (embedding vector_l2_ops)";
    const char *cosine = "items USING hnsw (embedding vector_cosine_ops)";
    add("fits", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' LIMIT 5", cosine, "fits");
    add("another distance", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' LIMIT 5", l2, "warns");
    add("inner product", "SELECT id FROM items ORDER BY embedding <#> '[1,2,3]' LIMIT 5", cosine, "warns");
    add("taxicab", "SELECT id FROM items ORDER BY embedding <+> '[1,2,3]' LIMIT 5", cosine, "warns");
    add("alias", "SELECT i.id FROM public.items i WHERE i.id > 3 ORDER BY i.embedding <=> '[1,2,3]' LIMIT 5", l2, "warns");
    add("other way round", "SELECT id FROM items ORDER BY '[1,2,3]'::vector <=> embedding LIMIT 5", l2, "warns");
    add("column of the result", "SELECT id, embedding <=> '[1,2,3]' AS d FROM items ORDER BY d LIMIT 5", l2, "warns");
    add("place in the result", "SELECT id, embedding <=> '[1,2,3]' FROM items ORDER BY 2 LIMIT 5", l2, "warns");
    add("join", "SELECT taste FROM items JOIN users USING (id) ORDER BY embedding <=> '[1,2,3]' LIMIT 5", l2, "warns");
    add("subquery", "SELECT count(*) FROM (SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' LIMIT 5) near", l2, "warns");
    add("lateral", "SELECT u.id FROM users u, LATERAL (SELECT id FROM items i ORDER BY i.embedding <=> u.taste LIMIT 2) near", l2, "warns");
    add("of another row", "SELECT id FROM items ORDER BY embedding <=> (SELECT embedding FROM items WHERE id = 7) LIMIT 5", l2, "warns");
    add("needless cast", "SELECT id FROM items ORDER BY embedding::vector(3) <=> '[1,2,3]' LIMIT 5", l2, "warns");
    add("default class", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' LIMIT 5", "items USING ivfflat (embedding) WITH (lists = 1)", "warns");
    add("half", "SELECT id FROM items ORDER BY half <=> '[1,2,3]' LIMIT 5", "items USING ivfflat (half halfvec_l2_ops) WITH (lists = 1)", "warns");
    add("expression", "SELECT id FROM items ORDER BY embedding::halfvec(3) <=> '[1,2,3]' LIMIT 5",
        "items USING hnsw ((embedding::halfvec(3)) halfvec_l2_ops)", "warns");
    add("expression that fits", "SELECT id FROM items ORDER BY embedding::halfvec(3) <=> '[1,2,3]' LIMIT 5",
        "items USING hnsw ((embedding::halfvec(3)) halfvec_cosine_ops)", "fits");
    add("sparse", "SELECT id FROM items ORDER BY embedding::sparsevec(3) <+> '{1:1}/3' LIMIT 5",
        "items USING hnsw ((embedding::sparsevec(3)) sparsevec_l2_ops)", "warns");
    add("bits", "SELECT id FROM items ORDER BY code <%> B'101' LIMIT 5", "items USING hnsw (code bit_hamming_ops)", "warns");
    add("quantized", "SELECT id FROM items ORDER BY binary_quantize(embedding)::bit(3) <~> binary_quantize('[1,2,3]'::vector) LIMIT 5",
        "items USING hnsw ((binary_quantize(embedding)::bit(3)) bit_jaccard_ops)", "warns");
    add("partition", "SELECT id FROM parts ORDER BY embedding <=> '[1,2,3]' LIMIT 5", "parts_1 USING hnsw (embedding vector_l2_ops)", "warns");
    add("table of the same name", "SELECT id FROM archive.items ORDER BY embedding <=> '[1,2,3]' LIMIT 5",
        "archive.items USING hnsw (embedding vector_l2_ops)", "warns");
    add("name of another table", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' LIMIT 5",
        "archive.items USING hnsw (embedding vector_cosine_ops)", "silent");
    add("farthest", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' DESC LIMIT 5", cosine, "silent");
    add("nulls first", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]' NULLS FIRST LIMIT 5", cosine, "silent");
    add("computed", "SELECT id FROM items ORDER BY 1 - (embedding <=> '[1,2,3]') LIMIT 5", cosine, "silent");
    add("outer join", "SELECT u.id FROM users u LEFT JOIN items i ON i.id = u.id ORDER BY i.embedding <=> '[1,2,3]' LIMIT 5", cosine, "silent");
    add("two rows", "SELECT 1 FROM items i, users u ORDER BY i.embedding <=> u.taste LIMIT 5", cosine, "silent");
    add("grouped", "SELECT embedding FROM items GROUP BY embedding ORDER BY embedding <=> '[1,2,3]' LIMIT 5", cosine, "silent");
    add("type of the other side", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]'::halfvec LIMIT 5", cosine, "silent");
    add("expression beside a plain index", "SELECT id FROM items ORDER BY embedding::halfvec(3) <=> '[1,2,3]' LIMIT 5", cosine, "silent");
    const bool hasIncrementalSort = m_programs->serverVersion() >= 170000;
    add("two keys", "SELECT id FROM items ORDER BY embedding <=> '[1,2,3]', id LIMIT 5", hasIncrementalSort ? l2 : cosine,
        hasIncrementalSort ? "warns" : "silent");
    add("other dimensions", "SELECT id FROM items ORDER BY embedding::halfvec <=> '[1,2,3]' LIMIT 5",
        "items USING hnsw ((embedding::halfvec(3)) halfvec_cosine_ops)", "silent");
}

void TestVectorClass::plannerAgrees()
{
    QFETCH(QString, query);
    QFETCH(QString, index);
    QFETCH(QString, outcome);
    run(query, 2);
    const QString migration = u"CREATE INDEX probe ON "_s + index;
    postgres::Connection connection = connect(u"postgres"_s);
    const QList<lint::Finding> findings = findingsOf({ migration }, connection);
    QCOMPARE(findings.size(), outcome == u"warns" ? 1 : 0);

    const auto isUsed = [&](const QString &statement) {
        run(statement);
        const QString plan = planOf(query);
        run(u"DROP INDEX "_s + (index.startsWith(u"archive") ? u"archive.probe"_s : u"probe"_s));
        return plan.contains(u"Index Scan using probe");
    };
    QCOMPARE(isUsed(migration), outcome == u"fits");
    if (outcome == u"silent")
        QCOMPARE(findingsOf({ QString(migration).replace(u"_cosine_ops"_s, u"_l2_ops"_s) }, connection), QList<lint::Finding>());
    if (findings.isEmpty())
        return;
    QCOMPARE(findings.first().severity, lint::Severity::Warning);
    QCOMPARE(findings.first().fixes.size(), 1);
    const QString fixed = lint::applyFix(migration, findings.first().fixes.first());
    QVERIFY2(isUsed(fixed), qPrintable(fixed));
    QCOMPARE(findingsOf({ fixed }, connection), QList<lint::Finding>());
}

void TestVectorClass::evidence()
{
    run(cosineQuery, 3);
    run(u"SELECT i.code FROM items i ORDER BY i.embedding <=> '[7,7,7]' LIMIT 1"_s, 2);
    run(u"SELECT id FROM items ORDER BY embedding <#> '[1,2,3]' LIMIT 5"_s);
    postgres::Connection connection = connect(u"postgres"_s);
    const auto reset = connection.query(u"SELECT ' (since ' || to_char(stats_reset, 'YYYY-MM-DD HH24:MI') || ')' FROM stats.pg_stat_statements_info"_s);
    QVERIFY_RESULT(reset);
    const QString since = reset->text(0, 0);
    const QList<lint::Finding> findings = findingsOf({ l2Index }, connection);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(severityAndMessage(findings.at(0)), u"warning: queries order by <=>, which this index with vector_l2_ops does not serve"_s);
    QCOMPARE(findings.at(0).evidence,
        u"public.items.embedding is ordered by <=> in 3 calls of SELECT id FROM items ORDER BY embedding <=> $1 LIMIT $2"_s + since
            + u", 2 calls of SELECT i.code FROM items i ORDER BY i.embedding <=> $1 LIMIT $2"_s + since);
    QCOMPARE(severityAndMessage(findings.at(1)), u"info: queries also order by <#>, which this index with vector_l2_ops does not serve"_s);
    QCOMPARE(findings.at(1).evidence,
        u"public.items.embedding is ordered by <#> in 1 call of SELECT id FROM items ORDER BY embedding <#> $1 LIMIT $2"_s + since);
}

void TestVectorClass::severalIndexes_data()
{
    QTest::addColumn<QString>("before"); // an index that the database has
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<int>("findings");
    QTest::newRow("alone") << QString() << QStringList { l2Index } << 1;
    QTest::newRow("the file makes both") << QString() << QStringList { l2Index + u";\n"_s + cosineIndex } << 0;
    QTest::newRow("a later file makes the other") << QString() << QStringList { l2Index, cosineIndex } << 0;
    QTest::newRow("the database has the other") << cosineIndex << QStringList { l2Index } << 0;
    QTest::newRow("the database has it over an expression")
        << u"CREATE INDEX fits ON items USING hnsw ((embedding::halfvec(3)) halfvec_cosine_ops)"_s << QStringList { l2Index } << 1;
    QTest::newRow("the database has another") << u"CREATE INDEX fits ON items USING hnsw (embedding vector_ip_ops)"_s << QStringList { l2Index } << 1;
    QTest::newRow("a later file drops the other") << cosineIndex << QStringList { l2Index, u"DROP INDEX fits"_s } << 1;
    QTest::newRow("made anew under its name") << cosineIndex << QStringList { u"DROP INDEX fits;\n"_s + cosineIndex } << 0;
    QTest::newRow("a table of the file")
        << QString() << QStringList { u"CREATE TABLE fresh (id integer PRIMARY KEY, embedding vector(3)); CREATE INDEX ON fresh USING hnsw (embedding vector_l2_ops)"_s } << 0;
    QTest::newRow("a renamed table") << QString() << QStringList { u"ALTER TABLE items RENAME TO things; CREATE INDEX ON things USING hnsw (embedding vector_l2_ops)"_s } << 1;
}

void TestVectorClass::severalIndexes()
{
    QFETCH(QString, before);
    QFETCH(QStringList, files);
    run(cosineQuery);
    if (!before.isEmpty())
        run(before);
    const QStringList texts = textsOf(files);
    run(u"DROP INDEX IF EXISTS fits"_s);
    QTEST(int(texts.size()), "findings");
}

void TestVectorClass::preparedStatements()
{
    run(u"PREPARE near (vector) AS SELECT id FROM items ORDER BY embedding <=> $1 LIMIT 5"_s);
    run(u"EXECUTE near ('[1,2,3]')"_s);
    run(u"DEALLOCATE near"_s);
    QVERIFY_RESULT(m_programs->query(u"SELECT id FROM items ORDER BY embedding <#> $1::vector LIMIT 5"_s, { u"[1,2,3]"_s }));
    QCOMPARE(textsOf({ l2Index }).size(), 2); // and one for the rarer
}

void TestVectorClass::statementsOfOthers()
{
    run(cosineQuery);
    postgres::Connection reader = connect(u"postgres"_s, u"reader"_s);
    QCOMPARE(findingsOf({ l2Index }, reader), QList<lint::Finding>());
    QVERIFY_RESULT(reader.execute(u"SELECT id FROM items ORDER BY embedding <#> '[1,2,3]' LIMIT 5"_s));
    const QList<lint::Finding> own = findingsOf({ l2Index }, reader);
    QCOMPARE(own.size(), 1);
    QVERIFY2(own.first().evidence.endsWith(u"; pg_stat_statements does not show this role the statements of others"), qPrintable(own.first().evidence));
}

void TestVectorClass::withoutTheExtension()
{
    postgres::Connection plain = connect(u"plain"_s);
    QVERIFY_RESULT(plain.execute(u"CREATE EXTENSION vector"_s));
    QVERIFY_RESULT(plain.execute(u"CREATE TABLE items (id integer, embedding vector(3))"_s));
    QVERIFY_RESULT(plain.execute(cosineQuery));
    QCOMPARE(findingsOf({ l2Index }, plain), QList<lint::Finding>());
    QVERIFY_RESULT(plain.execute(u"CREATE EXTENSION pg_stat_statements"_s));
    QCOMPARE(findingsOf({ l2Index }, plain).size(), 1);
}

// Users of what is dropped and distances of several tables: pg_stat_statements is read once.
void TestVectorClass::oneReading()
{
    run(cosineQuery);
    run(u"SELECT id FROM parts ORDER BY embedding <=> '[1,2,3]' LIMIT 5"_s);
    const QString other = u"CREATE INDEX p ON parts USING hnsw (embedding vector_l2_ops)"_s;
    QCOMPARE(textsOf({ u"ALTER TABLE items DROP COLUMN code"_s, l2Index, other }).size(), 2);
    const auto readings = m_programs->query(
        u"SELECT sum(calls) FROM stats.pg_stat_statements WHERE query ~ 'FROM stats.pg_stat_statements WHERE dbid = '"_s);
    QVERIFY_RESULT(readings);
    QCOMPARE(readings->integer(0, 0), 1);
}

QTEST_GUILESS_MAIN(TestVectorClass)
#include "tst_vectorclass.moc"
