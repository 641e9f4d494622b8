// What statements that make and alter tables leave behind.
#include "model/lint/filestate.h"

#include "model/lint/notnullrecipe.h"

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;

/// With an index of its own.
bool isKey(const sql::ConstraintDefinition &constraint)
{
    return constraint.type == sql::ConstraintType::PrimaryKey || constraint.type == sql::ConstraintType::Unique
        || constraint.type == sql::ConstraintType::Exclusion;
}

void forgetNotNull(TableState &table, const QString &column)
{
    table.provenNotNull.remove(column);
    table.requiredColumns.removeAll(column);
}

} // namespace

void FileState::applyTo(int index, const sql::CreateTable &create)
{
    QualifiedName name = create.table.name;
    if (create.table.temporary)
        name.schema = temporarySchema.toString();
    else if (name.schema.isEmpty())
        name.schema = m_searchPath.first();
    // IF NOT EXISTS does nothing when the table is there.
    if (create.ifNotExists && m_facts.tables.contains(name))
        return;
    TableState state;
    state.created = true;
    state.temporary = create.table.temporary;
    state.partitioned = create.partitioned;
    state.isWhole = !create.hasParents && !create.fromQuery && !create.partitionOf;
    state.hasRows = create.hasRows;
    state.filledBy = create.hasRows ? index : -1;
    state.visible = false;
    for (const sql::ColumnDefinition &column : create.columns)
        addColumn(state, column);
    for (const sql::ConstraintDefinition &constraint : create.constraints)
        addConstraint(state, constraint);
    name.schema = shared(name.schema);
    m_invisible.append(name);
    m_tables.insert(name, std::move(state));
    if (create.partitionOf && create.defaultPartition)
        m_tables[resolve(create.partitionOf->name)].defaultPartition = true;
}

void FileState::addColumn(TableState &table, const sql::ColumnDefinition &column)
{
    const QString name = shared(column.name.name);
    sql::TypeName &type = *table.columnTypes.insert(name, column.type);
    type.schema = shared(type.schema);
    type.name = shared(type.name);
    if (column.generated == sql::GeneratedKind::Virtual)
        table.virtualColumns.insert(name);
    if (column.notNull)
        table.requiredColumns.append(name);
    for (const sql::ConstraintDefinition &constraint : column.constraints) {
        if (!constraint.name.name.isEmpty())
            table.constraints.insert(constraint.name.name, constraint.type);
        if (isKey(constraint))
            table.keyColumns.insert(name);
        if (constraint.type == sql::ConstraintType::PrimaryKey)
            table.provenNotNull.insert(name);
    }
}

void FileState::addConstraint(TableState &table, const sql::ConstraintDefinition &constraint)
{
    if (!constraint.name.name.isEmpty())
        table.constraints.insert(constraint.name.name, constraint.type);
    if (isKey(constraint)) {
        table.keyColumns.insert(constraint.columns);
        if (constraint.type == sql::ConstraintType::PrimaryKey)
            table.provenNotNull.insert(constraint.columns);
    }
    const QStringList columns = notNullColumns(constraint);
    if (constraint.notValid) {
        table.notValid.insert(constraint.name.name);
        table.unvalidated.insert(constraint.name.name, constraint);
        if (!columns.isEmpty())
            table.notNullChecks.insert(constraint.name.name, columns.first());
    } else {
        table.provenNotNull.insert(columns);
    }
}

void FileState::validateConstraint(TableState &table, const QString &name)
{
    if (const QString column = table.notNullChecks.value(name); !column.isEmpty())
        table.provenNotNull.insert(column);
    else
        table.validatedUnseen.append(name);
}

void FileState::applyTo(int, const sql::AlterTable &alter)
{
    if (alter.kind != sql::ObjectClass::Table)
        return;
    TableState &table = m_tables[resolve(alter.relation.name)];
    for (const sql::AlterTableAction &part : alter.actions) {
        if (const auto *add = std::get_if<sql::AddColumn>(&part.action)) {
            table.addedColumns.insert(shared(add->column.name.name));
            addColumn(table, add->column);
        }
        else if (const auto *constraint = std::get_if<sql::AddConstraint>(&part.action))
            addConstraint(table, constraint->constraint);
        else if (const auto *validate = std::get_if<sql::ValidateConstraint>(&part.action))
            validateConstraint(table, validate->constraint.name);
        else if (const auto *change = std::get_if<sql::AlterColumnType>(&part.action)) {
            table.changedColumns.insert(shared(change->column.name));
            table.columnTypes.insert(change->column.name, change->type);
        }
        else if (const auto *set = std::get_if<sql::SetNotNull>(&part.action))
            table.provenNotNull.insert(set->column.name);
        else if (const auto *nullable = std::get_if<sql::DropNotNull>(&part.action))
            forgetNotNull(table, nullable->column.name);
        else if (const auto *dropped = std::get_if<sql::DropColumn>(&part.action))
            table.changedColumns.insert(shared(dropped->column.name));
        else if (const auto *drop = std::get_if<sql::DropConstraint>(&part.action))
            table.droppedConstraint = drop->constraint.name;
        else if (const auto *security = std::get_if<sql::ChangeRowSecurity>(&part.action))
            table.rowSecurity = security->ofOwner ? table.rowSecurity : security->on;
    }
}

} // namespace schemawright::lint
