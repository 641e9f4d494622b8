#include "model/report/schemajson.h"
#include "model/report/schemamermaid.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;

class TestSchemaJson : public QObject
{
    Q_OBJECT
private slots:
    void hasTheShapeOfAtlas();
    void tellsMoreThanAtlas();
    void tellsWhatIsRare();
    void leavesDefaultsOut();
    void isStable();
    void drawsMermaid();
};

namespace {

Column column(const QString &name, const QString &type, bool notNull)
{
    Column column;
    column.name = name;
    column.type = type;
    column.notNull = notNull;
    return column;
}

Constraint constraint(const QString &name, decltype(Constraint::detail) detail)
{
    Constraint constraint;
    constraint.name = name;
    constraint.detail = std::move(detail);
    return constraint;
}

/// users(id, "E-mail" unique) and app.orders(id, user_id → users.id).
Database sample()
{
    Table users;
    users.name = { u"public"_s, u"users"_s };
    users.columns = { column(u"id"_s, u"bigint"_s, true), column(u"E-mail"_s, u"character varying(20)"_s, false) };
    users.constraints = {
        constraint(u"users_mail"_s, UniqueConstraint { .columns = { u"E-mail"_s }, .include = {} }),
        constraint(u"users_pkey"_s, PrimaryKey { .columns = { u"id"_s }, .include = {} }),
    };
    users.comment = u"grüße"_s;

    Table orders;
    orders.name = { u"app"_s, u"orders"_s };
    orders.columns = { column(u"id"_s, u"bigint"_s, true), column(u"user_id"_s, u"bigint"_s, true) };
    orders.constraints = { constraint(u"orders_user"_s,
        ForeignKey { .columns = { u"user_id"_s },
            .referencedTable = users.name,
            .referencedColumns = { u"id"_s },
            .onDelete = ForeignKeyAction::Cascade,
            .onDeleteColumns = {} }) };
    Index index;
    index.name = u"orders_user_id"_s;
    IndexPart part;
    part.column = u"user_id"_s;
    part.descending = true;
    part.nullsFirst = true;
    index.parts = { part };
    index.unique = true;
    orders.indexes = { index };

    Database database;
    database.schemas = { { u"app"_s, {} }, { u"public"_s, u"all of it"_s } };
    database.tables = { Shared<Table>(orders), Shared<Table>(users) };
    database.enums = { { .name = { u"app"_s, u"mood"_s }, .labels = { u"sad"_s, u"ok"_s }, .comment = {} } };
    database.unmodelled = { { u"user mapping"_s, u"public on server x"_s, {} } };
    return database;
}

QJsonObject parsed()
{
    return QJsonDocument::fromJson(report::schemaJson(sample()).toUtf8()).object();
}

QJsonObject schemaAt(qsizetype position)
{
    return parsed().value(u"schemas"_s).toArray().at(position).toObject();
}

QJsonObject firstTable(qsizetype schema)
{
    return schemaAt(schema).value(u"tables"_s).toArray().first().toObject();
}

} // namespace

void TestSchemaJson::hasTheShapeOfAtlas()
{
    QCOMPARE(schemaAt(0).value(u"name"_s).toString(), u"app"_s);
    const QJsonObject orders = firstTable(0);
    QCOMPARE(orders.value(u"name"_s).toString(), u"orders"_s);
    const QJsonObject index = orders.value(u"indexes"_s).toArray().first().toObject();
    QCOMPARE(index.value(u"unique"_s).toBool(), true);
    QCOMPARE(index.value(u"parts"_s).toArray(),
        QJsonArray { (QJsonObject { { u"column"_s, u"user_id"_s }, { u"desc"_s, true } }) });
    const QJsonObject key = orders.value(u"foreign_keys"_s).toArray().first().toObject();
    QCOMPARE(key.value(u"columns"_s).toArray(), QJsonArray { u"user_id"_s });
    QCOMPARE(key.value(u"references"_s).toObject().value(u"table"_s).toString(), u"users"_s);

    const QJsonObject users = firstTable(1);
    QCOMPARE(users.value(u"primary_key"_s).toObject().value(u"parts"_s).toArray(),
        QJsonArray { (QJsonObject { { u"column"_s, u"id"_s } }) });
    const QJsonArray columns = users.value(u"columns"_s).toArray();
    QCOMPARE(columns.at(0).toObject(), (QJsonObject { { u"name"_s, u"id"_s }, { u"type"_s, u"bigint"_s } }));
    QCOMPARE(columns.at(1).toObject().value(u"null"_s).toBool(), true);
}

void TestSchemaJson::tellsMoreThanAtlas()
{
    const QJsonObject key = firstTable(0).value(u"foreign_keys"_s).toArray().first().toObject();
    QCOMPARE(key.value(u"on_delete"_s).toString(), u"CASCADE"_s);
    QCOMPARE(key.value(u"references"_s).toObject().value(u"schema"_s).toString(), u"public"_s);
    const QJsonObject type = schemaAt(0).value(u"enums"_s).toArray().first().toObject();
    QCOMPARE(type.value(u"values"_s).toArray(), (QJsonArray { u"sad"_s, u"ok"_s }));
    QCOMPARE(parsed().value(u"unmodelled"_s).toArray().size(), 1);
    QCOMPARE(schemaAt(1).value(u"comment"_s).toString(), u"all of it"_s);
    QVERIFY(report::schemaJson(sample()).contains(u"grüße"));
}

// Each property by itself is enough to be another JSON.
void TestSchemaJson::tellsWhatIsRare()
{
    const auto jsonWith = [](auto &&change) {
        Database database = sample();
        Table table = *database.tables.first();
        table.columns.first().identity = Identity();
        OtherObject other;
        other.label = u"foreign server"_s;
        change(table, table.columns.first(), table.constraints.first(), other);
        database.tables.first() = table;
        database.others = { other };
        return report::schemaJson(database);
    };
    QStringList texts { jsonWith([](auto &...) {}) };
    const auto add = [&](auto &&change) { texts.append(jsonWith(change)); };
    add([](Table &table, auto &...) { table.ofType = u"public.row"_s; });
    add([](Table &table, auto &...) { table.foreignServer = u"far"_s; });
    add([](Table &table, auto &...) { table.foreignOptions.insert(u"table_name"_s, u"t"_s); });
    add([](Table &, Column &column, auto &...) { column.foreignOptions.insert(u"column_name"_s, u"c"_s); });
    add([](Table &, Column &column, auto &...) { column.identity->unlogged = true; });
    add([](Table &, Column &column, auto &...) { column.identity->comment = u"counts"_s; });
    add([](Table &, Column &column, auto &...) {
        column.notNullConstraint.name = u"needed"_s;
        column.notNullConstraint.named = true;
    });
    add([](Table &, Column &column, auto &...) { column.notNullConstraint.notValid = true; });
    add([](Table &, Column &column, auto &...) { column.notNullConstraint.noInherit = true; });
    add([](Table &, Column &column, auto &...) { column.notNullConstraint.comment = u"why"_s; });
    add([](Table &, Column &, Constraint &constraint, auto &...) { constraint.clustered = true; });
    add([](Table &, Column &, Constraint &constraint, auto &...) { constraint.indexComment = u"behind"_s; });
    add([](Table &, Column &, Constraint &, OtherObject &other) { other.hidden = QStringList { u"password"_s }; });
    add([](Table &, Column &, Constraint &, OtherObject &other) {
        other.parts = { { u"option host"_s, u"a"_s, {}, {}, {} } };
    });
    add([](Table &, Column &, Constraint &, OtherObject &other) { other.access.owner = u"app"_s; });
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
}

void TestSchemaJson::leavesDefaultsOut()
{
    const QStringList keys = firstTable(0).keys();
    QCOMPARE(keys, QStringList({ u"columns"_s, u"foreign_keys"_s, u"indexes"_s, u"name"_s }));
    QVERIFY(!parsed().contains(u"extensions"_s));
}

void TestSchemaJson::isStable()
{
    QCOMPARE(report::schemaJson(sample()), report::schemaJson(sample()));
}

void TestSchemaJson::drawsMermaid()
{
    QCOMPARE(report::schemaMermaid(sample()), uR"(erDiagram
    "app.orders" {
        bigint id
        bigint user_id FK, UK
    }
    users {
        bigint id PK
        character_varying(20) E-mail UK
    }
    "app.orders" |o--|| users : "orders_user"
)"_s);
}

QTEST_GUILESS_MAIN(TestSchemaJson)
#include "tst_schemajson.moc"
