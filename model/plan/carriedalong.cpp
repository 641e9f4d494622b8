#include "model/plan/carriedalong.h"

#include <QSet>

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

class DropSet
{
public:
    explicit DropSet(const QList<Action> &actions)
    {
        for (const Action &action : actions) {
            if (action.change.action == ChangeAction::Drop)
                add(action.change);
        }
    }

    [[nodiscard]] bool hasColumn(const schema::ColumnReference &column) const
    {
        return hasTable(column.table)
            || m_keys.contains(schema::partKey(ObjectKind::Column, column.table, column.column));
    }
    [[nodiscard]] bool hasTable(const QualifiedName &name) const
    {
        return m_keys.contains({ ObjectKind::Table, name.schema, {}, name.name, {} });
    }
    [[nodiscard]] bool hasIndex(const QualifiedName &name) const { return m_indexes.contains(name); }

private:
    void add(const diff::Change &change)
    {
        m_keys.insert(change.key);
        if (change.key.kind == ObjectKind::Index || change.key.kind == ObjectKind::Constraint)
            m_indexes.insert(change.key.qualifiedName());
        if (change.key.kind != ObjectKind::Table)
            return;
        for (const schema::Index &index : std::get<Shared<schema::Table>>(*change.before)->indexes)
            m_indexes.insert({ change.key.schema, index.name });
    }

    QSet<ObjectKey> m_keys;
    QSet<QualifiedName> m_indexes; ///< by name; indexes behind constraints have the constraint's
};

// The parent's key that a partition's key belongs to has the same columns; their names differ.
bool losesParentKey(const ObjectKey &key, const schema::Constraint &constraint, const DropSet &drops,
    const schema::Database &before)
{
    const schema::Table *const table = schema::findTable(before, key.parentName());
    if (constraint.isLocal || !schema::hasBackingIndex(constraint) || !table || !table->partitionOf)
        return false;
    const schema::Table *const parent = schema::findTable(before, table->partitionOf->parent);
    return parent && std::ranges::any_of(parent->constraints, [&](const schema::Constraint &other) {
        return other.detail == constraint.detail && drops.hasIndex({ parent->name.schema, other.name });
    });
}

bool isCarriedAlong(const diff::Change &change, const DropSet &drops, const schema::Database &before)
{
    if (change.action != ChangeAction::Drop)
        return false;
    if (const auto *const sequence = std::get_if<schema::Sequence>(&*change.before))
        return sequence->ownedBy && drops.hasColumn(*sequence->ownedBy);
    if (const auto *const index = std::get_if<schema::Index>(&*change.before))
        return !index->parentIndex.isEmpty() && drops.hasIndex(index->parentIndex);
    const auto *const constraint = std::get_if<schema::Constraint>(&*change.before);
    return constraint && losesParentKey(change.key, *constraint, drops, before);
}

} // namespace

void removeCarriedAlong(QList<Action> &actions, const schema::Database &before)
{
    const DropSet drops(actions);
    actions.removeIf([&](const Action &action) { return isCarriedAlong(action.change, drops, before); });
}

} // namespace schemawright::plan
