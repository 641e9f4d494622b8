#include "model/workflow/driftmerge.h"

#include <QHash>

#include <algorithm>

namespace schemawright::workflow {

using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;
using schema::View;

namespace {

template <typename T> T chosen(const T &live, const T &with, const T &without)
{
    return with == without ? live : without;
}

template <typename T, typename KeyFn> auto byKey(const QList<T> &objects, KeyFn keyFn)
{
    QHash<std::remove_cvref_t<decltype(keyFn(objects.first()))>, T> found;
    for (const T &object : objects)
        found.insert(keyFn(object), object);
    return found;
}

/// What only `live` has, or the files left alone, stays as it is there: also when it is gone.
template <typename T, typename KeyFn, typename MergeFn>
QList<T> mergedList(const QList<T> &live, const QList<T> &with, const QList<T> &without, KeyFn keyFn, MergeFn mergeFn)
{
    const auto before = byKey(with, keyFn);
    const auto after = byKey(without, keyFn);
    const auto now = byKey(live, keyFn);
    QList<T> merged;
    for (const T &object : live) {
        const auto b = before.constFind(keyFn(object));
        const auto a = after.constFind(keyFn(object));
        if (a != after.cend() && b != before.cend())
            merged.append(*a == *b ? object : mergeFn(object, *b, *a));
        else if (a != after.cend() || b == before.cend())
            merged.append(a != after.cend() ? *a : object);
    }
    for (const T &object : without) {
        if (!now.contains(keyFn(object)) && !before.contains(keyFn(object)))
            merged.append(object);
    }
    return merged;
}

template <typename T> QList<T> mergedParts(const QList<T> &live, const QList<T> &with, const QList<T> &without)
{
    QList<T> merged = mergedList(live, with, without, [](const T &part) { return part.name; },
        [](const T &, const T &, const T &after) { return after; });
    std::ranges::sort(merged, {}, &T::name);
    return merged;
}

/// Somebody's own columns stay behind those that come back: PostgreSQL adds columns at the end.
QList<schema::Column> mergedColumns(
    const QList<schema::Column> &live, const QList<schema::Column> &with, const QList<schema::Column> &without)
{
    return mergedList(live, with, without, [](const schema::Column &column) { return column.name; },
        [](const auto &, const auto &, const auto &after) { return after; });
}

Table mergedTable(const Table &live, const Table &with, const Table &without)
{
    Table table = live;
    const auto take = [&](auto member) { table.*member = chosen(live.*member, with.*member, without.*member); };
    take(&Table::unlogged);
    take(&Table::rowSecurityEnabled);
    take(&Table::rowSecurityForced);
    take(&Table::replicaIdentity);
    take(&Table::replicaIdentityIndex);
    take(&Table::accessMethod);
    take(&Table::tablespace);
    take(&Table::storageParameters);
    take(&Table::partitionKey);
    take(&Table::partitionOf);
    take(&Table::inherits);
    take(&Table::ofType);
    take(&Table::foreignServer);
    take(&Table::foreignOptions);
    take(&Table::comment);
    take(&Table::access);
    table.columns = mergedColumns(live.columns, with.columns, without.columns);
    table.constraints = mergedParts(live.constraints, with.constraints, without.constraints);
    table.indexes = mergedParts(live.indexes, with.indexes, without.indexes);
    table.triggers = mergedParts(live.triggers, with.triggers, without.triggers);
    table.policies = mergedParts(live.policies, with.policies, without.policies);
    table.rules = mergedParts(live.rules, with.rules, without.rules);
    return table;
}

/// As `without` has them, with what was set by hand on those that the files left alone.
QList<schema::Column> viewColumns(const View &live, const View &with, const View &without)
{
    const auto nameOf = [](const schema::Column &column) { return column.name; };
    const auto before = byKey(with.columns, nameOf);
    const auto now = byKey(live.columns, nameOf);
    QList<schema::Column> columns;
    for (const schema::Column &column : without.columns) {
        const auto b = before.constFind(column.name);
        const auto l = now.constFind(column.name);
        const bool stays = b != before.cend() && *b == column && l != now.cend() && l->type == column.type
            && l->collation == column.collation;
        columns.append(stays ? *l : column);
    }
    return columns;
}

/// The query and the columns that it yields are one. A view and a materialised view share few attributes and no parts:
/// one that is of the other kind now is taken whole.
View mergedView(const View &live, const View &with, const View &without)
{
    const bool isQueryKept = with.materialized == without.materialized && with.query == without.query;
    View view = isQueryKept ? live : without;
    view.access = chosen(live.access, with.access, without.access);
    if (live.materialized != without.materialized)
        return view;
    const auto take = [&](auto member) { view.*member = chosen(live.*member, with.*member, without.*member); };
    take(&View::options);
    take(&View::populated);
    take(&View::tablespace);
    take(&View::comment);
    view.columns = isQueryKept ? mergedColumns(live.columns, with.columns, without.columns) : viewColumns(live, with, without);
    view.indexes = mergedParts(live.indexes, with.indexes, without.indexes);
    view.triggers = mergedParts(live.triggers, with.triggers, without.triggers);
    view.rules = mergedParts(live.rules, with.rules, without.rules);
    return view;
}

template <typename T> T mergedObject(const T &live, const T &with, const T &without)
{
    T object = without;
    if constexpr (requires { object.access; })
        object.access = chosen(live.access, with.access, without.access);
    return object;
}

template <typename T>
Shared<T> mergedObject(const Shared<T> &live, const Shared<T> &with, const Shared<T> &without)
{
    if constexpr (std::is_same_v<T, Table>)
        return mergedTable(*live, *with, *without);
    else if constexpr (std::is_same_v<T, View>)
        return mergedView(*live, *with, *without);
    else
        return mergedObject(*live, *with, *without);
}

template <typename T> const T &valueOf(const T &object)
{
    return object;
}
template <typename T> const T &valueOf(const Shared<T> &object)
{
    return *object;
}

constexpr auto keyOfObject = [](const auto &object) { return keyOf(valueOf(object)); };

template <typename Function> void forEachList(Function function)
{
    function(&Database::schemas);
    function(&Database::extensions);
    function(&Database::tables);
    function(&Database::views);
    function(&Database::routines);
    function(&Database::sequences);
    function(&Database::enums);
    function(&Database::domains);
    function(&Database::composites);
    function(&Database::others);
}

template <typename T> QList<T> mergedObjects(const QList<T> &live, const QList<T> &with, const QList<T> &without)
{
    QList<T> merged = mergedList(live, with, without, keyOfObject,
        [](const T &now, const T &before, const T &after) { return mergedObject(now, before, after); });
    std::sort(merged.begin(), merged.end(), [](const T &a, const T &b) { return keyOfObject(a) < keyOfObject(b); });
    return merged;
}

/// Of a table or a view.
template <typename Relation, typename Function> void forEachPartList(Function function)
{
    function(ObjectKind::Column, &Relation::columns);
    function(ObjectKind::Index, &Relation::indexes);
    function(ObjectKind::Trigger, &Relation::triggers);
    function(ObjectKind::Rule, &Relation::rules);
    if constexpr (std::is_same_v<Relation, Table>) {
        function(ObjectKind::Constraint, &Relation::constraints);
        function(ObjectKind::Policy, &Relation::policies);
    }
}

template <typename Relation> void addParts(QSet<ObjectKey> &keys, const Relation &relation)
{
    forEachPartList<Relation>([&](ObjectKind kind, auto list) {
        for (const auto &part : relation.*list)
            keys.insert(schema::partKey(kind, relation.name, part.name));
    });
}

/// The object as it was; what has a key of its own, and who may use it, stay. The columns of a view are those of its query.
template <typename T> T takenBack(const T &object, const T &former)
{
    T back = former;
    if constexpr (requires { object.access; })
        back.access = object.access;
    if constexpr (requires { object.triggers; })
        forEachPartList<T>([&](ObjectKind, auto list) { back.*list = object.*list; });
    if constexpr (std::is_same_v<T, View>)
        back.columns = former.columns;
    return back;
}
template <typename T> Shared<T> takenBack(const Shared<T> &object, const Shared<T> &former)
{
    return takenBack(*object, *former);
}

template <typename T, typename KeyFn, typename TakeBackFn>
QList<T> listTakenBack(
    const QList<T> &list, const QList<T> &former, const QSet<ObjectKey> &keys, KeyFn keyFn, TakeBackFn takeBack)
{
    const auto before = byKey(former, keyFn);
    QList<T> left;
    for (const T &object : list) {
        const ObjectKey key = keyFn(object);
        if (!keys.contains(key))
            left.append(object);
        else if (before.contains(key))
            left.append(takeBack(object, before.value(key, object)));
    }
    return left;
}

template <typename Relation>
void takePartsBack(QList<Shared<Relation>> &relations, const QList<Shared<Relation>> &former, const QSet<ObjectKey> &keys)
{
    QSet<QualifiedName> names;
    for (const ObjectKey &key : keys)
        names.insert(key.parentName());
    const auto before = byKey(former, [](const Shared<Relation> &relation) { return relation->name; });
    for (Shared<Relation> &shared : relations) {
        if (!names.contains(shared->name))
            continue;
        Relation relation = *shared;
        const Relation then = before.contains(relation.name) ? *before.value(relation.name) : Relation {};
        forEachPartList<Relation>([&](ObjectKind kind, auto list) {
            const auto keyOfPart = [&](const auto &part) { return schema::partKey(kind, relation.name, part.name); };
            relation.*list = listTakenBack(
                relation.*list, then.*list, keys, keyOfPart, [](const auto &, const auto &part) { return part; });
        });
        shared = relation;
    }
}

} // namespace

Database undoneIn(const Database &live, const Database &with, const Database &without)
{
    Database merged = live;
    forEachList([&](auto list) { merged.*list = mergedObjects(live.*list, with.*list, without.*list); });
    merged.unmodelled = chosen(live.unmodelled, with.unmodelled, without.unmodelled);
    merged.defaultPrivileges = chosen(live.defaultPrivileges, with.defaultPrivileges, without.defaultPrivileges);
    merged.dependencies += without.dependencies;
    return merged;
}

Database takenBackIn(const Database &database, const Database &without, const QSet<ObjectKey> &keys)
{
    Database left = database;
    forEachList([&](auto list) {
        left.*list = listTakenBack(database.*list, without.*list, keys, keyOfObject,
            [](const auto &object, const auto &former) { return takenBack(object, former); });
    });
    takePartsBack(left.tables, without.tables, keys);
    takePartsBack(left.views, without.views, keys);
    return left;
}

QSet<ObjectKey> keysOf(const Database &database)
{
    QSet<ObjectKey> keys;
    forEachList([&](auto list) {
        for (const auto &object : database.*list)
            keys.insert(keyOfObject(object));
    });
    for (const Shared<Table> &table : database.tables)
        addParts(keys, *table);
    for (const Shared<View> &view : database.views)
        addParts(keys, *view);
    return keys;
}

} // namespace schemawright::workflow
