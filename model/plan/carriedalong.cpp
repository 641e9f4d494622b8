#include "model/plan/carriedalong.h"

#include "model/plan/partindexes.h"
#include "model/render/inheritance.h"

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
        for (const schema::Constraint &constraint : std::get<Shared<schema::Table>>(*change.before)->constraints) {
            if (schema::hasBackingIndex(constraint))
                m_indexes.insert({ change.key.schema, constraint.name }, change.key);
        }
    }

    QSet<ObjectKey> m_keys;
    QHash<QualifiedName, ObjectKey> m_indexes; ///< → what drops them; indexes behind constraints have the constraint's name
};

// The index of a partition that is detached before stays.
Carrier ofParentIndex(const diff::Change &change, const DropSet &drops, const render::RenderContext &context)
{
    const QualifiedName parent = parentIndexOf(*change.before);
    const schema::Table *const wanted = schema::findTable(context.after, change.key.parentName());
    const bool leaves = wanted && !render::keepsParents(context, change.key.parentName());
    return parent.isEmpty() || leaves ? std::nullopt : drops.ofIndex(parent);
}

Carrier carrierOf(const diff::Change &change, const DropSet &drops, const render::RenderContext &context)
{
    if (change.action != ChangeAction::Drop)
        return std::nullopt;
    if (const auto *const sequence = std::get_if<schema::Sequence>(&*change.before))
        return sequence->ownedBy ? drops.ofColumn(*sequence->ownedBy) : std::nullopt;
    return ofParentIndex(change, drops, context);
}

} // namespace

void markCarriedAlong(QList<Action> &actions, const render::RenderContext &context)
{
    const DropSet drops(actions);
    for (Action &action : actions) {
        const Carrier carrier = carrierOf(action.change, drops, context);
        if (!carrier)
            continue;
        action.carrier = carrier;
        action.role = ActionRole::CarriedAlong;
    }
}

} // namespace schemawright::plan
