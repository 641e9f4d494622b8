#include "views/document/changemarks.h"

#include "views/document/tableobject.h"

namespace schemawright::document {

using schema::ObjectKey;
using schema::ObjectKind;

namespace {

/// The key under which a row of the edited schema finds the change.
ObjectKey shownKey(const diff::Change &change)
{
    ObjectKey key = change.key;
    if (change.action == diff::ChangeAction::Rename && change.after)
        key.name = objectName(*change.after);
    return key;
}

Mark markOf(diff::ChangeAction action)
{
    switch (action) {
    case diff::ChangeAction::Create:
        return Mark::Added;
    case diff::ChangeAction::Drop:
        return Mark::Dropped;
    case diff::ChangeAction::Alter:
        return Mark::Changed;
    case diff::ChangeAction::Rename:
        return Mark::Renamed;
    }
    Q_UNREACHABLE();
}

ObjectKey tableOf(const ObjectKey &part)
{
    return { .kind = ObjectKind::Table, .schema = part.schema, .parent = {}, .name = part.parent, .signature = {} };
}

} // namespace

ChangeMarks::ChangeMarks(const QList<diff::Change> &changes)
{
    // A renamed object that also differs has two changes: the one that says more is kept, which is the Alter.
    for (const diff::Change &change : changes) {
        const ObjectKey key = shownKey(change);
        if (change.action == diff::ChangeAction::Rename && m_changes.contains(key))
            continue;
        put(key, change);
    }
}

void ChangeMarks::put(const ObjectKey &key, const std::optional<diff::Change> &change)
{
    if (const diff::Change *known = findChange(key)) {
        count(key, *known, -1);
        m_changes.remove(key);
    }
    if (change) {
        count(key, *change, 1);
        m_changes.insert(key, *change);
    }
}

void ChangeMarks::count(const ObjectKey &key, const diff::Change &change, int by)
{
    if (key.parent.isEmpty())
        return;
    m_changedParts[key.parentName()] += by;
    if (change.action != diff::ChangeAction::Drop)
        return;
    if (by > 0)
        m_droppedParts.insert(key.parentName(), key);
    else
        m_droppedParts.remove(key.parentName(), key);
}

const diff::Change *ChangeMarks::findChange(const ObjectKey &key) const
{
    const auto found = m_changes.constFind(key);
    return found == m_changes.cend() ? nullptr : &*found;
}

Mark ChangeMarks::mark(const ObjectKey &key) const
{
    if (const diff::Change *change = findChange(key))
        return markOf(change->action);
    if (!key.parent.isEmpty()) {
        const diff::Change *table = findChange(tableOf(key));
        return table && table->action == diff::ChangeAction::Create ? Mark::Added : Mark::None;
    }
    const bool isContainer = key.kind == ObjectKind::Table || key.kind == ObjectKind::View;
    return isContainer && m_changedParts.value(key.qualifiedName()) > 0 ? Mark::Inside : Mark::None;
}

QList<ObjectKey> ChangeMarks::droppedObjects() const
{
    QList<ObjectKey> result;
    for (auto i = m_changes.cbegin(); i != m_changes.cend(); ++i) {
        if (i->action == diff::ChangeAction::Drop && i.key().parent.isEmpty())
            result.append(i.key());
    }
    return result;
}

QList<ObjectKey> ChangeMarks::droppedParts(const QualifiedName &table) const
{
    return m_droppedParts.values(table);
}

} // namespace schemawright::document
