#include "model/workflow/namedrelations.h"

#include <QSet>

namespace schemawright::workflow {

namespace {

class Collector
{
public:
    QList<QualifiedName> names;

    void operator()(const sql::CreateIndex &statement) { add(statement.table.name); }
    void operator()(const sql::DropObjects &statement)
    {
        for (const auto &target : statement.targets) {
            add(target.name);
            add(target.relation);
        }
    }
    void operator()(const sql::AlterTable &statement)
    {
        add(statement.relation.name);
        for (const sql::AlterTableAction &action : statement.actions) {
            if (const auto *added = std::get_if<sql::AddConstraint>(&action.action))
                add(added->constraint.referenced.name);
            else if (const auto *column = std::get_if<sql::AddColumn>(&action.action))
                addReferenced(column->column.constraints);
            else if (const auto *attached = std::get_if<sql::AttachPartition>(&action.action))
                add(attached->partition.name);
            else if (const auto *detached = std::get_if<sql::DetachPartition>(&action.action))
                add(detached->partition.name);
        }
    }
    void operator()(const sql::Rename &statement) { add(statement.relation.name); }
    void operator()(const sql::CreateTable &statement)
    {
        for (const sql::ColumnDefinition &column : statement.columns)
            addReferenced(column.constraints);
        addReferenced(statement.constraints);
        if (statement.partitionOf)
            add(statement.partitionOf->name);
    }
    void operator()(const sql::Insert &statement) { add(statement.table.name); }
    void operator()(const sql::Update &statement) { add(statement.table.name); }
    void operator()(const sql::Delete &statement) { add(statement.table.name); }
    void operator()(const sql::Truncate &statement)
    {
        for (const sql::RelationRef &table : statement.tables)
            add(table.name);
    }
    void operator()(const sql::CreateTrigger &statement) { add(statement.table.name); }
    void operator()(const sql::CreatePolicy &statement) { add(statement.table.name); }
    void operator()(const sql::Reindex &statement) { add(statement.relation.name); }
    void operator()(const sql::Vacuum &statement)
    {
        for (const sql::RelationRef &table : statement.tables)
            add(table.name);
    }
    void operator()(const sql::RefreshView &statement) { add(statement.view.name); }
    template <typename Other> void operator()(const Other &) { } // names no relation that exists before it

private:
    void add(const QualifiedName &name)
    {
        if (name.isEmpty() || m_seen.contains(name))
            return;
        m_seen.insert(name);
        names.append(name);
    }
    void addReferenced(const QList<sql::ConstraintDefinition> &constraints)
    {
        for (const sql::ConstraintDefinition &constraint : constraints)
            add(constraint.referenced.name);
    }

    QSet<QualifiedName> m_seen;
};

} // namespace

QList<QualifiedName> namedRelations(const QList<sql::ParsedStatement> &statements)
{
    Collector collector;
    for (const sql::ParsedStatement &parsed : statements)
        std::visit(collector, parsed.statement);
    return collector.names;
}

} // namespace schemawright::workflow
