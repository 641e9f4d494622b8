#include "model/sql/references.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace schemawright;
using sql::References;

class TestReferences : public QObject
{
    Q_OBJECT
private slots:
    void columns_data();
    void columns();
    void relationsAndRoutines();
    void brokenTextsAreNothing();
    void words();
};

void TestReferences::columns_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("uses"); // the column email of public.users
    QTest::newRow("plain") << u"SELECT email FROM users"_s << true;
    QTest::newRow("another column") << u"SELECT name FROM users"_s << false;
    QTest::newRow("by alias") << u"SELECT u.email FROM public.users u JOIN orders o ON o.id = u.id"_s << true;
    QTest::newRow("alias of another") << u"SELECT o.email FROM users u JOIN orders o ON o.id = u.id"_s << false;
    QTest::newRow("another schema") << u"SELECT email FROM app.users"_s << false;
    QTest::newRow("quoted") << u"SELECT \"Email\" FROM users"_s << false;
    QTest::newRow("in a text") << u"SELECT 'email' FROM users"_s << false;
    QTest::newRow("star") << u"SELECT * FROM users"_s << true;
    QTest::newRow("star of another") << u"SELECT o.* FROM users u, orders o WHERE u.id = 1"_s << false;
    QTest::newRow("whole row") << u"SELECT to_json(u) FROM users u"_s << true;
    QTest::newRow("count(*)") << u"SELECT count(*) FROM users"_s << false;
    QTest::newRow("of WITH") << u"WITH users AS (SELECT 1 AS email) SELECT email FROM users"_s << false;
    QTest::newRow("insert") << u"INSERT INTO users (id, email) VALUES ($1, $2)"_s << true;
    QTest::newRow("update") << u"UPDATE users SET email = $1"_s << true;
    QTest::newRow("conflict") << u"INSERT INTO users (id) VALUES (1) ON CONFLICT (email) DO NOTHING"_s << true;
    QTest::newRow("using") << u"SELECT 1 FROM users JOIN mails USING (email)"_s << true;
    QTest::newRow("table of a query") << u"CREATE TABLE copies AS SELECT email FROM users"_s << true;
    QTest::newRow("schema change") << u"CREATE INDEX ON users (email)"_s << false;
    QTest::newRow("function in SQL")
        << u"CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT email FROM users -- all\n $$"_s << true;
    QTest::newRow("function with a body")
        << u"CREATE FUNCTION f() RETURNS SETOF text BEGIN ATOMIC SELECT u.email FROM users u; END"_s << true;
    QTest::newRow("plpgsql query") << uR"(CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
        DECLARE r record; BEGIN FOR r IN SELECT u.email FROM users u LOOP NULL; END LOOP; END $$)"_s << true;
    QTest::newRow("plpgsql expression") << uR"(CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
        DECLARE n text; BEGIN n := (SELECT email FROM users LIMIT 1); END $$)"_s << true;
    QTest::newRow("plpgsql comment") << uR"(CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN -- SELECT email FROM users
        NULL; END $$)"_s << false;
    QTest::newRow("block") << u"DO $$ BEGIN PERFORM email FROM users; END $$"_s << true;
}

void TestReferences::columns()
{
    QFETCH(QString, sql);
    const auto references = sql::referencesOf(sql);
    QVERIFY(references);
    QTEST(references->hasColumn({ u"public"_s, u"users"_s }, u"email"_s), "uses");
}

void TestReferences::relationsAndRoutines()
{
    const auto references = sql::referencesOf(u"DELETE FROM a USING x.b WHERE f(a.id) = x.g(b.id); SELECT 1 FROM c"_s);
    QVERIFY(references);
    QCOMPARE(references->relations, (QList<QualifiedName> { { {}, u"a"_s }, { u"x"_s, u"b"_s }, { {}, u"c"_s } }));
    QVERIFY(references->hasRoutine({ u"public"_s, u"f"_s }) && references->hasRoutine({ u"x"_s, u"g"_s }));
    QVERIFY(!references->hasRoutine({ u"public"_s, u"g"_s }));
    const auto trigger = sql::referencesOf(uR"(CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.email := lower(NEW.email); RETURN NEW; END $$)"_s);
    QVERIFY(trigger);
    QCOMPARE(trigger->rowColumns, QStringList { u"email"_s });
}

void TestReferences::brokenTextsAreNothing()
{
    QVERIFY(!sql::referencesOf(u"SELEC 1"_s));
    QVERIFY(!sql::referencesOf(QString()));
    QVERIFY(!sql::referencesOf(u"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN'"_s));
    QVERIFY(sql::referencesOf(u"SELEC 1; SELECT a FROM b"_s));
    QVERIFY(!sql::referencesOf(u"SELECT "_s + QString(20000, u'(') + QString(20000, u')')));
}

void TestReferences::words()
{
    QVERIFY(sql::namesStandIn(u"select Email from \"users\""_s, { u"email"_s, u"users"_s }));
    QVERIFY(!sql::namesStandIn(u"select 'email' from users -- email"_s, { u"email"_s, u"users"_s }));
}

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
