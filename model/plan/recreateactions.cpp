#include "model/plan/recreateclosure.h"

#include "model/plan/expandchange.h"
#include "model/plan/objectlookup.h"
#include "model/plan/rebuildtable.h"
#include "model/plan/rebuildtype.h"
#include "model/plan/typedtables.h"
#include "model/plan/uncheckedcopies.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

// A partition that goes with the former table, which was moved aside.
std::optional<ObjectKey> rebuiltRoot(const Change &change, const QSet<QualifiedName> &rebuilt)
{
    if (change.key.kind != ObjectKind::Table || change.action != ChangeAction::Drop)
        return std::nullopt;
    const auto &partition = std::get<Shared<schema::Table>>(*change.before)->partitionOf;
    if (!partition || !rebuilt.contains(partition->parent))
        return std::nullopt;
    const QualifiedName moved = movedAsideName(partition->parent);
    return ObjectKey { ObjectKind::Table, moved.schema, {}, moved.name, {} };
}

} // namespace

QList<Action> Closure::actionsOfTable(int index) const
{
    QList<Action> actions;
    for (const QualifiedName &table : m_rebuiltTables.value(index))
        actions.append(expandTableRebuild(table, actions.isEmpty(), index, m_context));
    return actions;
}

QList<Action> Closure::actionsOfChange(int index) const
{
    const Change &change = m_changes.at(index);
    if (m_rebuiltTables.contains(index))
        return actionsOfTable(index);
    if (m_retyped.contains(change.key) || isRebuiltTable(change.key))
        return {};
    if (const std::optional<ObjectKey> carrier = rebuiltRoot(change, m_rebuiltTableNames)) {
        Action along = makeAction(change, index, ActionRole::CarriedAlong);
        along.carrier = carrier;
        along.tearsDown = false; // the drop of the former table does
        return { along };
    }
    if (m_rebuilt.contains(change.key))
        return actionsOfType(change.key);
    if (!change.key.parent.isEmpty() && change.action != ChangeAction::Rename) {
        ObjectKey view { ObjectKind::View, change.key.schema, {}, change.key.parent, {} };
        ObjectKey table = view;
        table.kind = ObjectKind::Table;
        if (isReplaced(view) || isReplaced(table) || m_recreated.contains(view))
            return {};
    }
    if (m_defaults.contains(change.key) && change.action == ChangeAction::Alter)
        return actionsOfDefault(change.key, index);
    if (m_recreated.contains(change.key) && change.action == ChangeAction::Alter)
        return actionsOfRecreated(change.key, index);
    return expandChange(change, index, m_context);
}

namespace {

// What is left of a column or domain when the expressions that need something else are taken away for a while.
diff::Object withoutExpressions(const diff::Object &object)
{
    if (const auto *const column = std::get_if<schema::Column>(&object)) {
        schema::Column bare = *column;
        bare.defaultExpression.reset();
        return bare;
    }
    schema::Domain bare = std::get<schema::Domain>(object);
    bare.defaultExpression.reset();
    bare.constraints.clear();
    return bare;
}

} // namespace

QList<Action> Closure::actionsOfDefault(const ObjectKey &key, int origin) const
{
    const diff::Object before = *findObject(m_context.before, key);
    const diff::Object after = *findObject(m_context.after, key);
    const diff::Object bare = withoutExpressions(before);
    const QStringList why { u"default"_s };
    Action removal = makeAction({ ChangeAction::Alter, key, before, bare, why }, origin);
    removal.builds = false;
    Action restoration = makeAction({ ChangeAction::Alter, key, bare, after, why }, origin);
    restoration.tearsDown = false;
    return { removal, restoration };
}

// A type that nothing keeps its values in is dropped and created.
QList<Action> Closure::actionsOfType(const ObjectKey &key) const
{
    const diff::Object before = *findObject(m_context.before, key);
    const diff::Object after = *findObject(m_context.after, key);
    const int origin = m_rebuilt.value(key);
    if (m_inUse.contains(key))
        return expandTypeRebuild(key, before, after, origin, m_rebuiltNames);
    return expandRecreation(key, before, after, origin, m_context);
}

QList<Action> Closure::actionsOfRetyped(const ObjectKey &key) const
{
    const int origin = m_retyped.value(key);
    auto before = std::get<schema::Column>(*findObject(m_context.before, key));
    auto after = std::get<schema::Column>(*findObject(m_context.after, key));
    const std::optional<ObjectKey> parent = parentColumn(key, m_context);
    const bool apart = m_defaults.contains(key);
    QList<Action> actions = apart ? actionsOfDefault(key, origin) : QList<Action>();
    if (apart)
        before.defaultExpression = after.defaultExpression = std::nullopt;
    // What comes down from the parent has its type and default already.
    if (parent) {
        before.type = after.type;
        before.collation = after.collation;
        before.defaultExpression = after.defaultExpression;
    }
    // The diff has found nothing else: the rest comes down too, as identities do from PostgreSQL 17 on.
    if (parent && !m_changeOf.contains(key))
        before = after;
    Action retyping = retypeAction(key, before, after, origin, parent ? QSet<QualifiedName>() : m_rebuiltNames);
    retyping.carrier = parent;
    actions.insert(std::min<qsizetype>(1, actions.size()), retyping);
    return actions;
}

QList<Action> Closure::actionsOfRecreated(const ObjectKey &key, int origin) const
{
    QList<Action> actions = expandRecreation(
        key, *findObject(m_context.before, key), *findObject(m_context.after, key), origin, m_context);
    for (Action &action : actions)
        action.isPartOfRebuild = m_lockedAnyway.contains(key);
    return actions;
}

// The diff knows what becomes of the copies of constraints that it changes, but not of those that only come back.
QList<Action> Closure::actionsOfCopies() const
{
    QList<Action> actions;
    for (const ObjectKey &key : m_recreatedInOrder) {
        const auto wanted = key.kind == ObjectKind::Constraint ? findObject(m_context.after, key) : std::nullopt;
        if (!wanted || !std::get<schema::Constraint>(*wanted).isLocal)
            continue;
        for (Action action : restorationsOfCopies(key, m_recreated.value(key), m_context)) {
            auto &bare = std::get<schema::Constraint>(*action.change.before);
            const auto &copy = std::get<schema::Constraint>(*action.change.after);
            if (m_recreated.contains(action.change.key)) // with its comment
                bare.comment = copy.comment;
            const int change = m_changeOf.value(action.change.key, -1);
            if (bare != copy && (change < 0 || m_changes.at(change).before != action.change.before))
                actions.append(action);
        }
    }
    return actions;
}

Result<QList<Action>> Closure::run()
{
    TRY(findSeeds());
    for (qsizetype next = 0; next < m_seeds.size(); ++next) {
        const Seed seed = m_seeds.at(next);
        TRY(follow(seed));
    }
    QList<Action> actions;
    for (int i = 0; i < m_changes.size(); ++i) {
        if (!m_done.contains(i))
            actions.append(actionsOfChange(i));
    }
    for (const ObjectKey &key : std::as_const(m_recreatedInOrder)) {
        if (m_changeOf.contains(key))
            continue;
        actions.append(actionsOfRecreated(key, m_recreated.value(key)));
    }
    for (const ObjectKey &key : std::as_const(m_rebuiltInOrder)) {
        if (!m_changeOf.contains(key))
            actions.append(actionsOfType(key));
    }
    for (const ObjectKey &key : std::as_const(m_retypedInOrder))
        actions.append(actionsOfRetyped(key));
    for (const ObjectKey &key : std::as_const(m_defaultsInOrder)) {
        if (!m_changeOf.contains(key) && !m_retyped.contains(key) && !m_rebuilt.contains(key))
            actions.append(actionsOfDefault(key, m_defaults.value(key)));
    }
    return actions + actionsOfCopies() + actionsOfTypedTables(m_changes, m_context);
}

} // namespace schemawright::plan
