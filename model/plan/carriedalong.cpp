#include "model/plan/carriedalong.h"

#include <QHash>
#include <QSet>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;
using Carrier = std::optional<ObjectKey>;

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

    [[nodiscard]] Carrier ofColumn(const schema::ColumnReference &column) const
    {
        const ObjectKey table { ObjectKind::Table, column.table.schema, {}, column.table.name, {} };
        const ObjectKey key = schema::partKey(ObjectKind::Column, column.table, column.column);
        if (m_keys.contains(table))
            return table;
        return m_keys.contains(key) ? Carrier(key) : std::nullopt;
    }
    [[nodiscard]] Carrier ofIndex(const QualifiedName &name) const
    {
        const auto found = m_indexes.constFind(name);
        return found == m_indexes.cend() ? std::nullopt : Carrier(*found);
    }

private:
    void add(const diff::Change &change)
    {
        m_keys.insert(change.key);
        if (change.key.kind == ObjectKind::Index || change.key.kind == ObjectKind::Constraint)
            m_indexes.insert(change.key.qualifiedName(), change.key);
        if (change.key.kind != ObjectKind::Table)
            return;
        for (const schema::Index &index : std::get<Shared<schema::Table>>(*change.before)->indexes)
            m_indexes.insert({ change.key.schema, index.name }, change.key);
    }

    QSet<ObjectKey> m_keys;
    QHash<QualifiedName, ObjectKey> m_indexes; ///< → what drops them; indexes behind constraints have the constraint's name
};

// The parent's key that a partition's key belongs to has the same columns; their names differ.
Carrier ofParentKey(const ObjectKey &key, const schema::Constraint &constraint, const DropSet &drops,
    const schema::Database &before)
{
    const schema::Table *const table = schema::findTable(before, key.parentName());
    if (constraint.isLocal || !schema::hasBackingIndex(constraint) || !table || !table->partitionOf)
        return std::nullopt;
    const schema::Table *const parent = schema::findTable(before, table->partitionOf->parent);
    if (!parent)
        return std::nullopt;
    for (const schema::Constraint &other : parent->constraints) {
        const Carrier carrier = drops.ofIndex({ parent->name.schema, other.name });
        if (other.detail == constraint.detail && carrier)
            return carrier;
    }
    return std::nullopt;
}

Carrier carrierOf(const diff::Change &change, const DropSet &drops, const schema::Database &before)
{
    if (change.action != ChangeAction::Drop)
        return std::nullopt;
    if (const auto *const sequence = std::get_if<schema::Sequence>(&*change.before))
        return sequence->ownedBy ? drops.ofColumn(*sequence->ownedBy) : std::nullopt;
    if (const auto *const index = std::get_if<schema::Index>(&*change.before))
        return index->parentIndex.isEmpty() ? std::nullopt : drops.ofIndex(index->parentIndex);
    const auto *const constraint = std::get_if<schema::Constraint>(&*change.before);
    return constraint ? ofParentKey(change.key, *constraint, drops, before) : std::nullopt;
}

} // namespace

void markCarriedAlong(QList<Action> &actions, const schema::Database &before)
{
    const DropSet drops(actions);
    for (Action &action : actions) {
        const Carrier carrier = carrierOf(action.change, drops, before);
        if (!carrier)
            continue;
        action.carrier = carrier;
        action.role = ActionRole::CarriedAlong;
    }
}

} // namespace schemawright::plan
