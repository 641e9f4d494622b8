// Partitions: how a new one is made, ATTACH and DETACH (declared in tableddl.h).
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/tableddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::Constraint;
using schema::LockMode;
using schema::Table;

namespace {

constexpr qsizetype longestName = 63; // include/pg_config_manual.h, NAMEDATALEN

bool sameColumn(const Column &parent, Column child)
{
    child.isLocal = parent.isLocal;
    child.comment = parent.comment;
    child.statisticsTarget = parent.statisticsTarget;
    child.options = parent.options;
    if (!child.notNullConstraint.named)
        child.notNullConstraint = parent.notNullConstraint;
    return !parent.identity && child == parent;
}

/// What ChooseIndexName in src/backend/commands/indexcmds.c makes of a table, columns and a suffix.
bool isServersChoice(const QString &name, const QString &table, const QStringList &columns, const QString &suffix)
{
    const QString chosen = (QStringList { table } + columns + QStringList { suffix }).join(u'_');
    return name == chosen && chosen.toUtf8().size() <= longestName;
}

bool hasServersName(const Table &table, const Constraint &constraint)
{
    // A key of its own that the parent's plain index takes over must be there first.
    if (constraint.isLocal && constraint.parentIndex)
        return false;
    if (constraint.isLocal || !schema::hasBackingIndex(constraint))
        return true;
    if (std::holds_alternative<schema::PrimaryKey>(constraint.detail))
        return isServersChoice(constraint.name, table.name.name, {}, u"pkey"_s);
    const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail);
    return unique && isServersChoice(constraint.name, table.name.name, unique->columns + unique->include, u"key"_s);
}

// What the parent's index gives to a partition that is made beside it: src/backend/parser/parse_utilcmd.c,
// generateClonedIndexStmt.
bool isLikeParents(const schema::Index &index, const Table &parent)
{
    if (index.parentIndex.isEmpty())
        return true;
    const schema::Index *const whole = schema::findIndex(parent, index.parentIndex.name);
    return whole && whole->storageParameters == index.storageParameters && whole->tablespace == index.tablespace
        && index.statisticsTargets.isEmpty() && index.comment.isEmpty() && !index.clustered && !index.replicaIdentity;
}

bool isLikeParents(const Constraint &constraint, const Table &parent)
{
    if (constraint.isLocal || !schema::hasBackingIndex(constraint))
        return true;
    return constraint.comment.isEmpty() && constraint.indexComment.isEmpty()
        && std::ranges::any_of(parent.constraints, [&](const Constraint &whole) {
               return whole.detail == constraint.detail && whole.storageParameters == constraint.storageParameters
                   && whole.tablespace == constraint.tablespace;
           });
}

bool hasServersName(const Table &table, const schema::Index &index)
{
    if (index.parentIndex.isEmpty())
        return true;
    QStringList columns;
    for (const schema::IndexPart &part : index.parts)
        columns.append(part.column.isEmpty() ? u"expr"_s : part.column);
    return isServersChoice(index.name, table.name.name, columns + index.include, u"idx"_s);
}

QList<RelationLock> defaultPartitionLock(const QualifiedName &parent, LockMode mode, const RenderContext &context)
{
    QList<RelationLock> locks;
    for (const auto &table : context.before.tables) {
        if (table->partitionOf && table->partitionOf->parent == parent && table->partitionOf->bound == u"DEFAULT")
            locks += lockOn(context, table->name, mode);
    }
    return locks;
}

/// Whether the server could take another index for a part of the parent's.
bool hasRivals(const Table &table)
{
    return std::ranges::any_of(table.indexes,
        [&table](const schema::Index &index) { return !index.parentIndex.isEmpty() && hasRival(table, index); });
}

/// The parent's index is then made when its partitions are there, ON ONLY: it gives nothing to them.
bool hasSiblingWithRivals(const Table &table, const RenderContext &context)
{
    return std::ranges::any_of(context.after.tables, [&table](const auto &other) {
        return other->partitionOf && other->partitionOf->parent == table.partitionOf->parent && hasRivals(*other);
    });
}

} // namespace

PartitionForm partitionForm(const Table &table, const RenderContext &context)
{
    if (!table.partitionOf || existsBefore(context, table.partitionOf->parent))
        return PartitionForm::Standalone;
    const Table *parent = schema::findTable(context.after, table.partitionOf->parent);
    if (!parent || parent->columns.size() != table.columns.size())
        return PartitionForm::Standalone;
    // Some of the partitions have no part of an index that is not valid, and would get one.
    const bool isWhole = std::ranges::all_of(parent->indexes, &schema::Index::valid)
        && std::ranges::all_of(parent->constraints, &Constraint::indexValid);
    const auto comes = [&](const auto &part) { return hasServersName(table, part) && isLikeParents(part, *parent); };
    const bool isClear = isWhole && !hasRivals(table);
    const bool same = std::equal(parent->columns.cbegin(), parent->columns.cend(), table.columns.cbegin(), sameColumn)
        && std::ranges::all_of(table.constraints, comes) && std::ranges::all_of(table.indexes, comes);
    return same && isClear && !hasSiblingWithRivals(table, context) ? PartitionForm::PartitionOf : PartitionForm::Standalone;
}

QString attachPartitionSql(const QualifiedName &table, const schema::PartitionOf &partition)
{
    return clauses(u"ALTER TABLE "_s + sql::quoteName(partition.parent),
        { QString(u"ATTACH PARTITION "_s + sql::quoteName(table)), partition.bound });
}

QString detachPartitionSql(const QualifiedName &table, const QualifiedName &parent, bool concurrently)
{
    return clauses(u"ALTER TABLE "_s + sql::quoteName(parent),
        { QString(u"DETACH PARTITION "_s + sql::quoteName(table)), concurrently ? u"CONCURRENTLY"_s : QString() });
}

// cases attach-partition-no-check, attach-partition-with-default, attach-partition-fk-parent
Statement renderAttachPartition(const Table &table, const RenderContext &context)
{
    const QualifiedName parent = table.partitionOf->parent;
    Statement statement;
    statement.sql = attachPartitionSql(table.name, *table.partitionOf);
    statement.undo = detachPartitionSql(table.name, parent);
    statement.description
        = u"Attach partition "_s + quotedWord(table.name.name) + u" to table: "_s + quotedWord(parent.name);
    QList<RelationLock> locks = lockOn(context, parent, LockMode::ShareUpdateExclusive)
        + lockTree(context, table.name, LockMode::AccessExclusive)
        + defaultPartitionLock(parent, LockMode::AccessExclusive, context)
        + lockOn(context, referencedTables(context.after, parent), LockMode::ShareRowExclusive);
    statement.locks = mergedLocks(locks);
    const bool reads = existsBefore(context, table.name)
        || !defaultPartitionLock(parent, LockMode::AccessExclusive, context).isEmpty();
    statement.work = reads ? Work::Scan : Work::Instant;
    return statement;
}

// cases detach-partition, detach-partition-concurrently, detach-partition-with-default
Statement renderDetachPartition(const Table &table, bool concurrently, const RenderContext &context)
{
    const QualifiedName parent = table.partitionOf->parent;
    Statement statement;
    statement.sql = detachPartitionSql(table.name, parent, concurrently);
    statement.undo = attachPartitionSql(table.name, *table.partitionOf);
    statement.description
        = u"Detach partition "_s + quotedWord(table.name.name) + u" from table: "_s + quotedWord(parent.name);
    const LockMode mode = concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive;
    QList<RelationLock> locks = lockOn(context, parent, mode) + lockOn(context, table.name, LockMode::AccessExclusive);
    if (!concurrently)
        locks += defaultPartitionLock(parent, LockMode::AccessExclusive, context);
    statement.locks = mergedLocks(locks);
    statement.transactional = !concurrently;
    return statement;
}

} // namespace schemawright::render
