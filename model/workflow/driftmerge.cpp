#include "model/workflow/driftmerge.h"

#include <QHash>

#include <algorithm>

namespace schemawright::workflow {

using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

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
QList<schema::Column> mergedColumns(const Table &live, const Table &with, const Table &without)
{
    return mergedList(live.columns, with.columns, without.columns, [](const schema::Column &column) { return column.name; },
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
    table.columns = mergedColumns(live, with, without);
    table.constraints = mergedParts(live.constraints, with.constraints, without.constraints);
    table.indexes = mergedParts(live.indexes, with.indexes, without.indexes);
    table.triggers = mergedParts(live.triggers, with.triggers, without.triggers);
    table.policies = mergedParts(live.policies, with.policies, without.policies);
    table.rules = mergedParts(live.rules, with.rules, without.rules);
    return table;
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

template <typename T> void removeParts(QList<T> &parts, ObjectKind kind, const Table &table, const QSet<ObjectKey> &gone)
{
    parts.removeIf([&](const T &part) { return gone.contains(schema::partKey(kind, table.name, part.name)); });
}

template <typename T> void addParts(QSet<ObjectKey> &keys, const QList<T> &parts, ObjectKind kind, const Table &table)
{
    for (const T &part : parts)
        keys.insert(schema::partKey(kind, table.name, part.name));
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

Database withoutObjects(const Database &database, const QSet<ObjectKey> &gone)
{
    Database left = database;
    forEachList([&](auto list) {
        (left.*list).removeIf([&](const auto &object) { return gone.contains(keyOfObject(object)); });
    });
    for (Shared<Table> &shared : left.tables) {
        Table table = *shared;
        removeParts(table.columns, ObjectKind::Column, *shared, gone);
        removeParts(table.constraints, ObjectKind::Constraint, *shared, gone);
        removeParts(table.indexes, ObjectKind::Index, *shared, gone);
        removeParts(table.triggers, ObjectKind::Trigger, *shared, gone);
        removeParts(table.policies, ObjectKind::Policy, *shared, gone);
        removeParts(table.rules, ObjectKind::Rule, *shared, gone);
        if (!(table == *shared))
            shared = table;
    }
    return left;
}

QSet<ObjectKey> keysOf(const Database &database)
{
    QSet<ObjectKey> keys;
    forEachList([&](auto list) {
        for (const auto &object : database.*list)
            keys.insert(keyOfObject(object));
    });
    for (const Shared<Table> &table : database.tables) {
        addParts(keys, table->columns, ObjectKind::Column, *table);
        addParts(keys, table->constraints, ObjectKind::Constraint, *table);
        addParts(keys, table->indexes, ObjectKind::Index, *table);
        addParts(keys, table->triggers, ObjectKind::Trigger, *table);
        addParts(keys, table->policies, ObjectKind::Policy, *table);
        addParts(keys, table->rules, ObjectKind::Rule, *table);
    }
    return keys;
}

} // namespace schemawright::workflow
