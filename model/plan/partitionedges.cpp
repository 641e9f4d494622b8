#include "model/plan/partitionedges.h"

#include <QMultiHash>

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKind;
using schema::Table;

namespace {

std::optional<QualifiedName> parentOf(const std::optional<diff::Object> &object)
{
    const auto &partition = std::get<Shared<Table>>(*object)->partitionOf;
    return partition ? std::optional(partition->parent) : std::nullopt;
}

std::optional<QualifiedName> parentThatLoses(const Action &action)
{
    const ChangeAction kind = action.change.action;
    const bool drops = kind == ChangeAction::Drop && action.role == ActionRole::Whole;
    const bool detaches = kind == ChangeAction::Alter && !action.builds && action.role == ActionRole::Whole
        && parentOf(action.change.after) != parentOf(action.change.before);
    return drops || detaches ? parentOf(action.change.before) : std::nullopt;
}

std::optional<QualifiedName> parentThatGains(const Action &action)
{
    const bool attaches = action.change.action == ChangeAction::Alter && !action.tearsDown
        && action.role == ActionRole::Whole && parentOf(action.change.after) != parentOf(action.change.before);
    return attaches || action.role == ActionRole::AttachPartition ? parentOf(action.change.after) : std::nullopt;
}

// A foreign key to a partitioned table has a hidden one on each partition, which cannot go before it.
// DETACH looks for rows that reference those of the partition, which need not be when the key goes anyway; but what is a
// partition's own copy of it must be there to be dropped by itself.
void addReferences(const QList<Action> &actions, const QMultiHash<QualifiedName, int> &dropped,
    const QMultiHash<QualifiedName, int> &leaving, QList<Edge> &edges)
{
    for (int i = 0; i < actions.size() && !(dropped.isEmpty() && leaving.isEmpty()); ++i) {
        const diff::Change &change = actions.at(i).change;
        if (change.action != ChangeAction::Drop || change.key.kind != ObjectKind::Constraint)
            continue;
        const auto *const key = std::get_if<schema::ForeignKey>(&std::get<schema::Constraint>(*change.before).detail);
        if (!key)
            continue;
        for (const int partition : dropped.values(key->referencedTable))
            edges.append({ i, partition });
        const bool isPartition = std::ranges::any_of(leaving,
            [&](int partition) { return actions.at(partition).change.key.qualifiedName() == change.key.parentName(); });
        if (isPartition || leaving.contains(change.key.parentName()))
            continue;
        for (const int partition : leaving.values(key->referencedTable))
            edges.append({ i, partition });
    }
}

} // namespace

QList<Edge> partitionEdges(const QList<Action> &actions)
{
    QMultiHash<QualifiedName, int> dropped; // by parent
    QMultiHash<QualifiedName, int> leaving;
    QMultiHash<QualifiedName, int> coming;
    for (int i = 0; i < actions.size(); ++i) {
        const diff::Change &change = actions.at(i).change;
        if (change.key.kind != ObjectKind::Table || change.action == ChangeAction::Rename)
            continue;
        if (change.action == ChangeAction::Drop && parentOf(change.before))
            dropped.insert(*parentOf(change.before), i);
        if (const auto parent = parentThatLoses(actions.at(i)))
            leaving.insert(*parent, i);
        if (const auto parent = parentThatGains(actions.at(i)))
            coming.insert(*parent, i);
    }
    QList<Edge> edges;
    addReferences(actions, dropped, leaving, edges);
    // Bounds may not overlap, not even for a moment.
    for (auto entry = coming.cbegin(); entry != coming.cend(); ++entry) {
        for (const int first : leaving.values(entry.key())) {
            if (first != *entry)
                edges.append({ first, *entry });
        }
    }
    return edges;
}

} // namespace schemawright::plan
