// Look-up of a table's parts. Tables are small, so these are linear.
#include "model/schema/table.h"

#include <algorithm>

namespace schemawright::schema {

namespace {

template <typename Part> const Part *findPart(const QList<Part> &parts, const QString &name)
{
    const auto found = std::ranges::find(parts, name, &Part::name);
    return found != parts.end() ? &*found : nullptr;
}

} // namespace

const Column *findColumn(const Table &table, const QString &name)
{
    return findPart(table.columns, name);
}

const Constraint *findConstraint(const Table &table, const QString &name)
{
    return findPart(table.constraints, name);
}

const Index *findIndex(const Table &table, const QString &name)
{
    return findPart(table.indexes, name);
}

const Trigger *findTrigger(const Table &table, const QString &name)
{
    return findPart(table.triggers, name);
}

const Policy *findPolicy(const Table &table, const QString &name)
{
    return findPart(table.policies, name);
}

const Constraint *findPrimaryKey(const Table &table)
{
    const auto isPrimaryKey = [](const Constraint &c) { return std::holds_alternative<PrimaryKey>(c.detail); };
    const auto found = std::ranges::find_if(table.constraints, isPrimaryKey);
    return found != table.constraints.end() ? &*found : nullptr;
}

} // namespace schemawright::schema
