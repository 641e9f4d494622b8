#include "model/render/relationlocks.h"

#include "model/render/inheritance.h"
#include "model/sql/sqlwriter.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

bool hasSequence(const schema::Database &database, const QualifiedName &name)
{
    const auto isIt = [&name](const schema::Sequence &sequence) { return sequence.name == name; };
    const auto isBehind
        = [&name](const schema::Column &column) { return column.identity && column.identity->sequenceName == name; };
    return std::ranges::any_of(database.sequences, isIt)
        || std::ranges::any_of(
            database.tables, [&](const auto &table) { return std::ranges::any_of(table->columns, isBehind); });
}

} // namespace

bool existsBefore(const RenderContext &context, const QualifiedName &relation)
{
    const schema::Database &database = context.before;
    return schema::findTable(database, relation) || schema::findView(database, relation)
        || hasSequence(database, relation) || hasIndexNamed(database, relation);
}

QList<QualifiedName> ownedSequences(const schema::Database &database, const QualifiedName &table)
{
    QList<QualifiedName> found;
    for (const schema::Sequence &sequence : database.sequences) {
        if (sequence.ownedBy && sequence.ownedBy->table == table)
            found.append(sequence.name);
    }
    const schema::Table *owner = schema::findTable(database, table);
    if (!owner)
        return found;
    for (const schema::Column &column : owner->columns) {
        if (column.identity)
            found.append(column.identity->sequenceName);
    }
    return found;
}

QList<QualifiedName> referencedTables(const schema::Database &database, const QualifiedName &table)
{
    QList<QualifiedName> found;
    const schema::Table *owner = schema::findTable(database, table);
    if (!owner)
        return found;
    for (const schema::Constraint &constraint : owner->constraints) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail);
        if (key && key->referencedTable != table && !found.contains(key->referencedTable))
            found.append(key->referencedTable);
    }
    return found;
}

QList<QualifiedName> referencingTables(const schema::Database &database, const QualifiedName &table)
{
    QList<QualifiedName> found;
    for (const auto &candidate : database.tables) {
        const bool references
            = std::ranges::any_of(candidate->constraints, [&table](const schema::Constraint &constraint) {
                  const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail);
                  return key && key->referencedTable == table;
              });
        if (references && candidate->name != table)
            found.append(candidate->name);
    }
    return found;
}

QList<QualifiedName> tablesUsingType(const schema::Database &database, const QualifiedName &type)
{
    const QString name = sql::quoteName(type);
    const QString array = name + u"[]"_s;
    QList<QualifiedName> found;
    for (const auto &table : database.tables) {
        const auto uses = [&](const schema::Column &column) { return column.type == name || column.type == array; };
        if (std::ranges::any_of(table->columns, uses))
            found.append(table->name);
    }
    return found;
}

QList<RelationLock> lockOn(const RenderContext &context, const QualifiedName &relation, schema::LockMode mode)
{
    if (!existsBefore(context, relation))
        return {};
    return { { relation, mode } };
}

QList<RelationLock> lockOn(const RenderContext &context, const QList<QualifiedName> &relations, schema::LockMode mode)
{
    QList<RelationLock> locks;
    for (const QualifiedName &relation : relations)
        locks.append(lockOn(context, relation, mode));
    return locks;
}

QList<RelationLock> lockTree(const RenderContext &context, const QualifiedName &table, schema::LockMode mode)
{
    return lockOn(context, table, mode) + lockOn(context, descendants(context.before, table), mode);
}

QList<RelationLock> lockPartitions(const RenderContext &context, const QualifiedName &table, schema::LockMode mode)
{
    const schema::Table *before = schema::findTable(context.before, table);
    return before && before->isPartitioned() ? lockTree(context, table, mode) : lockOn(context, table, mode);
}

QList<RelationLock> mergedLocks(const QList<RelationLock> &locks)
{
    QHash<QualifiedName, schema::LockMode> strongest;
    for (const RelationLock &lock : locks) {
        schema::LockMode &mode = strongest[lock.relation];
        mode = std::max(mode, lock.mode);
    }
    QList<RelationLock> merged;
    for (auto it = strongest.cbegin(); it != strongest.cend(); ++it)
        merged.append({ it.key(), it.value() });
    std::ranges::sort(merged, [](const RelationLock &a, const RelationLock &b) {
        return a.mode != b.mode ? a.mode > b.mode : a.relation < b.relation;
    });
    return merged;
}

Work workOn(const RenderContext &context, const QualifiedName &table, Work work)
{
    return existsBefore(context, table) ? work : Work::Instant;
}

} // namespace schemawright::render
