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

void forgetChecksOver(TableState &table, const QString &column)
{
    table.checks.removeIf([&column](const CheckState &check) { return check.columns.contains(column); });
}

void setDefaultPartition(TableState &table, const QualifiedName &name)
{
    PartitioningState partitioning = table.partitioning ? *table.partitioning : PartitioningState();
    partitioning.defaultPartition = name;
    table.partitioning = std::make_shared<PartitioningState>(partitioning);
}

/// One without a name may be the one whose name is not known.
void forgetCheck(TableState &table, const QString &name)
{
    const qsizetype removed = table.checks.removeIf([&name](const CheckState &check) { return check.name == name; });
    if (removed == 0)
        table.checks.removeIf([](const CheckState &check) { return check.name.isEmpty(); });
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
    state.replaces = m_freedTables.contains(name);
    if (create.partitioned)
        state.partitioning = std::make_shared<PartitioningState>(PartitioningState { create.partitionKey, {} });
    for (const sql::RelationRef &source : create.likes + create.parents)
        copyColumns(state, resolve(source.name));
    if (create.partitionOf)
        copyColumns(state, resolve(create.partitionOf->name));
    for (const sql::ColumnDefinition &column : create.columns)
        addColumn(state, column);
    for (const sql::ConstraintDefinition &constraint : create.constraints)
        addConstraint(state, constraint);
    name.schema = shared(name.schema);
    m_invisible.append(name);
    m_tables.insert_or_assign(name, std::move(state));
    if (create.partitionOf && create.defaultPartition)
        setDefaultPartition(m_tables[resolve(create.partitionOf->name)], name);
}

/// docs: sql-createtable, "LIKE", "INHERITS", "PARTITION OF": types and NOT NULL always.
void FileState::copyColumns(TableState &table, const QualifiedName &source) const
{
    if (const TableState *made = this->table(source)) {
        table.columnTypes.insert(made->columnTypes);
        table.requiredColumns += made->requiredColumns;
    }
    const catalog::TableFacts *known = facts(source);
    for (const catalog::ColumnFacts &column : known ? known->columns : QList<catalog::ColumnFacts>()) {
        if (column.notNull)
            table.requiredColumns.append(column.name);
    }
}

/// What a valid constraint says of all rows.
void FileState::addProof(TableState &table, const sql::ConstraintDefinition &constraint)
{
    table.provenNotNull.insert(notNullColumns(constraint));
    if (constraint.type == sql::ConstraintType::Check && constraint.check)
        table.checks.append({ constraint.name.name, constraint.check->text, constraint.check->columns });
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
        table.hasForeignKeys = table.hasForeignKeys || constraint.type == sql::ConstraintType::ForeignKey;
        addProof(table, constraint);
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
    table.hasForeignKeys = table.hasForeignKeys || constraint.type == sql::ConstraintType::ForeignKey;
    if (constraint.notValid) {
        table.notValid.insert(constraint.name.name);
        table.unvalidated.insert(constraint.name.name, constraint);
    } else {
        addProof(table, constraint);
    }
}

void FileState::validateConstraint(TableState &table, const QString &name)
{
    if (const auto constraint = table.unvalidated.constFind(name); constraint == table.unvalidated.constEnd())
        table.validatedUnseen.append(name);
    else
        addProof(table, table.unvalidated.take(name));
}

void FileState::applyTo(int, const sql::AlterTable &alter)
{
    if (alter.kind != sql::ObjectClass::Table)
        return;
    TableState &table = m_tables[resolve(alter.relation.name)];
    QList<QualifiedName> detached;
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
        else if (const auto *dropped = std::get_if<sql::DropColumn>(&part.action)) {
            table.changedColumns.insert(shared(dropped->column.name));
            forgetChecksOver(table, dropped->column.name);
        } else if (const auto *drop = std::get_if<sql::DropConstraint>(&part.action)) {
            table.droppedConstraint = drop->constraint.name;
            forgetCheck(table, drop->constraint.name);
        }
        else if (const auto *detach = std::get_if<sql::DetachPartition>(&part.action))
            detached.append(resolve(detach->partition.name));
        else if (const auto *other = std::get_if<sql::OtherTableAction>(&part.action); other && other->kind == u"DropInherit")
            table.parentsMayBeGone = true;
        else if (other && (other->kind == u"DropExpression" || other->kind == u"SetExpression"))
            table.changedColumns.insert(shared(other->name));
        else if (const auto *security = std::get_if<sql::ChangeRowSecurity>(&part.action))
            table.rowSecurity = security->ofOwner ? table.rowSecurity : security->on;
    }
    for (const QualifiedName &partition : std::as_const(detached))
        m_tables[partition].parentsMayBeGone = true;
}

} // namespace schemawright::lint
