// Real schemas: the plan from an empty database builds them exactly, the plan back to it takes all away, and each of
// them differs from itself in nothing.
#include "tests/support/databasedifference.h"
#include "tests/support/planinvariant.h"

#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "tests/support/requirement.h"

#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class PlanCorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fromEmpty_data();
    void fromEmpty();

private:
    std::unique_ptr<testing::PgFixture> m_fixture;
};

void PlanCorpusTest::initTestCase()
{
    m_fixture = testing::PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    if (testing::corpusFolder().isEmpty())
        SKIP_WITHOUT_CORPUS("real schemas");
}

void PlanCorpusTest::fromEmpty_data()
{
    QTest::addColumn<QString>("file");
    for (const char *const name : { "musicbrainz-server", "danbooru", "synapse", "ledgersmb", "temporal", "chinook",
             "northwind", "icingadb", "bareos", "mimic-iv", "omop-cdm-5.4", "feedbin", "bytebase-latest",
             "dependency-track-v4", "powerdns", "temporal-visibility", "crates.io-migrations", "harbor-migrations" })
        QTest::addRow("%s", name) << testing::corpusFolder() + u"/sql/"_s + QString::fromLatin1(name) + u".sql"_s;
}

void PlanCorpusTest::fromEmpty()
{
    QFETCH(QString, file);
    const auto script = readTextFile(file);
    QVERIFY_RESULT(script);
    const QString wanted = m_fixture->createDatabase();
    m_fixture->runScript(wanted, *script);
    const QString built = m_fixture->createDatabase();
    auto reader = m_fixture->connect(wanted);
    const auto after = catalog::inspectDatabase(reader, {});
    QVERIFY_RESULT(after);
    auto connection = m_fixture->connect(built);
    const auto before = catalog::inspectDatabase(connection, {});
    QVERIFY_RESULT(before);
    const auto again = catalog::inspectDatabase(reader, {});
    QVERIFY_RESULT(again);
    const auto same = diff::diffDatabases(*after, *again);
    QVERIFY_RESULT(same);
    QCOMPARE(same->size(), 0);

    const auto planned = plan::makePlan(*before, *after);
    QVERIFY_RESULT(planned);
    QVERIFY_RESULT(testing::runPlan(connection, *planned));
    auto second = m_fixture->connect(built);
    const auto result = catalog::inspectDatabase(second, {});
    QVERIFY_RESULT(result);
    const auto replanned = plan::makePlan(*result, *after);
    QVERIFY_RESULT(replanned);
    QCOMPARE(plan::planSql(*replanned), QString());
    QCOMPARE(testing::firstDifference(testing::withSortedColumns(*result), testing::withSortedColumns(*after)), QString());
    const QString dumped = testing::sortedDump(m_fixture->dump(built));
    const QString expected = testing::sortedDump(m_fixture->dump(wanted));
    if (dumped != expected)
        QFAIL(qPrintable(testing::firstDifferentLines(dumped, expected)));

    const auto back = plan::makePlan(*result, *before);
    QVERIFY_RESULT(back);
    QVERIFY_RESULT(testing::runPlan(connection, *back));
    auto third = m_fixture->connect(built);
    const auto emptied = catalog::inspectDatabase(third, {});
    QVERIFY_RESULT(emptied);
    QCOMPARE(testing::firstDifference(*emptied, *before), QString());
}

QTEST_GUILESS_MAIN(PlanCorpusTest)
#include "tst_plancorpus.moc"
