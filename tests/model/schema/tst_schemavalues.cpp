#include "model/schema/database.h"
#include "model/schema/lockmode.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;

class TestSchemaValues : public QObject
{
    Q_OBJECT
private slots:
    void namesObjects_data();
    void namesObjects();
    void findsInSortedLists();
    void ordersLocksByStrength();
};

void TestSchemaValues::namesObjects_data()
{
    QTest::addColumn<ObjectKey>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");

    QTest::addRow("a table of public loses its schema in the short form")
        << ObjectKey { ObjectKind::Table, u"public"_s, {}, u"users"_s, {} } << u"table public.users"_s << u"users"_s;
    QTest::addRow("a column has its table in front") << partKey(ObjectKind::Column, { u"app"_s, u"users"_s },
        u"email"_s) << u"column app.users.email"_s << u"app.users.email"_s;
    Routine routine;
    routine.name = { u"public"_s, u"f"_s };
    routine.identityArguments = u"a integer"_s;
    QTest::addRow("a function has its arguments")
        << keyOf(routine) << u"function public.f(a integer)"_s << u"f(a integer)"_s;
    QTest::addRow("an extension is in no schema")
        << keyOf(Extension { .name = u"vector"_s, .schema = u"public"_s, .version = {}, .comment = {} })
        << u"extension vector"_s << u"vector"_s;
    QTest::addRow("an other object is named by label and identity") << keyOf(OtherObject { .label = u"cast"_s,
        .name = { {}, u"(a AS b)"_s },
        .identity = u"(a AS b)"_s,
        .createSql = {},
        .dropSql = {},
        .comment = {} }) << u"cast (a AS b)"_s << u"(a AS b)"_s;
}

void TestSchemaValues::namesObjects()
{
    QFETCH(ObjectKey, key);
    QFETCH(QString, text);
    QFETCH(QString, shortText);
    QCOMPARE(toText(key), text);
    QCOMPARE(toShortText(key), shortText);
}

void TestSchemaValues::findsInSortedLists()
{
    Database database;
    for (const QString &name : { u"a"_s, u"b"_s, u"d"_s }) {
        Table table;
        table.name = { u"public"_s, name };
        database.tables.append(Shared<Table>(table));
    }
    QVERIFY(findTable(database, { u"public"_s, u"b"_s }) != nullptr);
    QCOMPARE(findTable(database, { u"public"_s, u"b"_s })->name.name, u"b"_s);
    QVERIFY(findTable(database, { u"public"_s, u"c"_s }) == nullptr);
    QVERIFY(findTable(database, { u"public"_s, u"e"_s }) == nullptr);
    QVERIFY(findTable(database, { u"app"_s, u"b"_s }) == nullptr);
    QVERIFY(findView(database, { u"public"_s, u"a"_s }) == nullptr);
}

void TestSchemaValues::ordersLocksByStrength()
{
    QVERIFY(LockMode::ShareUpdateExclusive < LockMode::Share);
    QCOMPARE(lockModeText(LockMode::ShareRowExclusive), u"SHARE ROW EXCLUSIVE"_s);
    QCOMPARE(lockModeText(LockMode::None), QString());
    QCOMPARE(lockEffectText(LockMode::AccessExclusive), u"blocks reads and writes"_s);
    QCOMPARE(lockEffectText(LockMode::Share), u"blocks writes"_s);
    QCOMPARE(lockEffectText(LockMode::ShareUpdateExclusive), u"blocks other schema changes"_s);
    QCOMPARE(lockEffectText(LockMode::RowExclusive), u"blocks nothing"_s);
}

QTEST_GUILESS_MAIN(TestSchemaValues)
#include "tst_schemavalues.moc"
