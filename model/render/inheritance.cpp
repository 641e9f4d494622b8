#include "model/render/inheritance.h"

#include "model/render/constraintddl.h"

#include <algorithm>

namespace schemawright::render {

namespace {

bool isChildOf(const schema::Table &table, const QualifiedName &parent)
{
    return (table.partitionOf && table.partitionOf->parent == parent) || table.inherits.contains(parent);
}

const schema::Index *findIn(const QList<schema::Index> &indexes, const QString &name)
{
    const auto it = std::ranges::find(indexes, name, &schema::Index::name);
    return it == indexes.cend() ? nullptr : &*it;
}

} // namespace

QList<QualifiedName> parentsOf(const schema::Table &table)
{
    return table.partitionOf ? QList<QualifiedName> { table.partitionOf->parent } : table.inherits;
}

QList<QualifiedName> directChildren(const schema::Database &database, const QualifiedName &table)
{
    QList<QualifiedName> found;
    for (const auto &candidate : database.tables) {
        if (isChildOf(*candidate, table))
            found.append(candidate->name);
    }
    return found;
}

QList<QualifiedName> ancestors(const schema::Database &database, const schema::Table &table)
{
    QList<QualifiedName> found = parentsOf(table);
    for (const QualifiedName &name : parentsOf(table)) {
        if (const schema::Table *const parent = schema::findTable(database, name))
            found += ancestors(database, *parent);
    }
    return found;
}

QList<QualifiedName> descendants(const schema::Database &database, const QualifiedName &table)
{
    QList<QualifiedName> found;
    for (const auto &candidate : database.tables) {
        if (!isChildOf(*candidate, table))
            continue;
        found.append(candidate->name);
        found.append(descendants(database, candidate->name));
    }
    return found;
}

bool hasDescendants(const schema::Database &database, const QualifiedName &table)
{
    return std::ranges::any_of(
        database.tables, [&table](const auto &candidate) { return isChildOf(*candidate, table); });
}

bool keepsParents(const RenderContext &context, const QualifiedName &table)
{
    const schema::Table *before = schema::findTable(context.before, table);
    const schema::Table *after = schema::findTable(context.after, table);
    return before && after && !parentsOf(*before).isEmpty() && parentsOf(*before) == parentsOf(*after);
}

const schema::Index *findIndexNamed(const schema::Database &database, const QualifiedName &name)
{
    for (const auto &table : database.tables) {
        const schema::Index *index = table->name.schema == name.schema ? findIn(table->indexes, name.name) : nullptr;
        if (index)
            return index;
    }
    for (const auto &view : database.views) {
        const schema::Index *index = view->name.schema == name.schema ? findIn(view->indexes, name.name) : nullptr;
        if (index)
            return index;
    }
    return nullptr;
}

bool hasIndexNamed(const schema::Database &database, const QualifiedName &name)
{
    const auto owns = [&name](const auto &table) {
        const schema::Constraint *constraint
            = table->name.schema == name.schema ? schema::findConstraint(*table, name.name) : nullptr;
        return constraint && schema::hasBackingIndex(*constraint);
    };
    return findIndexNamed(database, name) || std::ranges::any_of(database.tables, owns);
}

namespace {

// src/backend/catalog/index.c, CompareIndexInfo: it looks neither at the order nor at storage parameters. Classes and
// collations differ seldom: what differs in nothing else counts as alike.
bool mayStandFor(const schema::Index &one, const schema::Index &other)
{
    const auto alike = [](const schema::IndexPart &a, const schema::IndexPart &b) {
        return a.column == b.column && a.expression == b.expression;
    };
    return one.method == other.method && one.unique == other.unique && one.nullsNotDistinct == other.nullsNotDistinct
        && one.include == other.include && one.predicate == other.predicate
        && std::ranges::equal(one.parts, other.parts, alike);
}

} // namespace

bool hasRival(const schema::Table &partition, const schema::Index &part)
{
    return std::ranges::any_of(partition.indexes,
               [&](const schema::Index &index) { return index.name != part.name && mayStandFor(index, part); })
        || std::ranges::any_of(partition.constraints, [&](const schema::Constraint &key) {
               return schema::canAdoptIndex(key) && mayStandFor(backingIndex(key, key.name), part);
           });
}

} // namespace schemawright::render
