// Differences between schemas built by hand; what servers make of them is tested by tests/model/plan.
#include "model/diff/renamerequest.h"
#include "model/diff/schemadiff.h"

#include <QtTest>

#include <ctime>

using namespace schemawright;
using namespace schemawright::schema;
using namespace Qt::StringLiterals;

namespace {

Column column(const QString &name, const QString &type)
{
    Column made;
    made.name = name;
    made.type = type;
    return made;
}

Table users()
{
    Table table;
    table.name = { u"public"_s, u"users"_s };
    table.columns = { column(u"id"_s, u"integer"_s), column(u"email"_s, u"text"_s) };
    Constraint key;
    key.name = u"users_pkey"_s;
    key.detail = PrimaryKey { { u"id"_s }, {} };
    key.definition = u"PRIMARY KEY (id)"_s;
    table.constraints = { key };
    Index index;
    index.name = u"users_email"_s;
    IndexPart part;
    part.column = u"email"_s;
    index.parts = { part };
    table.indexes = { index };
    return table;
}

Database databaseOf(const QList<Table> &tables)
{
    Database database;
    database.schemas = { Namespace { u"public"_s, {} } };
    for (const Table &table : tables)
        database.tables.append(table);
    return database;
}

QStringList textsOf(const QList<diff::Change> &changes)
{
    QStringList texts;
    for (const diff::Change &change : changes)
        texts.append(diff::toText(change));
    return texts;
}

using EditTable = void (*)(Table &);

} // namespace

class SchemaDiffTest : public QObject
{
    Q_OBJECT

private slots:
    void tablePart_data();
    void tablePart();
    void createdAndDroppedTables();
    void partitionsFollowTheirParent();
    void unmodelledDifferenceIsRefused();
    void renameIsNotDropAndCreate();
    void renameOfAColumnReachesTexts();
    void renameOfAMissingObjectFails();
    void candidates();
    void candidatesOfOtherKinds();
    void thousandTablesAreQuick();
};

void SchemaDiffTest::tablePart_data()
{
    QTest::addColumn<EditTable>("edit");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, EditTable edit, const QStringList &expected) {
        QTest::addRow("%s", name) << edit << expected;
    };
    row("nothing differs", [](Table &) {}, {});
    row("another definition text alone is no difference", [](Table &t) { t.indexes[0].definition = u"x"_s; }, {});
    row("a column is added", [](Table &t) { t.columns.append(column(u"age"_s, u"integer"_s)); },
        { u"create column public.users.age"_s });
    row("a column is dropped", [](Table &t) { t.columns.removeLast(); }, { u"drop column public.users.email"_s });
    row("the order of columns is no change", [](Table &t) { t.columns.swapItemsAt(0, 1); }, {});
    row("a column gets another type and a default",
        [](Table &t) {
            t.columns[0].type = u"bigint"_s;
            t.columns[0].defaultExpression = u"7"_s;
        },
        { u"alter column public.users.id (type: integer → bigint; default: none → 7)"_s });
    row("row security is switched on", [](Table &t) { t.rowSecurityEnabled = true; },
        { u"alter table public.users (row security: no → yes)"_s });
    row("a storage parameter is removed and another set", [](Table &t) { t.storageParameters = { { u"fillfactor"_s, u"70"_s } }; },
        { u"alter table public.users (storage parameter fillfactor: none → 70)"_s });
    row("an index gets another method", [](Table &t) { t.indexes[0].method = u"hash"_s; },
        { u"alter index public.users.users_email (method: btree → hash)"_s });
    row("a constraint becomes deferrable", [](Table &t) { t.constraints[0].deferrable = true; },
        { u"alter constraint public.users.users_pkey (deferrable: no → yes)"_s });
    row("a policy is added",
        [](Table &t) {
            Policy policy;
            policy.name = u"own"_s;
            t.policies.append(policy);
        },
        { u"create policy public.users.own"_s });
}

void SchemaDiffTest::tablePart()
{
    QFETCH(EditTable, edit);
    QFETCH(QStringList, expected);
    Table after = users();
    edit(after);
    const auto changes = diff::diffDatabases(databaseOf({ users() }), databaseOf({ after }));
    QVERIFY(changes);
    QCOMPARE(textsOf(*changes), expected);
}

void SchemaDiffTest::createdAndDroppedTables()
{
    Table posts = users();
    posts.name.name = u"posts"_s;
    const auto changes = diff::diffDatabases(databaseOf({ users() }), databaseOf({ posts }));
    QVERIFY(changes);
    QCOMPARE(textsOf(*changes), QStringList({ u"create table public.posts"_s, u"drop table public.users"_s }));
}

void SchemaDiffTest::partitionsFollowTheirParent()
{
    Table parent = users();
    parent.partitionKey = u"HASH (id)"_s;
    Table child = users();
    child.name.name = u"users_1"_s;
    child.partitionOf = PartitionOf { parent.name, u"FOR VALUES WITH (modulus 1, remainder 0)"_s };
    for (Column &inherited : child.columns)
        inherited.isLocal = false;
    Table widerParent = parent;
    Table widerChild = child;
    widerParent.columns[0].type = widerChild.columns[0].type = u"bigint"_s;
    widerParent.columns.append(column(u"age"_s, u"integer"_s));
    widerChild.columns.append(column(u"age"_s, u"integer"_s));
    widerChild.columns.last().isLocal = false;
    const auto changes = diff::diffDatabases(databaseOf({ parent, child }), databaseOf({ widerParent, widerChild }));
    QVERIFY(changes);
    QCOMPARE(textsOf(*changes),
        QStringList({ u"create column public.users.age"_s, u"alter column public.users.id (type: integer → bigint)"_s }));
}

void SchemaDiffTest::unmodelledDifferenceIsRefused()
{
    Database after = databaseOf({ users() });
    after.unmodelled = { UnmodelledObject { u"publication"_s, u"orders"_s, {} } };
    const auto changes = diff::diffDatabases(databaseOf({ users() }), after);
    QVERIFY(!changes);
    QCOMPARE(changes.error().kind, ErrorKind::Unsupported);
    QVERIFY(changes.error().text.contains(u"publication orders"_s));
}

void SchemaDiffTest::renameIsNotDropAndCreate()
{
    Table people = users();
    people.name.name = u"people"_s;
    people.columns[1].notNull = true;
    diff::DiffOptions options;
    options.renames = { { keyOf(users()), u"people"_s } };
    const auto changes = diff::diffDatabases(databaseOf({ users() }), databaseOf({ people }), options);
    QVERIFY(changes);
    QCOMPARE(textsOf(*changes),
        QStringList({ u"rename table public.users (name: users → people)"_s,
            u"alter column public.people.email (not null: no → yes)"_s }));
}

void SchemaDiffTest::renameOfAColumnReachesTexts()
{
    Table before = users();
    Constraint check;
    check.name = u"has_at"_s;
    check.detail = CheckConstraint { u"(email ~~ 'email'::text)"_s };
    before.constraints.prepend(check);
    Table after = before;
    after.columns[1].name = u"mail"_s;
    after.constraints[0].detail = CheckConstraint { u"(mail ~~ 'email'::text)"_s };
    after.indexes[0].parts[0].column = u"mail"_s;
    diff::DiffOptions options;
    options.renames = { { partKey(ObjectKind::Column, before.name, u"email"_s), u"mail"_s } };
    const auto changes = diff::diffDatabases(databaseOf({ before }), databaseOf({ after }), options);
    QVERIFY(changes);
    QCOMPARE(textsOf(*changes), QStringList({ u"rename column public.users.email (name: email → mail)"_s }));
}

void SchemaDiffTest::renameOfAMissingObjectFails()
{
    diff::DiffOptions options;
    options.renames = { { partKey(ObjectKind::Column, users().name, u"nothing"_s), u"mail"_s } };
    const auto changes = diff::diffDatabases(databaseOf({ users() }), databaseOf({ users() }), options);
    QVERIFY(!changes);
    QCOMPARE(changes.error().kind, ErrorKind::Input);
}

void SchemaDiffTest::candidates()
{
    Table after = users();
    after.columns[1].name = u"mail"_s;
    after.columns.append(column(u"age"_s, u"integer"_s));
    const auto changes = diff::diffDatabases(databaseOf({ users() }), databaseOf({ after }));
    QVERIFY(changes);
    const auto found = diff::findRenameCandidates(*changes);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().before.name, u"email"_s);
    QCOMPARE(found.first().after.name, u"mail"_s);
    QCOMPARE(found.first().reason, u"same type, 4 of 4 attributes equal"_s);
}

// Every kind that can be renamed, with its reason, and the words that accept it.
void SchemaDiffTest::candidatesOfOtherKinds()
{
    Database before;
    Database after;
    schema::View view { .name = { u"public"_s, u"v"_s }, .query = u" SELECT 1 AS one"_s };
    before.views.append(view);
    view.name.name = u"w"_s;
    after.views.append(view);
    schema::EnumType mood { { u"public"_s, u"mood"_s }, { u"sad"_s, u"ok"_s, u"good"_s }, {} };
    before.enums.append(mood);
    mood.labels[1] = u"fine"_s;
    after.enums.append(mood);
    schema::Routine routine { .name = { u"public"_s, u"f"_s },
        .identityArguments = u"a integer"_s,
        .definition = u"CREATE OR REPLACE FUNCTION public.f(a integer)\n RETURNS integer\n LANGUAGE sql\nAS $function$SELECT 1$function$\n"_s,
        .resultType = u"integer"_s,
        .arguments = u"a integer"_s,
        .language = u"sql"_s };
    before.routines.append(routine);
    routine.name.name = u"g"_s;
    routine.definition.replace(u"public.f("_s, u"public.g("_s);
    after.routines.append(routine);
    const auto changes = diff::diffDatabases(before, after);
    QVERIFY(changes);
    QStringList texts;
    for (const diff::RenameCandidate &candidate : diff::findRenameCandidates(*changes))
        texts.append(diff::toRequestText(candidate) + u" – "_s + candidate.reason);
    texts.sort();
    QCOMPARE(texts, QStringList({ u"function:public.f(a integer)=g – same arguments and body"_s,
                        u"value:public.mood.ok=fine – same place, all other values equal"_s, u"view:public.v=w – same query"_s }));
}

void SchemaDiffTest::thousandTablesAreQuick()
{
    const auto make = [] {
        QList<Table> tables;
        for (int i = 0; i < 1000; ++i) {
            Table table = users();
            table.name.name = u"table_%1"_s.arg(i, 5, 10, QLatin1Char('0'));
            for (int c = 0; c < 20; ++c)
                table.columns.append(column(u"column_%1"_s.arg(c), u"text"_s));
            tables.append(table);
        }
        return databaseOf(tables);
    };
    const Database first = make();
    const Database second = make();
    const std::clock_t start = std::clock(); // of this process: other load does not count
    const auto changes = diff::diffDatabases(first, second);
    const auto elapsed = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    QVERIFY(changes);
    QCOMPARE(changes->size(), 0);
    // Ten times what a quiet machine needs in a release build, so that only another order of growth fails.
    QVERIFY2(elapsed < 500, qPrintable(u"%1 ms"_s.arg(elapsed)));
}

QTEST_GUILESS_MAIN(SchemaDiffTest)
#include "tst_schemadiff.moc"
