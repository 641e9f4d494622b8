#include "model/plan/rebuildedges.h"

#include "model/plan/edgecollector.h"
#include "model/plan/rebuildtype.h"
#include "model/render/inheritance.h"

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

class RebuildCollector : public EdgeCollector
{
public:
    using EdgeCollector::EdgeCollector;
    [[nodiscard]] QList<Edge> collect();

private:
    void addRebuiltTypes();
    void addRebuiltTables();
    void addCopy(int copy);
    void addLeaving(int aside);
};

bool holdsType(const diff::Object &object, const QualifiedName &type)
{
    if (const auto *const column = std::get_if<schema::Column>(&object))
        return isOfType(column->type, type);
    if (const auto *const domain = std::get_if<schema::Domain>(&object))
        return isOfType(domain->baseType, type);
    const auto *const composite = std::get_if<schema::CompositeType>(&object);
    return composite && std::ranges::any_of(composite->attributes, [&](const schema::Column &attribute) {
        return isOfType(attribute.type, type);
    });
}

// What was moved aside goes when nothing is of it any more: columns, and what else was moved aside.
void RebuildCollector::addRebuiltTypes()
{
    for (int aside = 0; aside < m_actions.size(); ++aside) {
        if (m_actions.at(aside).role != ActionRole::MoveAside)
            continue;
        ObjectKey key = m_actions.at(aside).change.key;
        key.name = movedAsideName(key.qualifiedName()).name;
        for (const int drop : m_index.byKey().value(key)) {
            add(aside, drop);
            for (int user = 0; user < m_actions.size(); ++user) {
                const Action &action = m_actions.at(user);
                const bool leaves = action.role == ActionRole::Retype || action.change.action == ChangeAction::Drop;
                if (leaves && user != drop && holdsType(*action.change.before, key.qualifiedName()))
                    add(user, drop);
            }
        }
    }
}

bool isPartitionOf(const QualifiedName &name, const QualifiedName &root, const schema::Database &database)
{
    const Table *const table = schema::findTable(database, name);
    return table && table->partitionOf
        && (table->partitionOf->parent == root || isPartitionOf(table->partitionOf->parent, root, database));
}

// A partition that stays as a table outside leaves with its rows before, and what it loses is not in the way of the new
// table then: nobody waits for DROP INDEX CONCURRENTLY while the table has no name.
void RebuildCollector::addLeaving(int aside)
{
    const QualifiedName root = m_actions.at(aside).change.key.qualifiedName();
    for (int node = 0; node < m_actions.size(); ++node) {
        const Action &action = m_actions.at(node);
        const bool leaves = action.change.key.kind == ObjectKind::Table && action.role == ActionRole::Whole
            && action.change.action == ChangeAction::Alter && !action.builds;
        if (!leaves || !isPartitionOf(action.change.key.qualifiedName(), root, m_context.before))
            continue;
        add(node, aside);
        for (const int part : m_index.partsOf(action.change.key.qualifiedName())) {
            if (m_actions.at(part).change.action == ChangeAction::Drop)
                add(part, aside);
        }
    }
}

// The rows go to partitions that are there, and what is made of rows, or fires on them, comes after the copy.
void RebuildCollector::addCopy(int copy)
{
    const QualifiedName root = m_actions.at(copy).change.key.qualifiedName();
    ObjectKey moved = m_actions.at(copy).change.key;
    moved.name = movedAsideName(root).name;
    for (const int drop : m_index.byKey().value(moved))
        add(copy, drop);
    for (int node = 0; node < m_actions.size(); ++node) {
        const Action &action = m_actions.at(node);
        const ObjectKey &key = action.change.key;
        const QualifiedName table = key.parent.isEmpty() ? key.qualifiedName() : key.parentName();
        const bool isPartition = isPartitionOf(table, root, m_context.after);
        if (isPartition && (action.role == ActionRole::Body || action.role == ActionRole::AttachPartition))
            add(node, copy);
        const bool fires = key.kind == ObjectKind::Trigger || key.kind == ObjectKind::Policy || key.kind == ObjectKind::Rule;
        if (action.builds && !key.parent.isEmpty() && (table == root || (isPartition && fires)))
            add(copy, node);
    }
    for (const schema::Dependency &dependency : m_context.after.dependencies) {
        const ObjectKey &referenced = dependency.referenced();
        const QualifiedName table = referenced.parent.isEmpty() ? referenced.qualifiedName() : referenced.parentName();
        const ObjectKind kind = dependency.dependent().kind;
        const bool waits = kind == ObjectKind::View || kind == ObjectKind::Other
            || (kind == ObjectKind::Constraint && !isPartitionOf(dependency.dependent().parentName(), root, m_context.after));
        if (table != root || !waits)
            continue;
        for (const int builder : m_index.builders(dependency.dependent())) {
            if (m_actions.at(builder).change.key.kind != ObjectKind::Table)
                add(copy, builder);
        }
    }
}

void RebuildCollector::addRebuiltTables()
{
    for (int node = 0; node < m_actions.size(); ++node) {
        if (m_actions.at(node).role == ActionRole::CopyRows)
            addCopy(node);
        else if (m_actions.at(node).role == ActionRole::MoveAside)
            addLeaving(node);
    }
}

QList<Edge> RebuildCollector::collect()
{
    addRebuiltTypes();
    addRebuiltTables();
    return m_edges;
}

} // namespace

QList<Edge> rebuildEdges(const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
{
    return RebuildCollector(actions, index, context).collect();
}

} // namespace schemawright::plan
