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

bool isPartOf(const ObjectKey &key, const ObjectKey &relation)
{
    return !key.parent.isEmpty() && key.parentName() == relation.qualifiedName()
        && (relation.kind == ObjectKind::Table || relation.kind == ObjectKind::View);
}

/// "type" of "type: integer → bigint". A name in it may have a colon too: then a change is rather named than missed.
QString label(const QString &property)
{
    return property.section(u':', 0, 0);
}

bool shareProperty(const Change &a, const Change &b)
{
    return std::ranges::any_of(a.properties, [&](const QString &property) {
        return std::ranges::any_of(b.properties, [&](const QString &other) { return label(other) == label(property); });
    });
}

/// `back` leads from the database to the target: what it does not touch is there afterwards as it is now.
bool isUndone(const Change &byHand, const Change &back)
{
    if (byHand.key == back.key) {
        const bool isAlteredTwice = byHand.action == ChangeAction::Alter && back.action == ChangeAction::Alter;
        return !isAlteredTwice || shareProperty(byHand, back);
    }
    if (byHand.action == ChangeAction::Create && isPartOf(back.key, byHand.key))
        return true;
    return byHand.action != ChangeAction::Drop && back.action == ChangeAction::Drop && isPartOf(byHand.key, back.key);
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

bool isGone(const ObjectKey &key, const QSet<ObjectKey> &gone)
{
    if (gone.contains(key) || key.parent.isEmpty())
        return gone.contains(key);
    return gone.contains({ ObjectKind::View, key.schema, {}, key.parent, {} })
        || gone.contains({ ObjectKind::Table, key.schema, {}, key.parent, {} });
}

/// A default of a view's column is the view's; the types of its columns follow its query.
ObjectKey holderOf(const schema::Dependency &dependency, const QSet<ObjectKey> &left)
{
    const ObjectKey &dependent = dependency.dependent();
    const ObjectKey view { ObjectKind::View, dependent.schema, {}, dependent.parent, {} };
    if (dependent.kind != ObjectKind::Column || !left.contains(view))
        return dependent;
    const ObjectKind kind = dependency.referenced().kind;
    return kind == ObjectKind::Routine || kind == ObjectKind::Sequence ? view : ObjectKey {};
}

/// Of `left`: what needs one of `gone`, or is in a schema that is gone.
QSet<ObjectKey> dependentsOf(const QList<schema::Namespace> &schemas, const QList<schema::Dependency> &dependencies,
    const QSet<ObjectKey> &left, const QSet<ObjectKey> &gone)
{
    QSet<ObjectKey> dependents;
    for (const schema::Dependency &dependency : dependencies) {
        if (!isGone(dependency.referenced(), gone))
            continue;
        const ObjectKey holder = holderOf(dependency, left);
        if (left.contains(holder))
            dependents.insert(holder);
    }
    for (const schema::Namespace &schema : schemas) {
        if (!gone.contains(schema::keyOf(schema)))
            continue;
        for (const ObjectKey &key : left) {
            if (key.schema == schema.name)
                dependents.insert(key);
        }
    }
    return dependents;
}

/// Those that the files made go with what they did.
QList<schema::Dependency> dependenciesByHand(const Database &live, const Database &with)
{
    QSet<std::pair<ObjectKey, ObjectKey>> known;
    for (const schema::Dependency &dependency : with.dependencies)
        known.insert({ dependency.dependent(), dependency.referenced() });
    QList<schema::Dependency> byHand = live.dependencies;
    byHand.removeIf([&](const schema::Dependency &dependency) {
        return known.contains({ dependency.dependent(), dependency.referenced() });
    });
    return byHand;
}

/// What was made or changed by hand and needs something that goes cannot stay as it is: it becomes what `without` has,
/// or goes too. Step by step: what needs an object that comes back is not in the way.
Database withoutDependents(const Database &live, const Database &with, const Database &without)
{
    Database target = undoneIn(live, with, without);
    const QList<schema::Dependency> byHand = dependenciesByHand(live, with);
    const QSet<ObjectKey> now = keysOf(live);
    QSet<ObjectKey> settled;
    while (true) {
        const QSet<ObjectKey> left = keysOf(target);
        const QSet<ObjectKey> found = dependentsOf(live.schemas, byHand, left, now - left) - settled;
        if (found.isEmpty())
            return target;
        target = takenBackIn(target, without, found);
        settled += found;
    }
}

Result<QList<Change>> changesByHand(const Database &now, const Database &made)
{
    Database comparable = now; // what we do not read cannot be told apart from what the files did
    comparable.unmodelled = made.unmodelled;
    return diff::diffDatabases(made, comparable);
}

} // namespace

Result<QStringList> findDrift(const Database &now, const Database &made)
{
    TRY_ASSIGN(const QList<Change> changes, changesByHand(now, made));
    QStringList texts;
    for (const Change &change : changes)
        texts.append(inWords(change));
    return texts;
}

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
    TRY_ASSIGN(const QList<Change> byHand, changesByHand(live, made));
    WayBack way;
    way.target = withoutDependents(live, made, without);
    TRY_ASSIGN(const QList<Change> back, diff::diffDatabases(live, way.target));
    for (const Change &change : byHand) {
        const bool undone = std::ranges::any_of(back, [&](const Change &step) { return isUndone(change, step); });
        (undone ? way.inTheWay : way.untouched).append(inWords(change));
    }
    return way;
}

} // namespace schemawright::workflow
