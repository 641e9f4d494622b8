#include "model/plan/actionindex.h"

#include "model/render/inheritance.h"

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

// The second half of a change from serial to identity or back takes nothing down but what hinders the new type.
bool takesAnotherType(const Action &action)
{
    const auto *const before = action.change.before ? std::get_if<schema::Column>(&*action.change.before) : nullptr;
    const auto *const after = action.change.after ? std::get_if<schema::Column>(&*action.change.after) : nullptr;
    return before && after && (before->type != after->type || before->collation != after->collation);
}

} // namespace

ActionIndex::ActionIndex(const QList<Action> &actions, const render::RenderContext &context)
    : m_actions(actions)
{
    for (int i = 0; i < actions.size(); ++i) {
        const Action &action = actions.at(i);
        const ObjectKey &key = action.change.key;
        if (action.change.action == ChangeAction::Rename)
            continue;
        m_byKey[key].append(i);
        m_relations.insert(key.parent.isEmpty() ? key.name : key.parent);
        if (!key.parent.isEmpty()) {
            m_parts[key.parentName()].append(i);
            if (key.kind == ObjectKind::Column)
                addColumnOfChildren(i, key, context);
            continue;
        }
        if (key.kind != ObjectKind::Table && key.kind != ObjectKind::View)
            continue;
        // What needs a table that is moved aside goes before, as if it were dropped.
        const bool drops = action.change.action == ChangeAction::Drop && action.tearsDown;
        if (drops || action.role == ActionRole::MoveAside)
            m_drops.insert(key.qualifiedName(), i);
        else if (action.role == ActionRole::Body || action.role == ActionRole::Stub)
            m_bodies.insert(key.qualifiedName(), i);
        if (action.role == ActionRole::Body && key.kind == ObjectKind::Table)
            addCopiedForeignKeys(*std::get<Shared<schema::Table>>(*action.change.after));
    }
}

// A partition's copy of a foreign key comes with the parent's, not with the partition: what it needs, the body does not.
void ActionIndex::addCopiedForeignKeys(const schema::Table &table)
{
    for (const schema::Constraint &constraint : table.constraints) {
        if (!constraint.isLocal && std::holds_alternative<schema::ForeignKey>(constraint.detail))
            m_copiedForeignKeys.insert(schema::partKey(ObjectKind::Constraint, table.name, constraint.name));
    }
}

// What needs the column of a child waits for the parent's, which comes down and goes along, as for one of the child's.
void ActionIndex::addColumnOfChildren(int index, const ObjectKey &column, const render::RenderContext &context)
{
    const ChangeAction action = m_actions.at(index).change.action;
    const bool retypes = action == ChangeAction::Alter && takesAnotherType(m_actions.at(index));
    if (action != ChangeAction::Create && action != ChangeAction::Drop && !retypes)
        return;
    const schema::Database &side = action == ChangeAction::Create ? context.after : context.before;
    const schema::Database &other = action == ChangeAction::Create ? context.before : context.after;
    for (const QualifiedName &name : render::directChildren(side, column.parentName())) {
        const schema::Table *const child = schema::findTable(side, name);
        const schema::Table *const there = schema::findTable(other, name);
        const schema::Column *const copy = child ? schema::findColumn(*child, column.name) : nullptr;
        // A new type comes down to what the child defines itself, too.
        if (!copy || (copy->isLocal && !retypes) || !there || !render::parentsOf(*there).contains(column.parentName()))
            continue;
        const ObjectKey key = schema::partKey(ObjectKind::Column, name, column.name);
        m_comingDown[key].append(index);
        m_relations.insert(name.name);
        addColumnOfChildren(index, key, context);
    }
}

// What makes the object comes before what alters it later: a column that gets its default apart is there with its table.
QList<int> ActionIndex::providers(const ObjectKey &key) const
{
    QList<int> alterations;
    for (const int index : m_byKey.value(key)) {
        const Action &action = m_actions.at(index);
        if (action.change.action == ChangeAction::Create && action.role != ActionRole::IndexRoles
            && action.role != ActionRole::AttachPartition)
            return { index };
        if (action.builds && (action.role == ActionRole::Whole || action.role == ActionRole::Retype))
            alterations.append(index);
    }
    for (const int index : m_comingDown.value(key)) {
        if (m_actions.at(index).builds)
            alterations.append(index);
    }
    const int body = key.parent.isEmpty() ? -1 : bodyOf(key.parentName());
    return body >= 0 ? QList<int> { body } : alterations;
}

QList<int> ActionIndex::builders(const ObjectKey &key) const
{
    QList<int> found;
    for (const int index : m_byKey.value(key)) {
        const Action &action = m_actions.at(index);
        if (action.builds && action.role != ActionRole::Stub)
            found.append(index);
    }
    const bool isOfBody = found.isEmpty() && !key.parent.isEmpty() && !m_copiedForeignKeys.contains(key);
    const int body = isOfBody ? bodyOf(key.parentName()) : -1;
    return body >= 0 ? QList<int> { body } : found;
}

QList<int> ActionIndex::tearers(const ObjectKey &key) const
{
    QList<int> found;
    for (const int index : m_byKey.value(key)) {
        if (m_actions.at(index).tearsDown && m_actions.at(index).role != ActionRole::Ownership)
            found.append(index);
    }
    const int drop = found.isEmpty() && !key.parent.isEmpty() ? dropOf(key.parentName()) : -1;
    if (drop >= 0)
        return { drop };
    for (const int index : m_comingDown.value(key)) {
        if (m_actions.at(index).tearsDown)
            found.append(index);
    }
    return found;
}

QList<int> ActionIndex::replacers(const ObjectKey &key) const
{
    QList<int> found = tearers(key);
    for (const int index : m_byKey.value(key)) {
        if (m_actions.at(index).role == ActionRole::Whole && !m_actions.at(index).tearsDown && takesAnotherType(m_actions.at(index)))
            found.append(index);
        if (m_actions.at(index).role != ActionRole::Retype)
            continue;
        found.append(index);
        if (m_actions.at(index).carrier)
            found.append(replacers(*m_actions.at(index).carrier));
    }
    // The key of a partition that goes with the parent's index.
    for (const int index : m_byKey.value(key)) {
        const Action &action = m_actions.at(index);
        if (action.role == ActionRole::CarriedAlong && action.tearsDown && action.carrier && !key.parent.isEmpty())
            found.append(tearers(*action.carrier));
    }
    // A partition that goes with its former table.
    const ObjectKey whole = key.parent.isEmpty() ? key : ObjectKey { ObjectKind::Table, key.schema, {}, key.parent, {} };
    for (const int index : m_byKey.value(whole)) {
        const Action &action = m_actions.at(index);
        if (action.role == ActionRole::CarriedAlong && !action.tearsDown && action.carrier)
            found.append(tearers(*action.carrier));
    }
    return found;
}

} // namespace schemawright::plan
