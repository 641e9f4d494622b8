#include "model/sql/expressionparts.h"

#include <QTest>

using namespace schemawright;

namespace {

using Texts = std::initializer_list<const char *>;

QStringList listOf(Texts texts)
{
    QStringList list;
    for (const char *text : texts)
        list.append(QString::fromUtf8(text));
    return list;
}

} // namespace

class TestExpressionParts : public QObject
{
    Q_OBJECT
private slots:
    void parts_data();
    void parts();
    void items();
};

void TestExpressionParts::parts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("conjuncts");
    QTest::addColumn<QStringList>("disjuncts");
    const auto add = [](const char *text, Texts conjuncts, Texts disjuncts) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << listOf(conjuncts) << listOf(disjuncts);
    };
    add("a > 0", { "a > 0" }, { "a > 0" });
    add("((a > 0) AND (b IS NOT NULL))", { "a > 0", "b IS NOT NULL" }, { "(a > 0) AND (b IS NOT NULL)" });
    add("a > 0\nand\tb IS NOT NULL", { "a > 0", "b IS NOT NULL" }, { "a > 0\nand\tb IS NOT NULL" });
    add("a OR b AND c", { "a OR b AND c" }, { "a", "b AND c" });
    add("(a OR b) AND c", { "a OR b", "c" }, { "(a OR b) AND c" });
    add("a BETWEEN 1 AND 2 AND b", { "a BETWEEN 1 AND 2", "b" }, { "a BETWEEN 1 AND 2 AND b" });
    add("CASE WHEN a AND b THEN c END AND d", { "CASE WHEN a AND b THEN c END", "d" },
        { "CASE WHEN a AND b THEN c END AND d" });
    add("a = ' AND ' AND \"b AND c\" > 1 /* AND */", { "a = ' AND '", "\"b AND c\" > 1 /* AND */" },
        { "a = ' AND ' AND \"b AND c\" > 1 /* AND */" });
    add("x = $$ OR ) $$ OR y", { "x = $$ OR ) $$ OR y" }, { "x = $$ OR ) $$", "y" });
    add("(a) = ANY (ARRAY[1, 2]) OR brand", { "(a) = ANY (ARRAY[1, 2]) OR brand" }, { "(a) = ANY (ARRAY[1, 2])", "brand" });
    add("", { "" }, { "" });
    add(")) AND ((", { ")) AND ((" }, { ")) AND ((" });
}

void TestExpressionParts::parts()
{
    QFETCH(const QString, text);
    QTEST(sql::conjunctsOf(text), "conjuncts");
    QTEST(sql::disjunctsOf(text), "disjuncts");
}

void TestExpressionParts::items()
{
    QCOMPARE(sql::itemsOf(QStringLiteral(" ")), QStringList());
    QCOMPARE(sql::itemsOf(QStringLiteral("a numeric(10,2), b text DEFAULT ',', \"c,d\" int[1,2]")),
        listOf({ "a numeric(10,2)", "b text DEFAULT ','", "\"c,d\" int[1,2]" }));
}

QTEST_APPLESS_MAIN(TestExpressionParts)
#include "tst_expressionparts.moc"
