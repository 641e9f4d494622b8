// Real schemas: what the inspector finds is counted against direct SQL and against the corpus's own list.
#include "model/base/process.h"
#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "tests/support/pgfixture.h"
#include "tests/support/requirement.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QtTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;
using schemawright::testing::corpusFolder;
using schemawright::testing::PgFixture;

class TestInspectCorpus : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void countsAgree_data();
    void countsAgree();
    void readsAThousandTables();

private:
    std::unique_ptr<PgFixture> m_fixture;
};

namespace {

struct Counts {
    qsizetype tables = 0;
    qsizetype partitions = 0;
    qsizetype indexes = 0;
    qsizetype foreignKeys = 0;
    qsizetype checks = 0;
    qsizetype columns = 0;
    qsizetype triggers = 0;
    qsizetype policies = 0;
    qsizetype views = 0;
    qsizetype routines = 0;
    qsizetype enums = 0;
    qsizetype domains = 0;
    qsizetype sequences = 0;

    [[nodiscard]] QString toText() const
    {
        QStringList texts;
        for (const qsizetype count : { tables, partitions, indexes, foreignKeys, checks, columns, triggers, policies,
                 views, routines, enums, domains, sequences })
            texts.append(QString::number(count));
        return texts.join(u',');
    }
};

void countTable(const Table &table, Counts &counts)
{
    ++(table.partitionOf ? counts.partitions : counts.tables);
    counts.columns += table.columns.size();
    counts.indexes += table.indexes.size();
    counts.triggers += table.triggers.size();
    counts.policies += table.policies.size();
    for (const Constraint &constraint : table.constraints) {
        counts.indexes += hasBackingIndex(constraint) ? 1 : 0;
        counts.foreignKeys += std::holds_alternative<ForeignKey>(constraint.detail) ? 1 : 0;
        counts.checks += std::holds_alternative<CheckConstraint>(constraint.detail) ? 1 : 0;
    }
}

Counts countsOf(const Database &database)
{
    Counts counts;
    for (const Shared<Table> &table : database.tables)
        countTable(*table, counts);
    for (const Shared<View> &view : database.views) {
        counts.indexes += view->indexes.size();
        counts.triggers += view->triggers.size();
    }
    counts.views = database.views.size();
    counts.routines = database.routines.size();
    counts.enums = database.enums.size();
    counts.domains = database.domains.size();
    counts.sequences = database.sequences.size();
    return counts;
}

/// Written apart from the inspector's queries: one sub-select per number.
QString countQuery()
{
    return uR"(
        WITH ns AS (SELECT oid FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'),
             ext AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
             rel AS (SELECT * FROM pg_class c WHERE relnamespace IN (SELECT oid FROM ns)
                     AND (1259, oid) NOT IN (SELECT classid, objid FROM ext)),
             fun AS (SELECT * FROM pg_proc WHERE pronamespace IN (SELECT oid FROM ns)
                     AND (1255, oid) NOT IN (SELECT classid, objid FROM ext)),
             typ AS (SELECT * FROM pg_type WHERE typnamespace IN (SELECT oid FROM ns)
                     AND (1247, oid) NOT IN (SELECT classid, objid FROM ext))
        SELECT concat_ws(',',
            (SELECT count(*) FROM rel WHERE relkind IN ('r', 'p') AND NOT relispartition),
            (SELECT count(*) FROM rel WHERE relkind IN ('r', 'p') AND relispartition),
            (SELECT count(*) FROM pg_index WHERE indrelid IN (SELECT oid FROM rel)),
            (SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid IN (SELECT oid FROM rel)),
            (SELECT count(*) FROM pg_constraint WHERE contype = 'c' AND conrelid IN (SELECT oid FROM rel)),
            (SELECT count(*) FROM pg_attribute a JOIN rel ON rel.oid = attrelid AND relkind IN ('r', 'p')
             WHERE attnum > 0 AND NOT attisdropped),
            (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM rel)),
            (SELECT count(*) FROM pg_policy WHERE polrelid IN (SELECT oid FROM rel)),
            (SELECT count(*) FROM rel WHERE relkind IN ('v', 'm')),
            (SELECT count(*) FROM fun WHERE prokind <> 'a'),
            (SELECT count(*) FROM typ WHERE typtype = 'e'),
            (SELECT count(*) FROM typ WHERE typtype = 'd'),
            (SELECT count(*) FROM rel WHERE relkind = 'S'
             AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 1259 AND objid = rel.oid AND deptype = 'i'))))"_s;
}

/// "tables,partitions,indexes,fks,views,functions,triggers,enums" of MANIFEST.tsv; its tables are without partitions,
/// its functions with aggregates. Its domains are left out: they include those of extensions (earthdistance's earth).
QString manifestText(const Database &database)
{
    const Counts counts = countsOf(database);
    const auto aggregates = std::ranges::count(database.others, u"aggregate"_s, &OtherObject::label);
    QStringList texts;
    for (const qsizetype count : { counts.tables, counts.partitions, counts.indexes, counts.foreignKeys, counts.views,
             counts.routines + aggregates, counts.triggers, counts.enums })
        texts.append(QString::number(count));
    return texts.join(u',');
}

QString manifestEntry(const QString &name)
{
    const auto manifest = readTextFile(corpusFolder() + u"/sql/MANIFEST.tsv");
    for (const QString &line : manifest ? manifest->split(u'\n') : QStringList()) {
        if (line.startsWith(name + u'\t'))
            return line.section(u'\t', -1).section(u',', 0, 7);
    }
    return {};
}

} // namespace

void TestInspectCorpus::initTestCase()
{
    m_fixture = PgFixture::start(15);
    REQUIRE_SERVER(m_fixture);
    if (corpusFolder().isEmpty())
        SKIP_WITHOUT_CORPUS("real schemas");
}

void TestInspectCorpus::countsAgree_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : { "musicbrainz-server", "danbooru", "synapse", "ledgersmb", "temporal" })
        QTest::addRow("%s", name) << QString::fromLatin1(name);
}

void TestInspectCorpus::countsAgree()
{
    QFETCH(QString, name);
    const auto script = readTextFile(QString(corpusFolder() + u"/sql/" + name + u".sql"));
    QVERIFY_RESULT(script);
    const QString databaseName = m_fixture->createDatabase();
    m_fixture->runScript(databaseName, *script);
    postgres::Connection connection = m_fixture->connect(databaseName);
    const auto database = catalog::inspectDatabase(connection, {});
    QVERIFY_RESULT(database);
    const auto counts = connection.query(countQuery());
    QVERIFY_RESULT(counts);
    QCOMPARE(countsOf(*database).toText(), counts->text(0, 0));
    QCOMPARE(manifestText(*database), manifestEntry(name));
    QVERIFY(database->unmodelled.isEmpty());
}

void TestInspectCorpus::readsAThousandTables()
{
    const QString generator = corpusFolder() + u"/../tools/gen_schema.py";
    if (!QFileInfo::exists(generator))
        SKIP_WITHOUT_CORPUS("schema generator beside it");
    ProcessRequest request;
    request.program = u"python3"_s;
    request.arguments = { generator, u"1000"_s };
    const auto script = runProcess(request);
    QVERIFY_RESULT(script);
    const QString name = m_fixture->createDatabase();
    m_fixture->runScript(name, QString::fromUtf8(script->standardOutput));
    postgres::Connection connection = m_fixture->connect(name);

    QElapsedTimer timer;
    timer.start();
    const auto database = catalog::inspectDatabase(connection, {});
    const qint64 milliseconds = timer.elapsed();
    QVERIFY_RESULT(database);
    qInfo("1,000 tables were read in %lld ms", milliseconds);
    const auto counts = connection.query(countQuery());
    QVERIFY_RESULT(counts);
    // Copies of foreign keys on the referenced side and of triggers do not occur in this schema.
    QCOMPARE(countsOf(*database).toText(), counts->text(0, 0));
    // 1.6 to 4 s in debug builds on two busy cores. The bound only catches a query per table, which takes minutes.
    QVERIFY2(milliseconds < 20'000, qPrintable(QString::number(milliseconds)));
}

QTEST_GUILESS_MAIN(TestInspectCorpus)
#include "tst_inspectcorpus.moc"
