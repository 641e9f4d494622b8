#include "model/workflow/drift.h"

#include "model/diff/applyrenames.h"
#include "model/workflow/driftmerge.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

bool isPartOf(const ObjectKey &key, const ObjectKey &whole)
{
    if (whole.kind == ObjectKind::Schema)
        return key.kind != ObjectKind::Schema && key.schema == whole.name;
    return !key.parent.isEmpty() && key.parentName() == whole.qualifiedName()
        && (whole.kind == ObjectKind::Table || whole.kind == ObjectKind::View);
}

/// What the files did to an object, or to what it is in, was changed by hand.
bool meet(const Change &byHand, const Change &back)
{
    if (byHand.key == back.key) {
        const bool isDone = byHand.action == back.action && byHand.after == back.after;
        return !isDone;
    }
    return (back.action == ChangeAction::Drop && isPartOf(byHand.key, back.key) && byHand.action != ChangeAction::Drop)
        || (byHand.action == ChangeAction::Drop && back.action != ChangeAction::Drop && isPartOf(back.key, byHand.key));
}

QString inWords(const Change &byHand)
{
    switch (byHand.action) {
    case ChangeAction::Create:
        return schema::toText(byHand.key) + u" (made by hand)"_s;
    case ChangeAction::Drop:
        return schema::toText(byHand.key) + u" (dropped by hand)"_s;
    case ChangeAction::Alter:
    case ChangeAction::Rename:
        break;
    }
    return u"%1 (changed by hand: %2)"_s.arg(schema::toText(byHand.key), byHand.properties.join(u", "_s));
}

/// Columns of views are no objects of their own here: they go with the view.
bool isGone(const ObjectKey &key, const QSet<ObjectKey> &gone)
{
    if (gone.contains(key) || key.parent.isEmpty())
        return gone.contains(key);
    return gone.contains({ ObjectKind::View, key.schema, {}, key.parent, {} })
        || gone.contains({ ObjectKind::Table, key.schema, {}, key.parent, {} });
}

/// All that needs one of `gone`, directly or not, and is not gone itself.
QSet<ObjectKey> dependentsOf(const Database &database, const QSet<ObjectKey> &left, QSet<ObjectKey> gone)
{
    QSet<ObjectKey> dependents;
    for (qsizetype before = -1; before != dependents.size();) {
        before = dependents.size();
        for (const schema::Dependency &dependency : database.dependencies) {
            if (!isGone(dependency.referenced(), gone) || !left.contains(dependency.dependent()))
                continue;
            dependents.insert(dependency.dependent());
            gone.insert(dependency.dependent());
        }
    }
    return dependents;
}

class Finder
{
public:
    Finder(const Database &live, const QList<Change> &byHand, const QList<Change> &back)
        : m_live(live)
        , m_byHand(byHand)
        , m_back(back)
    {
    }

    [[nodiscard]] WayBack find(const Database &target)
    {
        WayBack way;
        const QSet<ObjectKey> goes = dependents(target);
        way.target = goes.isEmpty() ? target : withoutObjects(target, goes);
        for (const Change &change : m_byHand) {
            const bool isMet = std::ranges::any_of(m_back, [&](const Change &back) { return meet(change, back); });
            const bool depends = std::ranges::any_of(
                goes, [&](const ObjectKey &key) { return key == change.key || isPartOf(key, change.key); });
            (isMet || depends ? way.inTheWay : way.untouched).append(inWords(change));
        }
        return way;
    }

private:
    /// Of what was made by hand: what needs something that goes.
    [[nodiscard]] QSet<ObjectKey> dependents(const Database &target) const
    {
        const QSet<ObjectKey> left = keysOf(target);
        QSet<ObjectKey> gone = keysOf(m_live) - left;
        // What is in a schema, or part of a table, that goes.
        QSet<ObjectKey> found;
        for (const Change &back : m_back) {
            if (back.action != ChangeAction::Drop)
                continue;
            for (const ObjectKey &key : left) {
                if (isPartOf(key, back.key))
                    found.insert(key);
            }
        }
        gone += found;
        found += dependentsOf(m_live, left - found, gone);
        found.removeIf([this](const ObjectKey &key) { return !isByHand(key); });
        return found;
    }
    [[nodiscard]] bool isByHand(const ObjectKey &key) const
    {
        return std::ranges::any_of(m_byHand, [&](const Change &change) {
            return change.action != ChangeAction::Drop && (change.key == key || isPartOf(key, change.key));
        });
    }

    const Database &m_live;
    const QList<Change> &m_byHand;
    const QList<Change> &m_back;
};

} // namespace

Result<WayBack> findWayBack(
    const Database &now, const Database &with, const Database &without, const QList<diff::Rename> &renames)
{
    Database live = now;
    Database made = with;
    if (!renames.isEmpty()) {
        TRY_ASSIGN(const diff::RenamedDatabase renamed, diff::applyRenames(now, renames));
        TRY_ASSIGN(const diff::RenamedDatabase renamedFiles, diff::applyRenames(with, renames));
        live = renamed.database;
        made = renamedFiles.database;
    }
    Database comparable = live; // what we do not read cannot be told apart from what the files did
    comparable.unmodelled = made.unmodelled;
    TRY_ASSIGN(const QList<Change> byHand, diff::diffDatabases(made, comparable));
    TRY_ASSIGN(const QList<Change> back, diff::diffDatabases(made, without));
    return Finder(live, byHand, back).find(undoneIn(live, made, without));
}

} // namespace schemawright::workflow
