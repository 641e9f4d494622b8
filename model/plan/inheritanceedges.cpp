#include "model/plan/inheritanceedges.h"

#include "model/plan/edgecollector.h"
#include "model/plan/uncheckedcopies.h"
#include "model/render/inheritance.h"

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

class InheritanceCollector : public EdgeCollector
{
public:
    using EdgeCollector::EdgeCollector;
    [[nodiscard]] QList<Edge> collect();

private:
    void addDroppedChild(int node);
    void addCreatedChild(int node);
    void addPart(int node);
    void addPartBeside(int node, int other);
    void addUncheckedChecks(int node);
};

// A column of the parent changes its type in all children, unless what they make of it is in the way.
void InheritanceCollector::addDroppedChild(int node)
{
    const auto changesType = [](const diff::Change &change) {
        return change.action == ChangeAction::Alter
            && std::get<schema::Column>(*change.before).type != std::get<schema::Column>(*change.after).type;
    };
    for (const QualifiedName &ancestor :
        render::ancestors(m_context.before, *std::get<Shared<Table>>(*m_actions.at(node).change.before))) {
        for (const int part : m_index.partsOf(ancestor)) {
            const diff::Change &change = m_actions.at(part).change;
            if (change.key.kind == ObjectKind::Column && (change.action == ChangeAction::Drop || changesType(change)))
                add(node, part);
        }
    }
}

// A child is made of its parents as they will be: what it adds may only fit those, and not all comes down later.
void InheritanceCollector::addCreatedChild(int node)
{
    const Table &table = *std::get<Shared<Table>>(*m_actions.at(node).change.after);
    for (const QualifiedName &ancestor : render::ancestors(m_context.after, table)) {
        for (const int part : m_index.partsOf(ancestor)) {
            if (m_actions.at(part).change.key.kind == ObjectKind::Column)
                add(part, node);
        }
    }
}

// A NOT NULL with a name of the child's own: the parent's, which comes down, merges with it.
bool namesNotNull(const diff::Change &change)
{
    if (change.action != ChangeAction::Alter || change.key.kind != ObjectKind::Column)
        return false;
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return !before.notNull && after.notNull && after.notNullConstraint.named;
}

// From PostgreSQL 17 on an identity comes down to partitions, which must not have a default then.
bool makesRoomForIdentity(const diff::Change &child, const diff::Change &parent)
{
    if (child.action != ChangeAction::Alter || parent.action != ChangeAction::Alter || child.key.kind != ObjectKind::Column)
        return false;
    const bool losesDefault = std::get<schema::Column>(*child.before).defaultExpression
        && !std::get<schema::Column>(*child.after).defaultExpression;
    return losesDefault && !std::get<schema::Column>(*parent.before).identity && std::get<schema::Column>(*parent.after).identity;
}

// A copy comes with the parent's, or joins it as the key of a partition does.
bool createsItsOwn(const diff::Change &change)
{
    if (change.action != ChangeAction::Create)
        return false;
    const auto *const constraint = std::get_if<schema::Constraint>(&*change.after);
    return !constraint || !comesFromParent(*constraint);
}

// A column or check that a child defines itself exists there before the parent's comes down and merges with it; what
// both alter is altered on the parent first, because that recurses.
void InheritanceCollector::addPartBeside(int node, int other)
{
    const Action &action = m_actions.at(node);
    const Action &beside = m_actions.at(other);
    // What goes away for a while goes everywhere before it comes back anywhere.
    if (action.change.action == ChangeAction::Alter && !action.builds && beside.builds)
        return;
    const Table *const child = schema::findTable(m_context.after, action.change.key.parentName());
    const bool isPartition = child && child->partitionOf;
    // What the child has of its own under the name would be merged with the parent's.
    const bool clears = action.change.action == ChangeAction::Drop && beside.builds && !beside.tearsDown;
    const bool merges = (createsItsOwn(action.change) && beside.change.action == ChangeAction::Create)
        || namesNotNull(action.change) || (isPartition && makesRoomForIdentity(action.change, beside.change));
    clears || merges ? add(node, other) : add(other, node);
}

void InheritanceCollector::addPart(int node)
{
    const ObjectKey &key = m_actions.at(node).change.key;
    const Table *const child = schema::findTable(m_context.after, key.parentName());
    if (!child)
        return;
    for (const QualifiedName &ancestor : render::ancestors(m_context.after, *child)) {
        for (const int other : m_index.byKey().value(schema::partKey(key.kind, ancestor, key.name)))
            addPartBeside(node, other);
    }
}

// A check that is NOT VALID comes down as such to children that are there, and valid to those that are made later, which
// are empty: tablecmds.c, MergeAttributes and ATAddCheckConstraint.
void InheritanceCollector::addUncheckedChecks(int node)
{
    const Action &action = m_actions.at(node);
    if (action.change.action != ChangeAction::Create || action.change.key.kind != ObjectKind::Constraint)
        return;
    const auto &constraint = std::get<schema::Constraint>(*action.change.after);
    if (!constraint.notValid || !std::holds_alternative<schema::CheckConstraint>(constraint.detail))
        return;
    for (const QualifiedName &name : render::directChildren(m_context.after, action.change.key.parentName())) {
        const Table *const child = schema::findTable(m_context.after, name);
        const schema::Constraint *const same = child ? schema::findConstraint(*child, constraint.name) : nullptr;
        if (!same || same->isLocal)
            continue;
        const int body = m_index.bodyOf(name);
        same->notValid ? add(body, node) : add(node, body);
    }
}

QList<Edge> InheritanceCollector::collect()
{
    for (int node = 0; node < m_actions.size(); ++node) {
        const Action &action = m_actions.at(node);
        if (action.change.action == ChangeAction::Rename || action.role == ActionRole::Access)
            continue;
        const ObjectKind kind = action.change.key.kind;
        if (kind == ObjectKind::Table && action.change.action == ChangeAction::Drop)
            addDroppedChild(node);
        if (kind == ObjectKind::Table && action.role == ActionRole::Body)
            addCreatedChild(node);
        if ((kind == ObjectKind::Column || kind == ObjectKind::Constraint) && !action.change.key.parent.isEmpty())
            addPart(node);
        addUncheckedChecks(node);
    }
    return m_edges;
}

} // namespace

QList<Edge> inheritanceEdges(
    const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
{
    return InheritanceCollector(actions, index, context).collect();
}

} // namespace schemawright::plan
