// CREATE TABLE and ALTER TABLE: the n-th element or action of the tree is the n-th part between commas of the text.
#include "model/sql/tablereader.h"

#include "model/sql/columnreader.h"
#include "model/sql/expressionreader.h"

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

SourceRange partAt(const QList<SourceRange> &parts, qsizetype index, const StatementText &text)
{
    return index < parts.size() ? parts[index] : text.whole();
}

SourceRange actionsRange(const AlterTable &alter, const StatementText &text)
{
    qsizetype start = alter.relation.range.end();
    if (text.textOf(text.lexemeFrom(start)) == u"*") // docs: sql-altertable, "name [ * ]"
        start = text.lexemeFrom(start).end();
    return { start, text.whole().end() - start };
}

TableAction typeChange(
    const PgQuery__AlterTableCmd *command, const NameRef &column, const SourceRange &range, const StatementText &text)
{
    const PgQuery__ColumnDef *definition = command->def->column_def;
    AlterColumnType change;
    change.column = column;
    qsizetype typeEnd = range.end();
    if (const auto keyword = text.findKeyword(u"using", range); keyword && definition->raw_default) {
        change.usingExpression = expressionOf(definition->raw_default, text.trimmed(keyword->end(), range.end()), text);
        typeEnd = keyword->start;
    }
    if (definition->coll_clause) {
        change.collation
            = stringsOf({ definition->coll_clause->collname, definition->coll_clause->n_collname }).join(u'.');
        typeEnd = std::min(typeEnd, text.position(definition->coll_clause->location));
    }
    change.type = typeOf(definition->type_name, text, typeEnd);
    return change;
}

TableAction defaultChange(
    const PgQuery__AlterTableCmd *command, const NameRef &column, const SourceRange &range, const StatementText &text)
{
    if (!command->def)
        return DropDefault { column };
    const auto keyword = text.findKeyword(u"default", range);
    return SetDefault { column,
        expressionOf(command->def, text.trimmed(keyword ? keyword->end() : range.start, range.end()), text) };
}

QString constantText(const PgQuery__AConst *constant)
{
    switch (static_cast<int>(constant->val_case)) {
    case PG_QUERY__A__CONST__VAL_IVAL:
        return QString::number(constant->ival->ival);
    case PG_QUERY__A__CONST__VAL_FVAL:
        return stringOf(constant->fval->fval);
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
        return constant->boolval->boolval ? u"true"_s : u"false"_s;
    case PG_QUERY__A__CONST__VAL_SVAL:
        return stringOf(constant->sval->sval);
    default:
        return {};
    }
}

BoundValue boundValueOf(const Node *node)
{
    if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_REF && node->column_ref->n_fields == 1) {
        const QString word = stringOf(node->column_ref->fields[0]);
        const bool isMaximum = word == u"maxvalue";
        if (isMaximum || word == u"minvalue")
            return { isMaximum ? BoundValue::Kind::Maximum : BoundValue::Kind::Minimum, {}, false };
    }
    if (node->node_case == PG_QUERY__NODE__NODE_TYPE_CAST && node->type_cast->arg)
        node = node->type_cast->arg; // DATE '2024-01-01'
    if (node->node_case != PG_QUERY__NODE__NODE_A_CONST)
        return {};
    return { BoundValue::Kind::Literal, constantText(node->a_const), node->a_const->isnull != 0 };
}

QList<BoundValue> boundValuesOf(NodeList nodes)
{
    QList<BoundValue> values;
    for (const Node *node : nodes)
        values.append(boundValueOf(node));
    return values;
}

PartitionBound boundOf(const PgQuery__PartitionBoundSpec *spec)
{
    PartitionBound bound;
    bound.isDefault = spec->is_default;
    const QString strategy = stringOf(spec->strategy);
    if (strategy == u"h") {
        bound.strategy = PartitionStrategy::Hash;
        bound.modulus = spec->modulus;
        bound.remainder = spec->remainder;
    } else if (strategy == u"r") {
        bound.strategy = PartitionStrategy::Range;
        bound.values = boundValuesOf({ spec->lowerdatums, spec->n_lowerdatums });
        bound.upper = boundValuesOf({ spec->upperdatums, spec->n_upperdatums });
    } else {
        bound.values = boundValuesOf({ spec->listdatums, spec->n_listdatums });
    }
    return bound;
}

TableAction partitionAction(const PgQuery__AlterTableCmd *command, const StatementText &text)
{
    const PgQuery__PartitionCmd *partition = command->def->partition_cmd;
    const RelationRef relation = relationOf(partition->name, text);
    if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition)
        return AttachPartition { relation, partition->bound ? boundOf(partition->bound) : PartitionBound() };
    return DetachPartition { relation, partition->concurrent != 0 };
}

QString subtypeName(PgQuery__AlterTableType type)
{
    const ProtobufCEnumValue *value
        = protobuf_c_enum_descriptor_get_value(&pg_query__alter_table_type__descriptor, static_cast<int>(type));
    return value ? stringOf(value->name).mid(3) : QString(); // without "AT_"
}

TableAction actionOf(const PgQuery__AlterTableCmd *command, const SourceRange &range, const StatementText &text)
{
    const QString name = stringOf(command->name);
    const NameRef named { name, name.isEmpty() ? range : text.findName(name, range) };
    const bool cascade = command->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
    switch (static_cast<int>(command->subtype)) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: {
        const PgQuery__ColumnDef *column = command->def->column_def;
        const qsizetype start = text.position(column->location);
        return AddColumn { columnOf(column, text.trimmed(start, range.end()), text), command->missing_ok != 0 };
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
        return DropColumn { named, command->missing_ok != 0, cascade };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
        return typeChange(command, named, range, text);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
        return SetNotNull { named };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
        return DropNotNull { named };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
        return defaultChange(command, named, range, text);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint: {
        const PgQuery__Constraint *constraint = command->def->constraint;
        return AddConstraint { constraintOf(
            constraint, text.trimmed(text.position(constraint->location), range.end()), text) };
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
        return ValidateConstraint { named };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
        return DropConstraint { named, command->missing_ok != 0, cascade };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
        return partitionAction(command, text);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
        return ChangeRowSecurity { .enable = true, .ofOwner = false, .on = true };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
        return ChangeRowSecurity {};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
        return ChangeRowSecurity { .enable = false, .ofOwner = true, .on = true };
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
        return ChangeRowSecurity { .enable = false, .ofOwner = true, .on = false };
    default: {
        const bool hasOptions = command->def && command->def->node_case == PG_QUERY__NODE__NODE_LIST;
        const NodeList options
            = hasOptions ? NodeList(command->def->list->items, command->def->list->n_items) : NodeList();
        const bool namesRelation = command->def && command->def->node_case == PG_QUERY__NODE__NODE_RANGE_VAR;
        return OtherTableAction { subtypeName(command->subtype), name, optionsOf(options),
            namesRelation ? relationOf(command->def->range_var, text).name : QualifiedName() };
    }
    }
}

} // namespace

AlterTable alterTableOf(const PgQuery__AlterTableStmt *alter, const StatementText &text)
{
    AlterTable result;
    result.kind = objectClassOf(alter->objtype);
    result.relation = relationOf(alter->relation, text);
    result.ifExists = alter->missing_ok;
    const QList<SourceRange> parts = text.partsAtCommas(actionsRange(result, text));
    for (size_t i = 0; i < alter->n_cmds; ++i) {
        const SourceRange range = partAt(parts, static_cast<qsizetype>(i), text);
        result.actions.append({ actionOf(alter->cmds[i]->alter_table_cmd, range, text), range });
    }
    return result;
}

CreateTable createTableOf(const PgQuery__CreateStmt *create, const StatementText &text)
{
    CreateTable result;
    result.table = relationOf(create->relation, text);
    result.ifNotExists = create->if_not_exists;
    result.partitioned = create->partspec != nullptr;
    if (create->partspec) {
        for (const Node *part : NodeList(create->partspec->part_params, create->partspec->n_part_params))
            result.partitionKey.append(stringOf(part->partition_elem->name));
    }
    if (create->partbound && create->n_inh_relations > 0) {
        result.partitionOf = relationOf(create->inh_relations[0]->range_var, text);
        result.defaultPartition = create->partbound->is_default;
        result.bound = boundOf(create->partbound);
    } else {
        for (const Node *parent : NodeList(create->inh_relations, create->n_inh_relations))
            result.parents.append(relationOf(parent->range_var, text));
    }
    result.hasParents = create->n_inh_relations > 0 || create->of_typename != nullptr;
    const QList<SourceRange> parts = text.partsAtCommas(
        text.insideParentheses(result.partitionOf ? result.partitionOf->range.end() : result.table.range.end()));
    for (size_t i = 0; i < create->n_table_elts; ++i) {
        const Node *element = create->table_elts[i];
        const SourceRange range = partAt(parts, static_cast<qsizetype>(i), text);
        if (element->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
            result.columns.append(columnOf(element->column_def, range, text));
        else if (element->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
            result.constraints.append(constraintOf(element->constraint, range, text));
        else if (element->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
            result.likes.append(relationOf(element->table_like_clause->relation, text));
    }
    result.hasParents = result.hasParents || !result.likes.isEmpty();
    return result;
}

} // namespace schemawright::sql
