#include "model/sql/keywords.h"
#include "model/sql/samestatement.h"
#include "model/sql/sqlwriter.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestSqlWriter : public QObject
{
    Q_OBJECT
private slots:
    void quotesIdentifiersOnlyWhenNeeded_data();
    void quotesIdentifiersOnlyWhenNeeded();
    void quotesLiterals_data();
    void quotesLiterals();
    void writesQualifiedNamesAndLists();
    void commentsStayOnTheirLine();
    void knowsTheSameStatement();
};

void TestSqlWriter::quotesIdentifiersOnlyWhenNeeded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("written");
    QTest::addRow("a plain name stays bare") << u"conversations"_s << u"conversations"_s;
    QTest::addRow("digits and underscores stay bare") << u"_t2_x"_s << u"_t2_x"_s;
    QTest::addRow("a leading digit is quoted") << u"2fa"_s << u"\"2fa\""_s;
    QTest::addRow("upper case is quoted") << u"UserId"_s << u"\"UserId\""_s;
    QTest::addRow("a space is quoted") << u"order line"_s << u"\"order line\""_s;
    QTest::addRow("a dollar sign is quoted like quote_identifier does") << u"a$b"_s << u"\"a$b\""_s;
    QTest::addRow("inner quotes are doubled") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::addRow("letters beyond ASCII are quoted") << u"größe"_s << u"\"größe\""_s;
    QTest::addRow("an empty name is quoted") << QString() << u"\"\""_s;
    QTest::addRow("a reserved word is quoted") << u"user"_s << u"\"user\""_s;
    QTest::addRow("a type name keyword is quoted") << u"timestamp"_s << u"\"timestamp\""_s;
    QTest::addRow("a function name keyword is quoted") << u"left"_s << u"\"left\""_s;
    QTest::addRow("a word reserved since 16 is quoted") << u"system_user"_s << u"\"system_user\""_s;
    QTest::addRow("a word reserved since 17 is quoted") << u"json_table"_s << u"\"json_table\""_s;
    QTest::addRow("an unreserved keyword stays bare") << u"name"_s << u"name"_s;
    QTest::addRow("another unreserved keyword stays bare") << u"type"_s << u"type"_s;
}

void TestSqlWriter::quotesIdentifiersOnlyWhenNeeded()
{
    QFETCH(QString, name);
    QTEST(sql::quoteIdentifier(name), "written");
}

void TestSqlWriter::quotesLiterals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::addRow("plain text") << u"pending"_s << u"'pending'"_s;
    QTest::addRow("empty text") << QString() << u"''"_s;
    QTest::addRow("a single quote is doubled") << u"it's"_s << u"'it''s'"_s;
    QTest::addRow("backslashes use the escape syntax") << u"a\\d'"_s << u"E'a\\\\d'''"_s;
    QTest::addRow("line breaks and percent signs are kept") << u"%1\n%2"_s << u"'%1\n%2'"_s;
}

void TestSqlWriter::quotesLiterals()
{
    QFETCH(QString, text);
    QTEST(sql::quoteLiteral(text), "written");
}

void TestSqlWriter::writesQualifiedNamesAndLists()
{
    QCOMPARE(sql::quoteName({ u"public"_s, u"User"_s }), u"public.\"User\""_s);
    QCOMPARE(sql::quoteName({ QString(), u"users"_s }), u"users"_s);
    QCOMPARE(sql::quoteIdentifiers({ u"a"_s, u"order"_s, u"C"_s }), u"a, \"order\", \"C\""_s);
}

void TestSqlWriter::commentsStayOnTheirLine()
{
    QCOMPARE(sql::lineComment(u"Drop \"a\nDROP TABLE b; --\r\x2028\""_s),
        u"-- Drop \"a\\nDROP TABLE b; --\\r\\u2028\""_s);
    QCOMPARE(sql::lineComment(u"größe → 2"_s), u"-- größe → 2"_s);
}

// What PostgreSQL writes of BETWEEN, and what it writes of that when it has read it.
void TestSqlWriter::knowsTheSameStatement()
{
    QVERIFY(sql::isSameExpression(u"((((a >= 0) AND (a <= 5)) AND (b <> 'x'::text)) OR true)"_s,
        u"(((a >= 0) AND (a <= 5) AND (b <> 'x'::text)) OR true)"_s));
    QVERIFY(!sql::isSameExpression(u"(a AND (b OR c))"_s, u"((a AND b) OR c)"_s));
    QVERIFY(!sql::isSameExpression(u"(a - (b - c))"_s, u"((a - b) - c)"_s));
    QVERIFY(!sql::isSameExpression(u"b <> '\"location\":1'"_s, u"b <> '\"location\":2'"_s));
    QVERIFY(!sql::isSameExpression(u"b <> 'x'"_s, u"b <> 'X'"_s));
    QVERIFY(!sql::isSameExpression(u"b <> "_s, u"b <>"_s));
    QVERIFY(sql::isSameStatement(u"SELECT a /* all */\nFROM t"_s, u"SELECT a FROM t"_s));
}

QTEST_GUILESS_MAIN(TestSqlWriter)
#include "tst_sqlwriter.moc"
