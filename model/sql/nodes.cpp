#include "model/sql/nodes.h"

#include <algorithm>

namespace schemawright::sql {

using namespace Qt::StringLiterals;

namespace {

struct TypeSpelling {
    QStringView internal;
    QStringView formatted;
};

// pg_type.typname and what format_type() makes of it: src/backend/utils/adt/format_type.c.
constexpr TypeSpelling spellings[] = {
    { u"bool", u"boolean" },
    { u"int2", u"smallint" },
    { u"int4", u"integer" },
    { u"int8", u"bigint" },
    { u"float4", u"real" },
    { u"float8", u"double precision" },
    { u"varchar", u"character varying" },
    { u"bpchar", u"character" },
    { u"varbit", u"bit varying" },
    { u"timestamp", u"timestamp without time zone" },
    { u"timestamptz", u"timestamp with time zone" },
    { u"time", u"time without time zone" },
    { u"timetz", u"time with time zone" },
    { u"serial2", u"smallserial" },
    { u"serial4", u"serial" },
    { u"serial8", u"bigserial" },
};

QString formattedTypeName(const QString &internal)
{
    for (const TypeSpelling &spelling : spellings) {
        if (spelling.internal == internal)
            return spelling.formatted.toString();
    }
    return internal;
}

QList<int> modifiersOf(const PgQuery__TypeName *type, const QString &name)
{
    QList<int> modifiers;
    for (const Node *node : NodeList(type->typmods, type->n_typmods)) {
        if (node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
            modifiers.append(node->a_const->ival->ival);
    }
    // interval's first modifier is the mask of its fields (YEAR TO MONTH …), the second the precision.
    if (name == u"interval" && !modifiers.isEmpty())
        modifiers.removeFirst();
    return modifiers;
}

} // namespace

QString stringOf(const char *text)
{
    return QString::fromUtf8(text);
}

QString stringOf(const Node *node)
{
    if (node->node_case == PG_QUERY__NODE__NODE_STRING)
        return stringOf(node->string->sval);
    if (node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL)
        return stringOf(node->a_const->sval->sval);
    return {};
}

QStringList stringsOf(NodeList nodes)
{
    QStringList result;
    for (const Node *node : nodes)
        result.append(stringOf(node));
    return result;
}

QString valueOf(const Node *node)
{
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_INTEGER:
        return QString::number(node->integer->ival);
    case PG_QUERY__NODE__NODE_FLOAT:
        return stringOf(node->float_->fval);
    case PG_QUERY__NODE__NODE_BOOLEAN:
        return node->boolean->boolval ? u"true"_s : u"false"_s;
    case PG_QUERY__NODE__NODE_TYPE_NAME: // a bare word
        return stringsOf({ node->type_name->names, node->type_name->n_names }).join(u'.');
    default:
        return stringOf(node);
    }
}

QHash<QString, QString> optionsOf(NodeList options)
{
    QHash<QString, QString> result;
    for (const Node *node : options) {
        if (node->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
            result.insert(
                stringOf(node->def_elem->defname), node->def_elem->arg ? valueOf(node->def_elem->arg) : QString());
    }
    return result;
}

QualifiedName qualifiedNameOf(const QStringList &parts)
{
    if (parts.isEmpty())
        return {};
    return { parts.size() > 1 ? parts[parts.size() - 2] : QString(), parts.last() };
}

QStringList objectNameOf(const Node *node)
{
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_LIST:
        return stringsOf({ node->list->items, node->list->n_items });
    case PG_QUERY__NODE__NODE_TYPE_NAME:
        return stringsOf({ node->type_name->names, node->type_name->n_names });
    case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
        return stringsOf({ node->object_with_args->objname, node->object_with_args->n_objname });
    default:
        return { stringOf(node) };
    }
}

RelationRef relationOf(const PgQuery__RangeVar *relation, const StatementText &text)
{
    if (!relation)
        return { {}, text.whole(), false, false };
    RelationRef result;
    result.name = { stringOf(relation->schemaname), stringOf(relation->relname) };
    result.range = text.qualifiedName(text.position(relation->location));
    result.only = !relation->inh;
    result.temporary = relation->relpersistence && relation->relpersistence[0] == 't';
    return result;
}

QList<RelationRef> relationsOf(NodeList nodes, const StatementText &text)
{
    QList<RelationRef> result;
    for (const Node *node : nodes) {
        if (node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
            result.append(relationOf(node->range_var, text));
    }
    return result;
}

TypeName typeOf(const PgQuery__TypeName *type, const StatementText &text, qsizetype end)
{
    TypeName result;
    if (!type)
        return result;
    const QualifiedName name = qualifiedNameOf(stringsOf({ type->names, type->n_names }));
    const bool builtIn = name.schema.isEmpty() || name.schema == u"pg_catalog";
    result.schema = builtIn ? QString() : name.schema;
    result.name = builtIn ? formattedTypeName(name.name) : name.name;
    result.modifiers = modifiersOf(type, result.name);
    result.array = type->n_array_bounds > 0;
    result.range = text.trimmed(text.position(type->location), end);
    return result;
}

ObjectClass objectClassOf(PgQuery__ObjectType type)
{
    struct Entry {
        PgQuery__ObjectType type;
        ObjectClass kind;
    };
    static constexpr Entry entries[] = {
        { PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, ObjectClass::Table },
        { PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, ObjectClass::View },
        { PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, ObjectClass::MaterializedView },
        { PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE, ObjectClass::ForeignTable },
        { PG_QUERY__OBJECT_TYPE__OBJECT_INDEX, ObjectClass::Index },
        { PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, ObjectClass::Sequence },
        { PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, ObjectClass::Schema },
        { PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, ObjectClass::Type },
        { PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, ObjectClass::Domain },
        { PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, ObjectClass::Function },
        { PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE, ObjectClass::Function },
        { PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, ObjectClass::Function },
        { PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, ObjectClass::Procedure },
        { PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, ObjectClass::Trigger },
        { PG_QUERY__OBJECT_TYPE__OBJECT_POLICY, ObjectClass::Policy },
        { PG_QUERY__OBJECT_TYPE__OBJECT_RULE, ObjectClass::Rule },
        { PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, ObjectClass::Extension },
        { PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, ObjectClass::Column },
        { PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT, ObjectClass::Constraint },
        { PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE, ObjectClass::Attribute },
        { PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE, ObjectClass::Database },
    };
    const auto *found = std::find_if(
        std::begin(entries), std::end(entries), [type](const Entry &entry) { return entry.type == type; });
    return found == std::end(entries) ? ObjectClass::Other : found->kind;
}

bool worksOnRows(const Node *statement)
{
    switch (static_cast<int>(statement->node_case)) {
    case PG_QUERY__NODE__NODE_SELECT_STMT:
    case PG_QUERY__NODE__NODE_INSERT_STMT:
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
    case PG_QUERY__NODE__NODE_DELETE_STMT:
    case PG_QUERY__NODE__NODE_MERGE_STMT:
    case PG_QUERY__NODE__NODE_COPY_STMT:
    case PG_QUERY__NODE__NODE_CALL_STMT:
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
    case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        return true;
    default:
        return false;
    }
}

bool hasOption(NodeList options, QStringView name)
{
    return std::any_of(options.begin(), options.end(), [name](const Node *node) {
        if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM || stringOf(node->def_elem->defname) != name)
            return false;
        const QString value = node->def_elem->arg ? valueOf(node->def_elem->arg) : u"true"_s; // (FULL), (FULL false)
        return value != u"false" && value != u"off" && value != u"0";
    });
}

} // namespace schemawright::sql
