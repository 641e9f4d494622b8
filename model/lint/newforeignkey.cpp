#include "model/lint/newforeignkey.h"

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void addFrom(QList<NewForeignKey> &keys, const sql::RelationRef &table, const sql::ConstraintDefinition &constraint,
    const QStringList &columns)
{
    if (constraint.type == sql::ConstraintType::ForeignKey)
        keys.append({ table, columns, &constraint });
}

void addFrom(QList<NewForeignKey> &keys, const sql::RelationRef &table, const sql::ColumnDefinition &column)
{
    for (const sql::ConstraintDefinition &constraint : column.constraints)
        addFrom(keys, table, constraint, { column.name.name });
}

sql::TypeName withoutSequence(sql::TypeName type)
{
    static const QHash<QString, QString> serials { { u"serial"_s, u"integer"_s }, { u"bigserial"_s, u"bigint"_s },
        { u"smallserial"_s, u"smallint"_s } };
    type.name = type.schema.isEmpty() ? serials.value(type.name, type.name) : type.name;
    return type;
}

std::optional<sql::TypeName> writtenType(const sql::Statement &statement, const QString &column)
{
    if (const auto *create = std::get_if<sql::CreateTable>(&statement)) {
        for (const sql::ColumnDefinition &candidate : create->columns) {
            if (candidate.name.name == column)
                return withoutSequence(candidate.type);
        }
    }
    const auto *alter = std::get_if<sql::AlterTable>(&statement);
    for (const sql::AlterTableAction &part : alter ? alter->actions : QList<sql::AlterTableAction>()) {
        if (const auto *add = std::get_if<sql::AddColumn>(&part.action); add && add->column.name.name == column)
            return withoutSequence(add->column.type);
    }
    return std::nullopt;
}

} // namespace

QList<NewForeignKey> foreignKeysOf(const sql::Statement &statement)
{
    QList<NewForeignKey> keys;
    if (const auto *create = std::get_if<sql::CreateTable>(&statement)) {
        for (const sql::ColumnDefinition &column : create->columns)
            addFrom(keys, create->table, column);
        for (const sql::ConstraintDefinition &constraint : create->constraints)
            addFrom(keys, create->table, constraint, constraint.columns);
    } else if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        for (const sql::AlterTableAction &part : alter->actions) {
            if (const auto *column = std::get_if<sql::AddColumn>(&part.action))
                addFrom(keys, alter->relation, column->column);
            else if (const auto *add = std::get_if<sql::AddConstraint>(&part.action))
                addFrom(keys, alter->relation, add->constraint, add->constraint.columns);
        }
    }
    return keys;
}

bool isSkipped(const RuleContext &context, const NewForeignKey &key)
{
    const TableKnowledge table = context.table(key.table.name);
    if (const auto *create = context.as<sql::CreateTable>())
        return create->ifNotExists && (table.facts || table.state);
    const auto *alter = context.as<sql::AlterTable>();
    for (const sql::AlterTableAction &part : alter ? alter->actions : QList<sql::AlterTableAction>()) {
        const auto *add = std::get_if<sql::AddColumn>(&part.action);
        if (add && add->ifNotExists && key.columns.contains(add->column.name.name))
            return table.column(add->column.name.name) || table.hasNewColumn(add->column.name.name);
    }
    return false;
}

QStringList referencedColumns(const RuleContext &context, const sql::ConstraintDefinition &constraint)
{
    const TableKnowledge referenced = context.table(constraint.referenced.name);
    if (!constraint.referencedColumns.isEmpty() || !referenced.facts)
        return constraint.referencedColumns;
    for (const catalog::ConstraintFacts &fact : referenced.facts->constraints) {
        if (fact.type == 'p')
            return fact.columns;
    }
    return {};
}

std::optional<sql::TypeName> typeOfColumn(const TableKnowledge &table, const QString &column)
{
    if (table.state && table.state->columnTypes.contains(column))
        return withoutSequence(table.state->columnTypes.value(column));
    const catalog::ColumnFacts *facts = table.column(column);
    return facts ? sql::parseTypeName(facts->type) : std::nullopt;
}

std::optional<sql::TypeName> keyType(const RuleContext &context, const NewForeignKey &key, const QString &column)
{
    const auto written = writtenType(context.parsed().statement, column);
    return written ? written : typeOfColumn(context.table(key.table.name), column);
}

} // namespace schemawright::lint
