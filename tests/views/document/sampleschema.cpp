#include "tests/views/document/sampleschema.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using namespace schema;

Column makeColumn(const QString &name, const QString &type, bool notNull)
{
    Column column;
    column.name = name;
    column.type = type;
    column.notNull = notNull;
    return column;
}

namespace {

Column withDefault(Column column, const QString &expression)
{
    column.defaultExpression = expression;
    return column;
}

Constraint primaryKey(const QString &name)
{
    Constraint constraint;
    constraint.name = name;
    constraint.detail = PrimaryKey { { u"id"_s }, {} };
    constraint.definition = u"PRIMARY KEY (id)"_s;
    return constraint;
}

Constraint foreignKey(const QString &name, const QString &column, const QString &referenced)
{
    ForeignKey key;
    key.columns = { column };
    key.referencedTable = { u"public"_s, referenced };
    key.referencedColumns = { u"id"_s };
    key.onDelete = ForeignKeyAction::Cascade;
    Constraint constraint;
    constraint.name = name;
    constraint.detail = key;
    constraint.definition = u"FOREIGN KEY (%1) REFERENCES public.%2(id) ON DELETE CASCADE"_s.arg(column, referenced);
    return constraint;
}

Index btree(const QString &table, const QString &column)
{
    Index index;
    index.name = table + u'_' + column + u"_idx"_s;
    IndexPart part;
    part.column = column;
    index.parts = { part };
    index.definition = u"CREATE INDEX %1 ON public.%2 USING btree (%3)"_s.arg(index.name, table, column);
    return index;
}

Table tenants()
{
    Table table;
    table.name = { u"public"_s, u"tenants"_s };
    table.columns = { makeColumn(u"id"_s, u"uuid"_s, true), makeColumn(u"name"_s, u"text"_s, true) };
    table.constraints = { primaryKey(u"tenants_pkey"_s) };
    return table;
}

Table conversations()
{
    Table table;
    table.name = { u"public"_s, u"conversations"_s };
    table.comment = u"One row per conversation of a tenant with an agent."_s;
    table.rowSecurityEnabled = true;
    table.columns = { withDefault(makeColumn(u"id"_s, u"uuid"_s, true), u"gen_random_uuid()"_s),
        makeColumn(u"tenant_id"_s, u"uuid"_s, true), makeColumn(u"agent_id"_s, u"uuid"_s, true),
        makeColumn(u"body"_s, u"text"_s), makeColumn(u"embedding"_s, u"public.vector(1536)"_s),
        withDefault(makeColumn(u"created_at"_s, u"timestamp with time zone"_s, true), u"now()"_s) };
    table.constraints = { primaryKey(u"conversations_pkey"_s),
        foreignKey(u"conversations_tenant_id_fkey"_s, u"tenant_id"_s, u"tenants"_s) };
    table.indexes = { btree(u"conversations"_s, u"created_at"_s) };
    Policy policy;
    policy.name = u"tenant_isolation"_s;
    policy.usingExpression = u"(tenant_id = (current_setting('app.tenant_id'::text))::uuid)"_s;
    table.policies = { policy };
    Trigger trigger;
    trigger.name = u"conversations_touch"_s;
    trigger.function = { u"public"_s, u"touch"_s };
    trigger.definition = u"CREATE TRIGGER conversations_touch BEFORE UPDATE ON public.conversations "
                         "FOR EACH ROW EXECUTE FUNCTION public.touch()"_s;
    table.triggers = { trigger };
    return table;
}

Table messages()
{
    Table table;
    table.name = { u"public"_s, u"messages"_s };
    Column id = makeColumn(u"id"_s, u"bigint"_s, true);
    id.identity = Identity { .always = true, .sequenceName = { u"public"_s, u"messages_id_seq"_s }, .options = {} };
    table.columns = { id, makeColumn(u"conversation_id"_s, u"uuid"_s, true),
        makeColumn(u"role"_s, u"public.message_role"_s, true), makeColumn(u"content"_s, u"text"_s, true) };
    table.constraints = { foreignKey(u"messages_conversation_id_fkey"_s, u"conversation_id"_s, u"conversations"_s),
        primaryKey(u"messages_pkey"_s) };
    table.indexes = { btree(u"messages"_s, u"conversation_id"_s) };
    return table;
}

void addOtherObjects(Database &database)
{
    View view;
    view.name = { u"public"_s, u"recent_conversations"_s };
    view.query = u" SELECT id\n   FROM public.conversations"_s;
    view.columns = { makeColumn(u"id"_s, u"uuid"_s) };
    database.views = { Shared<View>(view) };

    Routine routine;
    routine.name = { u"public"_s, u"touch"_s };
    routine.resultType = u"trigger"_s;
    routine.language = u"plpgsql"_s;
    routine.definition = u"CREATE OR REPLACE FUNCTION public.touch()\n RETURNS trigger\n LANGUAGE plpgsql\n"
                         "AS $function$begin return new; end$function$"_s;
    database.routines = { Shared<Routine>(routine) };

    Sequence sequence;
    sequence.name = { u"public"_s, u"ticket_numbers"_s };
    database.sequences = { sequence };
    database.enums = { EnumType { .name = { u"public"_s, u"message_role"_s },
        .labels = { u"user"_s, u"assistant"_s, u"tool"_s },
        .comment = {} } };
    database.extensions
        = { Extension { .name = u"vector"_s, .schema = u"public"_s, .version = u"0.8.0"_s, .comment = {} } };
}

} // namespace

Database sampleDatabase()
{
    Database database;
    database.name = u"shop"_s;
    database.serverVersion = 150018;
    database.schemas = { Namespace { .name = u"public"_s, .comment = {} } };
    database.tables = { Shared<Table>(conversations()), Shared<Table>(messages()), Shared<Table>(tenants()) };
    addOtherObjects(database);
    return database;
}

Database largeDatabase(int tables, int columns)
{
    Database database;
    database.schemas = { Namespace { .name = u"public"_s, .comment = {} } };
    for (int t = 0; t < tables; ++t) {
        Table table;
        table.name = { u"public"_s, u"t%1"_s.arg(t, 5, 10, QLatin1Char('0')) };
        for (int c = 0; c < columns; ++c)
            table.columns.append(makeColumn(u"c%1"_s.arg(c), u"integer"_s));
        database.tables.append(Shared<Table>(std::move(table)));
    }
    return database;
}

} // namespace schemawright::testing
