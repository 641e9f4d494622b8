#include "model/plan/accessactions.h"

#include "model/diff/access.h"
#include "model/plan/objectlookup.h"
#include "model/render/accessddl.h"

#include <QHash>

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using diff::Object;
using schema::Access;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

/// What the actions do to one object.
struct Entry {
    int origin = -1;
    Object after;
    Access before; ///< what is there when the action runs
};

class Separator
{
public:
    Separator(QList<Action> &actions, const render::RenderContext &context)
        : m_actions(actions)
        , m_context(context)
    {
    }

    void run(const QList<Change> &changes);

private:
    void collectChange(const Change &change, int origin);
    void collectAction(const Action &action);
    [[nodiscard]] bool isKnown(const ObjectKey &key) const { return m_entries.contains(key); }
    void collectColumn(const Action &action);
    void enter(const ObjectKey &key, int origin, const Object &after, const Access &before);
    [[nodiscard]] bool isOnlyAccess(const Action &action) const;

    QList<Action> &m_actions;
    const render::RenderContext &m_context;
    QHash<ObjectKey, Entry> m_entries;
    QList<ObjectKey> m_order;
};

void Separator::enter(const ObjectKey &key, int origin, const Object &after, const Access &before)
{
    if (!isKnown(key))
        m_order.append(key);
    m_entries.insert(key, { origin, after, before });
}

bool makesObject(const Action &action)
{
    return action.change.action == ChangeAction::Create
        && (action.role == ActionRole::Whole || action.role == ActionRole::Body);
}

void Separator::collectChange(const Change &change, int origin)
{
    if (change.action == ChangeAction::Alter && !diff::accessDifferences(*change.before, *change.after).isEmpty())
        enter(change.key, origin, *change.after, *diff::accessOf(*change.before));
}

void Separator::collectAction(const Action &action)
{
    const Change &change = action.change;
    if (change.key.kind == ObjectKind::Column)
        return collectColumn(action);
    // An owner that changes anyway is set in any case.
    const bool mayLoseOwner = action.role == ActionRole::Restored && !isKnown(change.key);
    if (!(makesObject(action) || mayLoseOwner) || !diff::accessOf(*change.after))
        return;
    // Some creations are cut in two, of which the first has not all: the schema itself has.
    const Object after = findObject(m_context.after, change.key).value_or(*change.after);
    enter(change.key, action.origin, after, render::accessOnCreation(after, m_context));
}

// A column that goes and comes back has no privileges, and its identity a new sequence.
void Separator::collectColumn(const Action &action)
{
    const Change &change = action.change;
    const auto *const column = change.after ? std::get_if<schema::Column>(&*change.after) : nullptr;
    const auto *const former = change.before ? std::get_if<schema::Column>(&*change.before) : nullptr;
    if (!column)
        return;
    const bool isNew = change.action == ChangeAction::Create;
    const bool newSequence = column->identity && (isNew || (former && !former->identity));
    const schema::Table *const table = schema::findTable(m_context.after, change.key.parentName());
    const schema::Table *const known = schema::findTable(m_context.before, change.key.parentName());
    if (!table || !known || !(isNew || newSequence))
        return;
    const ObjectKey key = schema::keyOf(*table);
    Access before = isKnown(key) ? m_entries.value(key).before : known->access;
    before.columns.remove(column->name);
    before.identitySequences.remove(column->name);
    if (newSequence) {
        const schema::Grants given = schema::grantsOnCreation(m_context.before.defaultPrivileges, known->access.owner,
            table->name.schema, schema::GrantClass::Sequence, m_context.serverVersion);
        before.identitySequences.insert(column->name, given);
    }
    const bool matters = newSequence || table->access.columns.contains(column->name);
    if (matters && !diff::differingParts(before, table->access, Object(Shared<schema::Table>(*table))).isEmpty())
        enter(key, action.origin, Shared<schema::Table>(*table), before);
}

// Nothing is left to do when only owner or privileges differed.
bool Separator::isOnlyAccess(const Action &action) const
{
    const Change &change = action.change;
    if (change.action != ChangeAction::Alter || action.role != ActionRole::Whole || !change.before || !change.after)
        return false;
    const Access *const before = diff::accessOf(*change.before);
    if (!before || *before == *diff::accessOf(*change.after))
        return false;
    Object same = *change.after;
    diff::setAccess(same, *before);
    return same == *change.before;
}

void Separator::run(const QList<Change> &changes)
{
    for (qsizetype i = 0; i < changes.size(); ++i)
        collectChange(changes.at(i), static_cast<int>(i));
    for (const Action &action : std::as_const(m_actions))
        collectAction(action);
    m_actions.removeIf([this](const Action &action) { return isOnlyAccess(action); });
    for (Action &action : m_actions) {
        if (action.change.after && action.change.action != ChangeAction::Rename)
            diff::setAccess(*action.change.after, {});
    }
    for (const ObjectKey &key : std::as_const(m_order)) {
        const Entry &entry = m_entries[key];
        if (render::renderAccess(entry.after, entry.before, m_context).isEmpty())
            continue;
        Object before = entry.after;
        diff::setAccess(before, entry.before);
        Action action { { ChangeAction::Alter, key, before, entry.after, {} }, entry.origin, ActionRole::Access, false,
            false, std::nullopt };
        // OWNED BY wants the owner of the table: it comes after. Letting go comes before.
        const auto *const sequence = std::get_if<schema::Sequence>(&entry.after);
        qsizetype position = m_actions.size();
        for (qsizetype i = 0; sequence && sequence->ownedBy && i < m_actions.size(); ++i) {
            if (m_actions.at(i).change.key == key && m_actions.at(i).role == ActionRole::Ownership)
                position = i;
        }
        m_actions.insert(position, action);
    }
}

} // namespace

void separateAccess(QList<Action> &actions, const QList<Change> &changes, const render::RenderContext &context)
{
    Separator(actions, context).run(changes);
}

} // namespace schemawright::plan
