// The history table on a real server: its shape is Atlas's, its rows survive a round trip.
#include "model/migrations/atlasrevisions.h"

#include "tests/support/pgfixture.h"

#include <QTest>
#include <QTimeZone>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

class TestAtlasRevisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tableIsAtlas();
    void rowsSurviveARoundTrip();
    void completeRowHasJsonNull();
    void cloudIdentifierIsNoRevision();
    void schemaIsChosen_data();
    void schemaIsChosen();
    void twoPlacesAreAmbiguous();

private:
    std::unique_ptr<testing::PgFixture> m_server;
    QString m_database;
};

void TestAtlasRevisions::initTestCase()
{
    m_server = testing::PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestAtlasRevisions::init()
{
    m_database = m_server->createDatabase();
}

void TestAtlasRevisions::tableIsAtlas()
{
    auto connection = m_server->connect(m_database);
    RevisionTable table { u"public"_s, false };
    QVERIFY_RESULT(createRevisions(connection, table));
    QVERIFY(table.exists);
    const auto columns = connection.query(
        uR"(SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
                   pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attnum)
            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = 'public.atlas_schema_revisions'::regclass AND a.attnum > 0)"_s);
    QVERIFY_RESULT(columns);
    QCOMPARE(columns->text(0, 0),
        u"version character varying not null, description character varying not null, type bigint not null 2, "
        "applied bigint not null 0, total bigint not null 0, executed_at timestamp with time zone not null, "
        "execution_time bigint not null, error text, error_stmt text, hash character varying not null, partial_hashes "
        "jsonb, "
        "operator_version character varying not null"_s);
    RevisionTable again { u"public"_s, false };
    QVERIFY_RESULT(createRevisions(connection, again));
}

void TestAtlasRevisions::rowsSurviveARoundTrip()
{
    auto connection = m_server->connect(m_database);
    RevisionTable table { u"my \"schema\""_s, false };
    QVERIFY_RESULT(createRevisions(connection, table));
    Revision row;
    row.version = u"2"_s;
    row.description = u"größe"_s;
    row.applied = 1;
    row.total = 2;
    row.executedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), QTimeZone::utc());
    row.executionNanoseconds = 1234567890123;
    row.error = u"pq: relation \"a\" already exists"_s;
    row.errorStatement = u"create table a(i int);"_s;
    row.hash = u"abc="_s;
    row.partialHashes = QStringList { u"h1:Fp6r"_s };
    row.operatorVersion = operatorVersion();
    QVERIFY_RESULT(writeRevision(connection, table, row));
    row.applied = 2;
    row.error.clear();
    row.errorStatement.clear();
    row.partialHashes << u"h1:x/+="_s;
    QVERIFY_RESULT(writeRevision(connection, table, row));
    const auto rows = readRevisions(connection, table);
    QVERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 1);
    QVERIFY(rows->first() == row);
    QVERIFY_RESULT(deleteRevision(connection, table, u"2"_s));
    QVERIFY(readRevisions(connection, table)->isEmpty());
}

void TestAtlasRevisions::completeRowHasJsonNull()
{
    auto connection = m_server->connect(m_database);
    RevisionTable table { u"public"_s, false };
    QVERIFY_RESULT(createRevisions(connection, table));
    Revision row;
    row.version = u"1"_s;
    row.executedAt = QDateTime::fromSecsSinceEpoch(0, QTimeZone::utc());
    QVERIFY_RESULT(writeRevision(connection, table, row));
    const auto type = connection.query(u"SELECT jsonb_typeof(partial_hashes) FROM atlas_schema_revisions"_s);
    QVERIFY_RESULT(type);
    QCOMPARE(type->text(0, 0), u"null"_s);
}

void TestAtlasRevisions::cloudIdentifierIsNoRevision()
{
    auto connection = m_server->connect(m_database);
    RevisionTable table { u"public"_s, false };
    QVERIFY_RESULT(createRevisions(connection, table));
    Revision row;
    row.version = u".atlas_cloud_identifier"_s;
    row.executedAt = QDateTime::fromSecsSinceEpoch(0, QTimeZone::utc());
    QVERIFY_RESULT(writeRevision(connection, table, row));
    QVERIFY(readRevisions(connection, table)->isEmpty());
}

void TestAtlasRevisions::schemaIsChosen_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("searchPath");
    QTest::addColumn<QString>("schema");
    QTest::addRow("nothing said") << QString() << QString() << u"atlas_schema_revisions"_s;
    QTest::addRow("the URL names a schema") << QString() << u"public"_s << u"public"_s;
    QTest::addRow("the URL names several") << QString() << u"\"App\", public"_s << u"App"_s;
    QTest::addRow("the option wins") << u"history"_s << u"public"_s << u"history"_s;
}

void TestAtlasRevisions::schemaIsChosen()
{
    QFETCH(QString, option);
    QFETCH(QString, searchPath);
    auto connection = m_server->connect(m_database);
    const auto table = locateRevisions(connection, option, searchPath);
    QVERIFY_RESULT(table);
    QTEST(table->schema, "schema");
    QVERIFY(!table->exists);
}

void TestAtlasRevisions::twoPlacesAreAmbiguous()
{
    auto connection = m_server->connect(m_database);
    RevisionTable own { u"atlas_schema_revisions"_s, false };
    QVERIFY_RESULT(createRevisions(connection, own));
    const auto table = locateRevisions(connection, {}, u"public"_s);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, ErrorKind::Conflict);
    QVERIFY(table.error().text.startsWith("ambiguous revision table"_L1));
    QVERIFY(locateRevisions(connection, {}, {})->exists);
    QVERIFY(!locateRevisions(connection, u"public"_s, {})->exists);
}

QTEST_GUILESS_MAIN(TestAtlasRevisions)
#include "tst_atlasrevisions.moc"
