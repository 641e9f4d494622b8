#include "model/sql/distanceorder.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace schemawright;

class TestDistanceOrder : public QObject
{
    Q_OBJECT
private slots:
    void orders_data();
    void orders();
    void keys_data();
    void keys();
    void needlessCasts_data();
    void needlessCasts();
};

namespace {

/// "items embedding <=>", several relations as "a|b", the other side's type behind a comma, "…" for more keys.
QString orderText(const sql::DistanceOrder &order)
{
    QStringList relations;
    for (const QualifiedName &relation : order.relations)
        relations.append(relation.toText());
    const QString other = order.otherType.isEmpty() ? QString() : u", "_s + order.otherType;
    return relations.join(u'|') + u' ' + order.key.text + u' ' + order.distance + other + (order.isOnlyKey ? QString() : u" …"_s);
}

} // namespace

void TestDistanceOrder::orders_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found");
    const auto add = [](const char *name, const QString &query, const QString &found) { QTest::newRow(name) << query << found; };
    add("plain", u"SELECT * FROM items ORDER BY embedding <=> $1 LIMIT $2"_s, u"items embedding <=>"_s);
    add("alias", u"SELECT i.id FROM app.items i ORDER BY i.embedding <-> $1 LIMIT 5"_s, u"app.items embedding <->"_s);
    add("by table", u"SELECT id FROM items ORDER BY items.embedding <#> $1 FETCH FIRST 5 ROWS ONLY"_s, u"items embedding <#>"_s);
    add("other way round", u"SELECT id FROM items ORDER BY $1::vector <+> embedding ASC LIMIT 5"_s, u"items embedding <+>, vector"_s);
    add("column of the result", u"SELECT id, embedding <=> $1 AS distance FROM items ORDER BY distance LIMIT 5"_s, u"items embedding <=>"_s);
    add("place in the result", u"SELECT id, embedding <=> $1 FROM items ORDER BY 2 LIMIT 5"_s, u"items embedding <=>"_s);
    add("place behind all columns", u"SELECT *, embedding <=> $1 FROM items ORDER BY 2 LIMIT 5"_s, QString());
    add("operator with a schema", u"SELECT id FROM items ORDER BY embedding OPERATOR(public.<=>) $1 LIMIT 5"_s, u"items embedding <=>"_s);
    add("bits", u"SELECT id FROM items ORDER BY binary_quantize(embedding)::bit(3) <~> binary_quantize($1) LIMIT 5"_s,
        u"items binary_quantize(embedding)::bit(3) <~>"_s);
    add("jaccard", u"SELECT id FROM items ORDER BY code <%> $1 LIMIT 5"_s, u"items code <%>"_s);
    add("cast", u"SELECT id FROM items i ORDER BY CAST(i.embedding AS public.halfvec(3)) <=> $1::halfvec(3) LIMIT 5"_s,
        u"items embedding::halfvec(3) <=>, halfvec"_s);
    add("of a row", u"SELECT id FROM items ORDER BY embedding <=> (SELECT embedding FROM items WHERE id = $1) LIMIT 5"_s, u"items embedding <=>"_s);
    add("in WITH and INSERT", u"INSERT INTO hits WITH near AS (SELECT id FROM items ORDER BY embedding <=> $1 LIMIT 9) SELECT * FROM near"_s,
        u"items embedding <=>"_s);
    add("of WITH", u"WITH items AS (SELECT * FROM others) SELECT id FROM items ORDER BY embedding <=> $1 LIMIT 5"_s, QString());
    add("window", u"SELECT id, rank() OVER (ORDER BY embedding <=> $1) FROM items ORDER BY embedding <=> $1 LIMIT 5"_s, u"items embedding <=>"_s);
    add("join", u"SELECT id FROM items JOIN users USING (id) ORDER BY embedding <=> $1 LIMIT 5"_s, u"items|users embedding <=>"_s);
    add("alias in a join", u"SELECT 1 FROM items i JOIN users u ON u.id = i.id ORDER BY u.embedding <=> $1 LIMIT 5"_s, u"users embedding <=>"_s);
    add("filled up by an outer join", u"SELECT 1 FROM users u LEFT JOIN items i ON u.id = i.id ORDER BY i.embedding <=> $1 LIMIT 5"_s, QString());
    add("kept by an outer join", u"SELECT 1 FROM users u RIGHT JOIN items i ON u.id = i.id ORDER BY i.embedding <=> $1 LIMIT 5"_s, u"items embedding <=>"_s);
    add("lateral", u"SELECT 1 FROM users u, LATERAL (SELECT id FROM items i ORDER BY i.embedding <=> u.taste LIMIT 5) near"_s, u"items embedding <=>"_s);
    add("of two rows of one level", u"SELECT 1 FROM items i, items j ORDER BY i.embedding <=> j.embedding LIMIT 5"_s, QString());
    add("of a row that the subquery takes", u"SELECT 1 FROM items i ORDER BY i.embedding <=> (SELECT j.e FROM j WHERE j.id = i.next) LIMIT 5"_s, QString());
    add("renamed columns", u"SELECT 1 FROM items i (embedding, id) ORDER BY i.embedding <=> $1 LIMIT 5"_s, QString());
    add("prepared", u"PREPARE near (vector) AS SELECT id FROM items ORDER BY embedding <=> $1 LIMIT 5"_s, u"items embedding <=>"_s);
    add("two", u"(SELECT id FROM items ORDER BY a <=> $1 LIMIT 5) UNION ALL (SELECT id FROM items ORDER BY b <-> $1 LIMIT 5)"_s,
        u"items a <=>; items b <->"_s);
    add("farthest", u"SELECT id FROM items ORDER BY embedding <=> $1 DESC LIMIT 5"_s, QString());
    add("nulls first", u"SELECT id FROM items ORDER BY embedding <=> $1 NULLS FIRST LIMIT 5"_s, QString());
    add("all rows", u"SELECT id FROM items ORDER BY embedding <=> $1"_s, QString());
    add("LIMIT ALL", u"SELECT id FROM items ORDER BY embedding <=> $1 LIMIT ALL"_s, QString());
    add("similarity", u"SELECT 1 - (embedding <=> $1) AS s FROM items ORDER BY s DESC LIMIT 5"_s, QString());
    add("computed", u"SELECT id FROM items ORDER BY (embedding <=> $1) * 2 LIMIT 5"_s, QString());
    add("two keys", u"SELECT id FROM items ORDER BY embedding <=> $1, id LIMIT 5"_s, u"items embedding <=> …"_s);
    add("second key", u"SELECT id FROM items ORDER BY id, embedding <=> $1 LIMIT 5"_s, QString());
    add("grouped", u"SELECT embedding FROM items GROUP BY embedding ORDER BY embedding <=> $1 LIMIT 5"_s, QString());
    add("condition", u"SELECT id FROM items WHERE embedding <=> $1 < 0.5 ORDER BY id LIMIT 5"_s, QString());
    add("explained by a person", u"EXPLAIN SELECT id FROM items ORDER BY embedding <=> $1 LIMIT 5"_s, QString());
    add("in a text", u"SELECT 'SELECT id FROM items ORDER BY embedding <=> 1 LIMIT 5'"_s, QString());
    add("broken", u"SELECT id FROM items ORDER BY embedding <=> LIMIT"_s, QString());
}

void TestDistanceOrder::orders()
{
    QFETCH(QString, query);
    QStringList found;
    for (const sql::DistanceOrder &order : sql::distanceOrdersOf(query))
        found.append(orderText(order));
    QTEST(found.join(u"; "_s), "found");
}

void TestDistanceOrder::keys_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("key"); // column, text, type
    QTest::newRow("column") << u"\"Embedding\""_s << u"Embedding, Embedding, "_s;
    QTest::newRow("as the server writes it") << u"((embedding)::public.halfvec(3))"_s << u"embedding, embedding::halfvec(3), halfvec"_s;
    QTest::newRow("function") << u"subvector(embedding, 1, 2)::vector(2)"_s << u"embedding, subvector(embedding, 1, 2)::vector(2), vector"_s;
    QTest::newRow("parameter") << u"subvector(embedding, $1, $2)"_s << u"none"_s;
    QTest::newRow("two columns") << u"f(a, b)"_s << u"none"_s;
    QTest::newRow("no column") << u"'[1,2]'::vector"_s << u"none"_s;
    QTest::newRow("operator") << u"a + a"_s << u"none"_s;
    QTest::newRow("two expressions") << u"a), (b"_s << u"none"_s;
}

void TestDistanceOrder::keys()
{
    QFETCH(QString, expression);
    const auto key = sql::distanceKeyOf(expression);
    QTEST(key ? QStringList({ key->column, key->text, key->type }).join(u", "_s) : u"none"_s, "key");
}

void TestDistanceOrder::needlessCasts_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("columnType");
    QTest::addColumn<QString>("key");
    QTest::newRow("the same type") << u"e::vector(3)"_s << u"vector(3)"_s << u"e"_s;
    QTest::newRow("without its dimensions") << u"e::vector"_s << u"extensions.vector(3)"_s << u"e"_s;
    QTest::newRow("with dimensions that the column does not say") << u"e::vector(3)"_s << u"vector"_s << u"e::vector(3)"_s;
    QTest::newRow("another type") << u"e::halfvec(3)"_s << u"vector(3)"_s << u"e::halfvec(3)"_s;
    QTest::newRow("name in capitals") << u"\"E\"::vector(3)"_s << u"vector(3)"_s << u"E"_s;
}

void TestDistanceOrder::needlessCasts()
{
    QFETCH(QString, expression);
    QFETCH(QString, columnType);
    const auto key = sql::distanceKeyOf(expression);
    QVERIFY(key);
    QTEST(sql::withoutNeedlessCast(*key, columnType).text, "key");
}

QTEST_GUILESS_MAIN(TestDistanceOrder)
#include "tst_distanceorder.moc"
