#include "model/schema/accessedit.h"
#include "model/schema/schemaedit.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;

namespace {

const QualifiedName users { u"public"_s, u"users"_s };
const QualifiedName orders { u"public"_s, u"orders"_s };
const QualifiedName ordersPart { u"public"_s, u"orders_2024"_s };

Column column(const QString &name, bool isLocal = true)
{
    Column column;
    column.name = name;
    column.type = u"integer"_s;
    column.isLocal = isLocal;
    return column;
}

Constraint primaryKey(const QString &name, const QStringList &columns)
{
    Constraint constraint;
    constraint.name = name;
    constraint.detail = PrimaryKey { .columns = columns, .include = {} };
    constraint.definition = u"PRIMARY KEY (%1)"_s.arg(columns.join(u", "));
    return constraint;
}

Index index(const QString &name, const QString &columnName)
{
    Index index;
    index.name = name;
    IndexPart part;
    part.column = columnName;
    index.parts = { part };
    index.definition = u"CREATE INDEX %1 ON public.users USING btree (%2)"_s.arg(name, columnName);
    return index;
}

/// users(id, email) with a key and an index; orders(id, user_id → users.id), partitioned, with one partition.
Database sample()
{
    Table usersTable;
    usersTable.name = users;
    usersTable.columns = { column(u"id"_s), column(u"email"_s) };
    usersTable.constraints = { primaryKey(u"users_pkey"_s, { u"id"_s }) };
    usersTable.indexes = { index(u"users_email"_s, u"email"_s) };

    Constraint foreignKey;
    foreignKey.name = u"orders_user"_s;
    foreignKey.detail = ForeignKey {
        .columns = { u"user_id"_s }, .referencedTable = users, .referencedColumns = { u"id"_s }, .onDeleteColumns = {}
    };
    foreignKey.definition = u"FOREIGN KEY (user_id) REFERENCES public.users(id)"_s;
    Table ordersTable;
    ordersTable.name = orders;
    ordersTable.partitionKey = u"LIST (id)"_s;
    ordersTable.columns = { column(u"id"_s), column(u"user_id"_s) };
    ordersTable.constraints = { foreignKey };

    Table part;
    part.name = ordersPart;
    part.partitionOf = PartitionOf { .parent = orders, .bound = u"DEFAULT"_s };
    part.columns = { column(u"id"_s, false), column(u"user_id"_s, false) };

    Sequence sequence;
    sequence.name = { u"public"_s, u"users_email_seq"_s };
    sequence.ownedBy = ColumnReference { .table = users, .column = u"email"_s };

    Database database;
    database.tables = { Shared<Table>(ordersTable), Shared<Table>(part), Shared<Table>(usersTable) };
    database.sequences = { sequence };
    return database;
}

const Table &table(const Database &database, const QualifiedName &name)
{
    return *findTable(database, name);
}

const ForeignKey &foreignKey(const Database &database)
{
    return std::get<ForeignKey>(findConstraint(table(database, orders), u"orders_user"_s)->detail);
}

} // namespace

class TestSchemaEdit : public QObject
{
    Q_OBJECT
private slots:
    void childrenKeepWhatIsTheirOwn()
    {
        Database database = sample();
        const auto columnOf = [](const Database &in, const QualifiedName &table) {
            return *findColumn(*findTable(in, table), u"user_id"_s);
        };
        Column child = columnOf(database, ordersPart);
        child.defaultExpression = u"7"_s;
        database = *applyEdit(database, PutColumn { ordersPart, u"user_id"_s, child });
        Column parent = columnOf(database, orders);
        parent.type = u"bigint"_s;
        parent.defaultExpression = u"1"_s;
        parent.statisticsTarget = 500;
        database = *applyEdit(database, PutColumn { orders, u"user_id"_s, parent });
        const Column after = columnOf(database, ordersPart);
        QCOMPARE(after.type, u"bigint"_s);
        QCOMPARE(after.defaultExpression, u"7"_s);
        QCOMPARE(after.statisticsTarget, 500);
    }

    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void sharesTablesThatAreNotTouched();
    void renamedColumnIsFollowed();
    void renamedTableIsFollowed();
    void columnOfPartitionedTableReachesPartitions();
    void removedColumnTakesItsPartsAlong();
    void changedPartLosesTheServersDefinition();
    void setsOwnersAndPrivileges();
    void describesEdits_data();
    void describesEdits();
};

void TestSchemaEdit::refusesWhatCannotBe_data()
{
    QTest::addColumn<SchemaEdit>("edit");
    QTest::addColumn<QString>("message");
    Column untyped = column(u"x"_s);
    untyped.type.clear();
    Table taken;
    taken.name = { u"public"_s, u"users_email"_s };
    Index noParts = index(u"i"_s, u"id"_s);
    noParts.parts.clear();

    QTest::addRow("a table that is not there")
        << SchemaEdit(RemoveColumn { { u"public"_s, u"nowhere"_s }, u"id"_s }) << u"there is no table public.nowhere"_s;
    QTest::addRow("a column that is not there")
        << SchemaEdit(RemoveColumn { users, u"nothing"_s }) << u"there is no column nothing"_s;
    QTest::addRow("a column name that is taken")
        << SchemaEdit(PutColumn { users, u"email"_s, column(u"id"_s) }) << u"there is already a column id"_s;
    QTest::addRow("a column without a type")
        << SchemaEdit(PutColumn { users, {}, untyped }) << u"column x needs a type"_s;
    QTest::addRow("a column without a name")
        << SchemaEdit(PutColumn { users, {}, column({}) }) << u"a column needs a name"_s;
    QTest::addRow("an index name that another relation has") << SchemaEdit(
        PutIndex { users, {}, index(u"orders"_s, u"id"_s) }) << u"the name orders is already taken in schema public"_s;
    QTest::addRow("an index without columns")
        << SchemaEdit(PutIndex { users, {}, noParts }) << u"index i needs a column or an expression"_s;
    QTest::addRow("a table name that an index has")
        << SchemaEdit(PutTable { {}, taken }) << u"the name users_email is already taken in schema public"_s;
    QTest::addRow("a second primary key")
        << SchemaEdit(PutConstraint { users, {}, primaryKey(u"again"_s, { u"email"_s }) })
        << u"table public.users already has a primary key"_s;
    QTest::addRow("removing a table that a foreign key needs")
        << SchemaEdit(RemoveTable { users })
        << u"table public.users cannot be removed: foreign key orders_user of public.orders refers to it: remove that "
           "first"_s;
    QTest::addRow("removing a column that a foreign key needs")
        << SchemaEdit(RemoveColumn { users, u"id"_s })
        << u"column id cannot be removed: foreign key orders_user of public.orders refers to it: remove that first"_s;
}

void TestSchemaEdit::refusesWhatCannotBe()
{
    QFETCH(SchemaEdit, edit);
    QFETCH(QString, message);
    const auto result = applyEdit(sample(), edit);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Input);
    QCOMPARE(result.error().text, message);
}

void TestSchemaEdit::sharesTablesThatAreNotTouched()
{
    const Database before = sample();
    const auto after = applyEdit(before, SetTableComment { users, u"people"_s });
    QVERIFY(after);
    QVERIFY(before.tables.at(0).isSameInstance(after->tables.at(0)));
    QVERIFY(!before.tables.at(2).isSameInstance(after->tables.at(2)));
    QCOMPARE(table(*after, users).comment, u"people"_s);
}

void TestSchemaEdit::renamedColumnIsFollowed()
{
    const auto after = applyEdit(sample(), PutColumn { users, u"id"_s, column(u"number"_s) });
    QVERIFY(after);
    const Constraint *key = findPrimaryKey(table(*after, users));
    QCOMPARE(std::get<PrimaryKey>(key->detail).columns, QStringList { u"number"_s });
    QVERIFY(key->definition.isEmpty());
    QCOMPARE(foreignKey(*after).referencedColumns, QStringList { u"number"_s });
    QVERIFY(findConstraint(table(*after, orders), u"orders_user"_s)->definition.isEmpty());
    // The index does not name the column: what the server wrote stays.
    QVERIFY(!findIndex(table(*after, users), u"users_email"_s)->definition.isEmpty());

    const auto mail = applyEdit(sample(), PutColumn { users, u"email"_s, column(u"mail"_s) });
    QVERIFY(mail);
    const Index *emailIndex = findIndex(table(*mail, users), u"users_email"_s);
    QCOMPARE(emailIndex->parts.first().column, u"mail"_s);
    QVERIFY(emailIndex->definition.isEmpty());
    QCOMPARE(mail->sequences.first().ownedBy->column, u"mail"_s);
}

void TestSchemaEdit::renamedTableIsFollowed()
{
    Table renamed = table(sample(), users);
    renamed.name.name = u"accounts"_s;
    const auto after = applyEdit(sample(), PutTable { users, renamed });
    QVERIFY(after);
    QVERIFY(!findTable(*after, users));
    QCOMPARE(foreignKey(*after).referencedTable, renamed.name);
    QCOMPARE(after->sequences.first().ownedBy->table, renamed.name);
    QVERIFY(table(*after, renamed.name).indexes.first().definition.isEmpty());
    QCOMPARE(after->tables.first()->name, renamed.name); // still sorted
}

void TestSchemaEdit::columnOfPartitionedTableReachesPartitions()
{
    const auto added = applyEdit(sample(), PutColumn { orders, {}, column(u"total"_s), 1 });
    QVERIFY(added);
    QCOMPARE(table(*added, orders).columns.at(1).name, u"total"_s);
    const Column *copy = findColumn(table(*added, ordersPart), u"total"_s);
    QVERIFY(copy && !copy->isLocal);

    const auto renamed = applyEdit(*added, PutColumn { orders, u"total"_s, column(u"sum"_s) });
    QVERIFY(renamed);
    QVERIFY(findColumn(table(*renamed, ordersPart), u"sum"_s));
    QVERIFY(!findColumn(table(*renamed, ordersPart), u"total"_s));

    const auto removed = applyEdit(*renamed, RemoveColumn { orders, u"sum"_s });
    QVERIFY(removed);
    QVERIFY(!findColumn(table(*removed, ordersPart), u"sum"_s));
}

void TestSchemaEdit::removedColumnTakesItsPartsAlong()
{
    const auto after = applyEdit(sample(), RemoveColumn { users, u"email"_s });
    QVERIFY(after);
    QVERIFY(table(*after, users).indexes.isEmpty());
    QVERIFY(after->sequences.isEmpty());
    QVERIFY(findPrimaryKey(table(*after, users)));
}

void TestSchemaEdit::changedPartLosesTheServersDefinition()
{
    Index changed = index(u"users_email"_s, u"email"_s);
    changed.comment = u"only a comment"_s;
    const auto commented = applyEdit(sample(), PutIndex { users, changed.name, changed });
    QVERIFY(commented);
    QVERIFY(!table(*commented, users).indexes.first().definition.isEmpty());

    changed.method = u"hash"_s;
    const auto hashed = applyEdit(sample(), PutIndex { users, changed.name, changed });
    QVERIFY(hashed);
    QVERIFY(table(*hashed, users).indexes.first().definition.isEmpty());
}

void TestSchemaEdit::setsOwnersAndPrivileges()
{
    const ObjectKey key = keyOf(table(sample(), users));
    const Access access { u"app"_s, Grants { { u"reader"_s, {}, PrivilegeSet(Privilege::Select), 0 } }, {}, {} };
    const auto changed = applyEdit(sample(), SetAccess { key, { { key, access } }, {}, {} });
    QVERIFY(changed);
    QVERIFY(*findAccess(*changed, key) == access);
    QVERIFY(table(*changed, users).columns == table(sample(), users).columns);
    QVERIFY(accessOfAll(*changed).value(key) == access);
    const ObjectKey missing { ObjectKind::View, u"public"_s, {}, u"nothing"_s, {} };
    const auto refused = applyEdit(sample(), SetAccess { missing, { { missing, access } }, {}, {} });
    QVERIFY(!refused);
    QCOMPARE(refused.error().text, u"there is no view public.nothing"_s);
}

void TestSchemaEdit::describesEdits_data()
{
    QTest::addColumn<SchemaEdit>("edit");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("object");
    QTest::addRow("add column") << SchemaEdit(PutColumn { users, {}, column(u"age"_s) }) << u"Add column users.age"_s
                                << u"column public.users.age"_s;
    QTest::addRow("rename index") << SchemaEdit(PutIndex { users, u"a"_s, index(u"b"_s, u"id"_s) })
                                  << u"Rename index a to b"_s << u"index public.users.b"_s;
    QTest::addRow("change column") << SchemaEdit(PutColumn { users, u"age"_s, column(u"age"_s) })
                                   << u"Change column users.age"_s << u"column public.users.age"_s;
    QTest::addRow("row security") << SchemaEdit(SetRowSecurity { users, true, false })
                                  << u"Enable row security of users"_s << u"table public.users"_s;
    QTest::addRow("privileges") << SchemaEdit(SetAccess { keyOf(table(sample(), users)), {}, {}, {} })
                                << u"Change owner and privileges of users"_s << u"table public.users"_s;
    QTest::addRow("remove policy") << SchemaEdit(RemovePolicy { users, u"own"_s }) << u"Remove policy own"_s
                                   << u"policy public.users.own"_s;
}

void TestSchemaEdit::describesEdits()
{
    QFETCH(SchemaEdit, edit);
    QFETCH(QString, text);
    QFETCH(QString, object);
    QCOMPARE(editText(edit), text);
    QCOMPARE(toText(editedObject(edit)), object);
}

QTEST_GUILESS_MAIN(TestSchemaEdit)
#include "tst_schemaedit.moc"
