#include "model/plan/expandtable.h"

#include "model/diff/differences.h"
#include "model/render/tableddl.h"

#include <algorithm>

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;
using schema::Table;

namespace {

bool hasIndexRoles(const Table &table)
{
    return table.replicaIdentity == schema::ReplicaIdentity::Index
        || std::ranges::any_of(table.indexes, &schema::Index::clustered)
        || std::ranges::any_of(table.constraints, &schema::Constraint::clustered);
}

// The parents that stay: INHERIT appends to the list, so only a common beginning can be kept.
QList<QualifiedName> keptParents(const Table &before, const Table &after)
{
    QList<QualifiedName> kept;
    while (kept.size() < before.inherits.size() && kept.size() < after.inherits.size()
        && before.inherits.at(kept.size()) == after.inherits.at(kept.size()))
        kept.append(before.inherits.at(kept.size()));
    return kept;
}

template <typename T>
void addParts(QList<Action> &actions, ObjectKind kind, const Table &table, const QList<T> &parts, int origin)
{
    for (const T &part : parts) {
        const schema::ObjectKey key = schema::partKey(kind, table.name, part.name);
        actions.append(makeAction({ ChangeAction::Create, key, std::nullopt, part, {} }, origin));
    }
}

bool hasKey(const Table &table)
{
    return std::ranges::any_of(table.indexes, &schema::Index::unique)
        || std::ranges::any_of(table.constraints, schema::hasBackingIndex);
}

// Foreign keys that stay reference the table that this one is a partition of, and with it this one, by hidden constraints
// of their own: tablecmds.c, addFkRecurseReferenced. Only DETACH PARTITION takes those away.
bool isReferencedThroughParent(const Table &table, const render::RenderContext &context)
{
    const auto stays = [&](const QualifiedName &owner, const schema::Constraint &constraint) {
        const Table *const wanted = schema::findTable(context.after, owner);
        return wanted && schema::findConstraint(*wanted, constraint.name);
    };
    for (const Table *part = &table; part && part->partitionOf;) {
        const QualifiedName parent = part->partitionOf->parent;
        part = schema::findTable(context.before, parent);
        if (!part || !hasKey(*part) || !schema::findTable(context.after, parent))
            continue;
        for (const Shared<Table> &owner : context.before.tables) {
            for (const schema::Constraint &constraint : owner->constraints) {
                const auto *const key = std::get_if<schema::ForeignKey>(&constraint.detail);
                if (key && key->referencedTable == parent && stays(owner->name, constraint))
                    return true;
            }
        }
    }
    return false;
}

} // namespace

QList<Action> expandCreatedTable(const Change &change, int origin, const render::RenderContext &context)
{
    const Table &table = *std::get<Shared<Table>>(*change.after);
    const bool comesFromParent
        = table.partitionOf && render::partitionForm(table, context) == render::PartitionForm::PartitionOf;
    QList<Action> actions { makeAction(change, origin, ActionRole::Body) };
    QList<schema::Constraint> constraints;
    std::ranges::copy_if(table.constraints, std::back_inserter(constraints),
        [&](const schema::Constraint &constraint) {
            // A partition that is attached later brings its keys along; checks and foreign keys come from the parent.
            const bool isOwn = constraint.isLocal || (schema::hasBackingIndex(constraint) && !comesFromParent);
            return isOwn && render::standsApart(table, constraint);
        });
    QList<schema::Index> indexes;
    std::ranges::copy_if(table.indexes, std::back_inserter(indexes),
        [&](const schema::Index &index) { return !comesFromParent || index.parentIndex.isEmpty(); });
    addParts(actions, ObjectKind::Constraint, table, constraints, origin);
    addParts(actions, ObjectKind::Index, table, indexes, origin);
    addParts(actions, ObjectKind::Trigger, table, table.triggers, origin);
    addParts(actions, ObjectKind::Policy, table, table.policies, origin);
    addParts(actions, ObjectKind::Rule, table, table.rules, origin);
    if (hasIndexRoles(table))
        actions.append(makeAction(change, origin, ActionRole::IndexRoles));
    if (table.partitionOf && !comesFromParent)
        actions.append(makeAction(change, origin, ActionRole::AttachPartition));
    return actions;
}

QList<Action> expandDroppedTable(const Change &change, int origin, const render::RenderContext &context)
{
    const Table &table = *std::get<Shared<Table>>(*change.before);
    QList<Action> actions;
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *const key = std::get_if<schema::ForeignKey>(&constraint.detail);
        if (!key || !constraint.isLocal)
            continue;
        const Table *const referenced = schema::findTable(context.before, key->referencedTable);
        if (!referenced || !referenced->isPartitioned())
            continue;
        const schema::ObjectKey part = schema::partKey(ObjectKind::Constraint, table.name, constraint.name);
        actions.append(makeAction({ ChangeAction::Drop, part, constraint, std::nullopt, {} }, origin));
    }
    if (isReferencedThroughParent(table, context)) {
        Table detached = table;
        detached.partitionOf.reset();
        actions.append(
            makeAction({ ChangeAction::Alter, change.key, *change.before, Shared<Table>(detached), {} }, origin));
        actions.last().builds = false;
    }
    actions.append(makeAction(change, origin));
    return actions;
}

QList<Action> expandAlteredTable(const Change &change, int origin)
{
    const Table &first = *std::get<Shared<Table>>(*change.before);
    const Table &last = *std::get<Shared<Table>>(*change.after);
    Table detached = first;
    if (first.ofType != last.ofType)
        detached.ofType.clear();
    detached.inherits = keptParents(first, last);
    if (first.partitionOf != last.partitionOf)
        detached.partitionOf.reset();
    Table altered = last;
    altered.inherits = detached.inherits;
    altered.partitionOf = detached.partitionOf;
    altered.ofType = detached.ofType;
    const auto step = [&](const Table &from, const Table &to) {
        return makeAction({ ChangeAction::Alter, change.key, Shared<Table>(from), Shared<Table>(to), change.properties }, origin);
    };
    QList<Action> actions;
    const auto isElsewhere = [](const Table &one, const Table &other) {
        return one.partitionOf != other.partitionOf || one.inherits != other.inherits || one.ofType != other.ofType;
    };
    if (isElsewhere(detached, first)) {
        actions.append(step(first, detached));
        actions.last().builds = false;
    }
    if (!diff::differences(detached, altered).isEmpty())
        actions.append(step(detached, altered));
    if (isElsewhere(altered, last)) {
        actions.append(step(altered, last));
        actions.last().tearsDown = false;
    }
    return actions;
}

} // namespace schemawright::plan
