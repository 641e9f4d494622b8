#include "model/diff/inheritancediff.h"

#include "model/diff/differences.h"

#include <algorithm>

namespace schemawright::diff {

using schema::Column;
using schema::Constraint;
using schema::Table;

namespace {

/// The sides of a comparison.
struct Sides {
    const schema::Database &before;
    const schema::Database &after;
    [[nodiscard]] int serverVersion() const { return before.serverVersion > 0 ? before.serverVersion : after.serverVersion; }
};

QList<QualifiedName> parentsOf(const Table &table)
{
    return table.partitionOf ? QList<QualifiedName> { table.partitionOf->parent } : table.inherits;
}

template <typename T> qsizetype indexOf(const QList<T> &parts, const QString &name)
{
    const auto found = std::ranges::find(parts, name, &T::name);
    return found == parts.end() ? -1 : found - parts.begin();
}

// A column of the child follows each property that changes in the parent, but for those that are set ONLY there: default,
// storage, compression, statistics, options.
void followColumn(
    Column &child, const Column *wanted, const Column &before, const Column &after, bool keepsNotNull)
{
    const bool ownsNotNull = child.notNullConstraint.named || (wanted && wanted->notNullConstraint.named);
    if (before.type != after.type || before.collation != after.collation) {
        child.type = after.type;
        child.collation = after.collation;
        // tablecmds.c, ATExecAlterColumnType: storage and compression become those of the type.
        child.storage.clear();
        child.compression.clear();
    }
    // From PostgreSQL 18 on the child keeps what it says itself: tablecmds.c, dropconstraint_internal.
    const bool staysNotNull = keepsNotNull || (!after.notNull && child.notNullConstraint.isLocal);
    const auto isPassedOn = [](const Column &column) { return column.notNull && !column.notNullConstraint.noInherit; };
    // NO INHERIT leaves the child's as its own; one that the child has named is its own from the beginning.
    if (isPassedOn(before) != isPassedOn(after) && after.notNull == isPassedOn(after) && !ownsNotNull && !staysNotNull)
        child.notNull = isPassedOn(after);
    if (before.generated != after.generated)
        child.generated = after.generated;
}

// The table whose ALTER COLUMN … TYPE gives the column of this one another type.
const Table &typeGiver(const Table &table, const QString &column, const schema::Database &before)
{
    for (const QualifiedName &name : parentsOf(table)) {
        const Table *const parent = schema::findTable(before, name);
        if (parent && schema::findColumn(*parent, column))
            return typeGiver(*parent, column, before);
    }
    return table;
}

// A default that is set with the type is set on the whole tree; one by itself ONLY on its table, as that of serial goes
// before the type changes and identity comes.
void followDefaultOfType(Column &child, const Table &parent, const Sides &sides)
{
    const Table &giver = typeGiver(parent, child.name, sides.before);
    const Table *const wanted = schema::findTable(sides.after, giver.name);
    const Column *const before = schema::findColumn(giver, child.name);
    const Column *const after = wanted ? schema::findColumn(*wanted, child.name) : nullptr;
    if (!after || (before->type == after->type && before->collation == after->collation))
        return;
    const bool gainsIdentity = !before->identity && after->identity;
    if (before->defaultExpression != after->defaultExpression && !gainsIdentity)
        child.defaultExpression = after->defaultExpression;
}

// From PostgreSQL 17 on a partition's identity has the parent's sequence, and changes with it; before that a partition has
// none or its own: tablecmds.c, ATExecAddIdentity.
void followIdentity(Column &child, const Column &wanted, const Column &before, const Column &after)
{
    const auto isShared = [](const Column &column, const Column &parent) {
        return !column.identity || (parent.identity && column.identity->sequenceName == parent.identity->sequenceName);
    };
    if (before.identity != after.identity && isShared(child, before) && isShared(wanted, after))
        child.identity = wanted.identity;
}

// DROP COLUMN counts the parents that still have the column: one of them keeps it in the child.
bool comesFromAnother(const Table &child, const QString &column, const QualifiedName &parent, const Sides &sides)
{
    return std::ranges::any_of(child.inherits, [&](const QualifiedName &other) {
        const Table *const table = other == parent ? nullptr : schema::findTable(sides.before, other);
        return table && schema::findColumn(*table, column);
    });
}

// The child loses the column with the parent's DROP COLUMN, unless that is told to stay with the parent.
bool losesColumn(const Table &child, const QString &column, const QualifiedName &parent, const Sides &sides)
{
    const Column *const mine = schema::findColumn(child, column);
    return mine && !mine->isLocal && !comesFromAnother(child, column, parent, sides);
}

// Comments, options, storage, compression and (before PostgreSQL 17) identity stay with the parent.
Column comingDown(const Column &column, const Column &wanted)
{
    Column inherited = column;
    inherited.isLocal = false;
    inherited.comment.clear();
    inherited.options.clear();
    inherited.compression.clear();
    inherited.storage.clear();
    inherited.statisticsTarget = -1;
    inherited.identity = wanted.identity;
    inherited.notNull = column.notNull && !column.notNullConstraint.noInherit;
    inherited.notNullConstraint = {};
    inherited.foreignOptions.clear();
    return inherited;
}

// What becomes of a column of the child whose parent has it before and after.
void followKeptColumn(Column &child, const Column *wanted, const Column &before, const Column &after, const Table &parent,
    bool isPartition, bool keepsNotNull, const Sides &sides)
{
    // It goes and comes back with the parent's; one that the child defines, too, is replaced by a change of its own.
    if (!canAlterColumn(before, after, sides.serverVersion())) {
        if (!child.isLocal && wanted)
            child = comingDown(after, *wanted);
        return;
    }
    followColumn(child, wanted, before, after, keepsNotNull);
    if (before.type != after.type || before.collation != after.collation)
        followDefaultOfType(child, parent, sides);
    if (wanted && isPartition)
        followIdentity(child, *wanted, before, after);
}

void followColumns(
    Table &child, const Table &wanted, const Table &parentBefore, const Table &parentAfter, const Sides &sides)
{
    for (const Column &column : parentBefore.columns) {
        const qsizetype position = indexOf(child.columns, column.name);
        const Column *const changed = schema::findColumn(parentAfter, column.name);
        if (position < 0)
            continue;
        const Column *const mine = schema::findColumn(wanted, column.name);
        if (changed) {
            const bool keepsNotNull = !child.partitionOf && column.notNull && !changed->notNull
                && isNotNullKeptByChildren(parentBefore.name, column.name, sides.before, sides.after);
            followKeptColumn(child.columns[position], mine, column, *changed, parentBefore, child.partitionOf.has_value(), keepsNotNull, sides);
            continue;
        }
        if (!child.inherits.isEmpty() && isKeptByChildren(parentBefore.name, column.name, sides.before, sides.after))
            child.columns[position].isLocal = true;
        else if (!child.columns.at(position).isLocal && !comesFromAnother(child, column.name, parentBefore.name, sides))
            child.columns.removeAt(position);
    }
    for (const Column &column : parentAfter.columns) {
        const Column *const mine = schema::findColumn(wanted, column.name);
        // A column that the child defines too is made on the child first: ADD COLUMN on the parent then merges with it.
        if (!mine || mine->isLocal || schema::findColumn(parentBefore, column.name)
            || indexOf(child.columns, column.name) >= 0)
            continue;
        child.columns.append(comingDown(column, *mine));
    }
}

// Checks come down under the parent's name; so do foreign keys, but only to partitions. The comment does not.
// Primary keys and unique constraints of partitions have names of their own and are left to the planner.
bool comesDown(const Constraint &constraint, const Table &child)
{
    if (const auto *const check = std::get_if<schema::CheckConstraint>(&constraint.detail))
        return !check->noInherit;
    return child.partitionOf && std::holds_alternative<schema::ForeignKey>(constraint.detail);
}

// ALTER TABLE … TYPE adds it again, the parent's definition going down.
bool isOverRetypedColumn(const schema::ObjectKey &constraint, const Sides &sides)
{
    return std::ranges::any_of(sides.before.dependencies, [&](const schema::Dependency &dependency) {
        if (dependency.dependent() != constraint || dependency.referenced().kind != schema::ObjectKind::Column)
            return false;
        const schema::ObjectKey &key = dependency.referenced();
        const Table *const before = schema::findTable(sides.before, key.parentName());
        const Table *const after = schema::findTable(sides.after, key.parentName());
        const Column *const was = before ? schema::findColumn(*before, key.name) : nullptr;
        const Column *const is = after ? schema::findColumn(*after, key.name) : nullptr;
        return was && is && (was->type != is->type || was->collation != is->collation);
    });
}

// The copies of a constraint that is made again are as valid as it is; of one that is altered, and of one that stays, they
// are validated with it at most. tablecmds.c, ATAddCheckNNConstraint, ATPostAlterTypeCleanup, QueueCheckConstraintValidation.
bool makesCopiesAgain(const Constraint &before, const Constraint &after, const QualifiedName &table, const Sides &sides)
{
    const bool isAltered = before.detail == after.detail && before.notEnforced == after.notEnforced
        && (before.notValid || !after.notValid);
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Constraint, table, before.name);
    return !isAltered || (before.notValid && isOverRetypedColumn(key, sides));
}

void followConstraints(
    Table &child, const Table &wanted, const Table &parentBefore, const Table &parentAfter, const Sides &sides)
{
    for (const Constraint &constraint : parentBefore.constraints) {
        if (!comesDown(constraint, child))
            continue;
        const qsizetype position = indexOf(child.constraints, constraint.name);
        const Constraint *const changed = schema::findConstraint(parentAfter, constraint.name);
        if (position < 0 || child.constraints.at(position).isLocal)
            continue;
        const Constraint copy = child.constraints.at(position);
        const bool isMadeAgain = changed && makesCopiesAgain(constraint, *changed, parentBefore.name, sides);
        if (changed && *changed == constraint && !isMadeAgain)
            continue;
        child.constraints.removeAt(position);
        const Constraint *const mine = schema::findConstraint(wanted, constraint.name);
        if (!changed || !mine)
            continue;
        Constraint followed = *mine;
        followed.notValid = changed->notValid && (isMadeAgain || copy.notValid);
        followed.comment = isMadeAgain ? QString() : copy.comment;
        child.constraints.insert(position, followed);
    }
    for (const Constraint &constraint : parentAfter.constraints) {
        const Constraint *const mine = schema::findConstraint(wanted, constraint.name);
        if (!comesDown(constraint, wanted) || !mine || mine->isLocal || indexOf(child.constraints, constraint.name) >= 0)
            continue;
        Constraint inherited = *mine;
        inherited.notValid = constraint.notValid;
        inherited.comment.clear();
        child.constraints.append(inherited);
    }
}

// INHERIT appends to the list of parents, so only a common beginning stays; the others leave and come back.
bool keepsParent(const Table &before, const Table &after, const QualifiedName &parent)
{
    if (before.partitionOf)
        return after.partitionOf && after.partitionOf->parent == parent;
    const qsizetype position = before.inherits.indexOf(parent);
    return position >= 0 && after.inherits.first(std::min(position + 1, after.inherits.size())) == before.inherits.first(position + 1);
}

QList<const Table *> keptParents(const Table &before, const Table &wanted, const schema::Database &database)
{
    QList<const Table *> kept;
    for (const QualifiedName &name : before.inherits) {
        const Table *const parent = keepsParent(before, wanted, name) ? schema::findTable(database, name) : nullptr;
        if (parent)
            kept.append(parent);
    }
    return kept;
}

// ATTACH merges what the partition has with what the parent has: from then on it counts as inherited. INHERIT merges too,
// and leaves the child's own its own. DETACH and NO INHERIT turn what no other parent has into the child's own.
// tablecmds.c, MergeAttributesIntoExisting and RemoveInheritance.
void followNewParents(Table &child, const Table &wanted, const schema::Database &before)
{
    const QList<const Table *> kept = keptParents(child, wanted, before);
    const auto isLocal = [&](const auto &part, const auto *mine, const auto find) {
        if (wanted.inherits.isEmpty())
            return mine->isLocal;
        return part.isLocal
            || std::ranges::none_of(kept, [&](const Table *parent) { return find(*parent, part.name) != nullptr; });
    };
    for (Column &column : child.columns) {
        if (const Column *const mine = schema::findColumn(wanted, column.name))
            column.isLocal = isLocal(column, mine, schema::findColumn);
    }
    for (Constraint &constraint : child.constraints) {
        if (const Constraint *const mine = schema::findConstraint(wanted, constraint.name))
            constraint.isLocal = isLocal(constraint, mine, schema::findConstraint);
        if (const Constraint *const mine = schema::findConstraint(wanted, constraint.name))
            constraint.parentIndex = mine->parentIndex;
    }
    for (schema::Index &index : child.indexes) {
        if (const schema::Index *const mine = schema::findIndex(wanted, index.name))
            index.parentIndex = mine->parentIndex;
    }
}

// ATTACH PARTITION gives the partition the parent's foreign keys, or adopts the same ones.
void followAttach(Table &child, const Table &wanted, const Table &parent)
{
    for (const Constraint &constraint : parent.constraints) {
        const Constraint *const mine = schema::findConstraint(wanted, constraint.name);
        if (mine && !mine->isLocal && std::holds_alternative<schema::ForeignKey>(constraint.detail)
            && indexOf(child.constraints, constraint.name) < 0)
            child.constraints.append(*mine);
    }
}

} // namespace

bool isKeptByChildren(const QualifiedName &parent, const QString &column, const schema::Database &before,
    const schema::Database &after)
{
    const Table *const parentAfter = schema::findTable(after, parent);
    if (parentAfter && schema::findColumn(*parentAfter, column))
        return false;
    for (const Shared<Table> &child : before.tables) {
        if (!child->inherits.contains(parent) || !losesColumn(*child, column, parent, { before, after }))
            continue;
        const Table *const wanted = schema::findTable(after, child->name);
        if (!wanted || !wanted->inherits.contains(parent))
            continue;
        if (schema::findColumn(*wanted, column) || isKeptByChildren(child->name, column, before, after))
            return true;
    }
    return false;
}

bool isNotNullKeptByChildren(const QualifiedName &parent, const QString &column, const schema::Database &before,
    const schema::Database &after)
{
    constexpr int countsParentsSince = 180000; // NOT NULL as a constraint that says whether it is the child's own
    if (Sides { before, after }.serverVersion() >= countsParentsSince)
        return false;
    return std::ranges::any_of(before.tables, [&](const Shared<Table> &child) {
        const Table *const wanted = child->inherits.contains(parent) ? schema::findTable(after, child->name) : nullptr;
        if (!wanted || !keepsParent(*child, *wanted, parent))
            return false;
        const Column *const was = schema::findColumn(*child, column);
        const Column *const is = schema::findColumn(*wanted, column);
        return was && is
            && ((was->notNull && is->notNull) || isNotNullKeptByChildren(child->name, column, before, after));
    });
}

Table afterParents(const Table &before, const Table &after, const schema::Database &databaseBefore,
    const schema::Database &databaseAfter)
{
    const QList<QualifiedName> parents = parentsOf(after);
    if (parents.isEmpty() && parentsOf(before).isEmpty())
        return before;
    Table table = before;
    for (const QualifiedName &parent : parentsOf(before)) {
        const Table *const parentBefore = schema::findTable(databaseBefore, parent);
        const Table *const parentAfter = schema::findTable(databaseAfter, parent);
        if (!parentBefore || !parentAfter || !keepsParent(before, after, parent))
            continue;
        // What comes down to a child that is itself a child has gone through its parent first.
        followColumns(table, after, *parentBefore, *parentAfter, { databaseBefore, databaseAfter });
        followConstraints(table, after, *parentBefore, *parentAfter, { databaseBefore, databaseAfter });
    }
    if (parents != parentsOf(before)) {
        followNewParents(table, after, databaseBefore);
        const Table *const parent = after.partitionOf ? schema::findTable(databaseAfter, parents.first()) : nullptr;
        if (parent)
            followAttach(table, after, *parent);
    }
    return table;
}

} // namespace schemawright::diff
