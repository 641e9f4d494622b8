// Which table's column a statement means, by what is known of the tables and the server.
#include "model/catalog/distanceuse.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace schemawright;
using namespace schemawright::catalog;

class TestDistanceUse : public QObject
{
    Q_OBJECT
private slots:
    void uses_data();
    void uses();
    void callsAreAdded();

private:
    static Facts facts(int serverVersion);
};

/// public.items (embedding), public.users (embedding, taste), public.plain without a vector.
Facts TestDistanceUse::facts(int serverVersion)
{
    Facts facts;
    facts.serverVersion = serverVersion;
    const auto add = [&facts](const QString &name, const QStringList &columns) {
        TableFacts table;
        table.name = { u"public"_s, name };
        for (const QString &column : columns) {
            ColumnFacts known;
            known.name = column;
            known.type = u"vector(3)"_s;
            table.columns.append(known);
        }
        facts.tables.insert(table.name, table);
    };
    add(u"items"_s, { u"embedding"_s });
    add(u"users"_s, { u"embedding"_s, u"taste"_s });
    add(u"plain"_s, {});
    return facts;
}

void TestDistanceUse::uses_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("serverVersion");
    QTest::addColumn<bool>("uses"); // public.items by embedding
    const auto add = [](const char *name, const char *query, bool uses, int version = 150000) {
        QTest::newRow(name) << QString::fromLatin1(query) << version << uses;
    };
    add("only table", "SELECT 1 FROM items ORDER BY embedding <=> $1 LIMIT 5", true);
    add("beside a table without the column", "SELECT 1 FROM items, plain ORDER BY embedding <=> $1 LIMIT 5", true);
    add("beside a table that is not known", "SELECT 1 FROM items, orders ORDER BY embedding <=> $1 LIMIT 5", true);
    add("beside another that has the column", "SELECT 1 FROM items, users ORDER BY embedding <=> $1 LIMIT 5", false);
    add("by its alias beside another that has the column", "SELECT 1 FROM items i, users u ORDER BY i.embedding <=> $1 LIMIT 5", true);
    add("alias of the other", "SELECT 1 FROM items i, users u ORDER BY u.embedding <=> $1 LIMIT 5", false);
    add("twice the same table", "SELECT 1 FROM items a, items b ORDER BY embedding <=> $1 LIMIT 5", false);
    add("another schema", "SELECT 1 FROM archive.items ORDER BY embedding <=> $1 LIMIT 5", false);
    add("a column that it has not", "SELECT 1 FROM items ORDER BY taste <=> $1 LIMIT 5", false);
    add("needless cast", "SELECT 1 FROM items ORDER BY embedding::vector <=> $1::vector(3) LIMIT 5", true);
    add("cast of the other side", "SELECT 1 FROM items ORDER BY embedding <=> $1::halfvec LIMIT 5", false);
    add("two keys on PostgreSQL 16", "SELECT 1 FROM items ORDER BY embedding <=> $1, id LIMIT 5", false, 160000);
    add("two keys on PostgreSQL 17", "SELECT 1 FROM items ORDER BY embedding <=> $1, id LIMIT 5", true, 170000);
}

void TestDistanceUse::uses()
{
    QFETCH(QString, query);
    QFETCH(int, serverVersion);
    Facts known = facts(serverVersion);
    const QualifiedName items { u"public"_s, u"items"_s };
    addDistances(sql::distanceOrdersOf(query), { 3, u"3 calls"_s }, { { items, {}, false } }, known);
    const QList<DistanceUse> distances = known.tables.value(items).distances;
    QTEST(distances.size() == 1 && distances.first().key == u"embedding" && distances.first().distance == u"<=>", "uses");
    QCOMPARE(distances.isEmpty() ? 0 : distances.first().calls, distances.isEmpty() ? 0 : 3);
}

void TestDistanceUse::callsAreAdded()
{
    Facts known = facts(150000);
    const QualifiedName items { u"public"_s, u"items"_s };
    const auto run = [&](const QString &query, qint64 calls, bool isHidden = false) {
        addDistances(sql::distanceOrdersOf(query), { calls, query }, { { items, {}, isHidden } }, known);
    };
    const QString twice = u"(SELECT 1 FROM items ORDER BY embedding <-> $1 LIMIT 5) UNION (SELECT 2 FROM public.items ORDER BY embedding <-> $2 LIMIT 5)"_s;
    const QString plain = u"SELECT 1 FROM items ORDER BY embedding <-> $1 LIMIT 1"_s;
    run(twice, 40);
    run(plain, 2);
    run(plain, 1'000, true); // the name alone means another table
    const QList<DistanceUse> distances = known.tables.value(items).distances;
    QCOMPARE(distances.size(), 1);
    QCOMPARE(distances.first().calls, 42);
    QCOMPARE(distances.first().statements, QStringList({ twice, plain }));
}

QTEST_GUILESS_MAIN(TestDistanceUse)
#include "tst_distanceuse.moc"
