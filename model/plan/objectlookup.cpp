#include "model/plan/objectlookup.h"

#include <algorithm>

namespace schemawright::plan {

using schema::ObjectKey;
using schema::ObjectKind;

namespace {

std::optional<diff::Object> byKey(const auto &list, const ObjectKey &key)
{
    for (const auto &object : list) {
        if (schema::keyOf(object) == key)
            return diff::Object(object);
    }
    return std::nullopt;
}

template <typename T> std::optional<diff::Object> byKey(const QList<Shared<T>> &list, const ObjectKey &key)
{
    for (const Shared<T> &object : list) {
        if (schema::keyOf(*object) == key)
            return diff::Object(object);
    }
    return std::nullopt;
}

template <typename T> std::optional<diff::Object> byName(const QList<T> &parts, const QString &name)
{
    const auto found = std::ranges::find(parts, name, &T::name);
    return found == parts.end() ? std::nullopt : std::optional<diff::Object>(*found);
}

std::optional<diff::Object> findTablePart(const schema::Table &table, const ObjectKey &key)
{
    switch (key.kind) {
    case ObjectKind::Column:
        return byName(table.columns, key.name);
    case ObjectKind::Constraint:
        return byName(table.constraints, key.name);
    case ObjectKind::Index:
        return byName(table.indexes, key.name);
    case ObjectKind::Trigger:
        return byName(table.triggers, key.name);
    case ObjectKind::Policy:
        return byName(table.policies, key.name);
    case ObjectKind::Rule:
        return byName(table.rules, key.name);
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Table:
    case ObjectKind::View:
    case ObjectKind::Routine:
    case ObjectKind::Sequence:
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<diff::Object> findPart(const schema::Database &database, const ObjectKey &key)
{
    if (const schema::Table *const table = schema::findTable(database, key.parentName()))
        return findTablePart(*table, key);
    const schema::View *const view = schema::findView(database, key.parentName());
    if (!view)
        return std::nullopt;
    if (key.kind == ObjectKind::Index)
        return byName(view->indexes, key.name);
    if (key.kind == ObjectKind::Trigger)
        return byName(view->triggers, key.name);
    return key.kind == ObjectKind::Rule ? byName(view->rules, key.name) : std::nullopt;
}

} // namespace

std::optional<diff::Object> findObject(const schema::Database &database, const ObjectKey &key)
{
    switch (key.kind) {
    case ObjectKind::Schema:
        return byKey(database.schemas, key);
    case ObjectKind::Extension:
        return byKey(database.extensions, key);
    case ObjectKind::Table:
        return byKey(database.tables, key);
    case ObjectKind::View:
        return byKey(database.views, key);
    case ObjectKind::Routine:
        return byKey(database.routines, key);
    case ObjectKind::Sequence:
        return byKey(database.sequences, key);
    case ObjectKind::Enum:
        return byKey(database.enums, key);
    case ObjectKind::Domain:
        return byKey(database.domains, key);
    case ObjectKind::Composite:
        return byKey(database.composites, key);
    case ObjectKind::Other:
        return byKey(database.others, key);
    case ObjectKind::Column:
    case ObjectKind::Constraint:
    case ObjectKind::Index:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
        return findPart(database, key);
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::plan
