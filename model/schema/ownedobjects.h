// All objects that have an owner, whatever list of a Database they are in.
#pragma once

#include "model/schema/database.h"

namespace schemawright::schema {

namespace owned {

template <typename T> const T &valueOf(const T &object)
{
    return object;
}
template <typename T> const T &valueOf(const Shared<T> &object)
{
    return *object;
}

template <typename T> void setAccess(T &object, const Access &access)
{
    object.access = access;
}
template <typename T> void setAccess(Shared<T> &object, const Access &access)
{
    T copy = *object;
    copy.access = access;
    object = Shared<T>(std::move(copy));
}

template <typename DatabaseType, typename Visit> void forEachList(DatabaseType &database, const Visit &visit)
{
    visit(database.schemas);
    visit(database.tables);
    visit(database.views);
    visit(database.routines);
    visit(database.sequences);
    visit(database.enums);
    visit(database.domains);
    visit(database.composites);
    visit(database.others);
}

} // namespace owned

/// Calls `visit(key, access)` for each.
template <typename Visit> void forEachOwned(const Database &database, const Visit &visit)
{
    owned::forEachList(database, [&visit](const auto &objects) {
        for (const auto &object : objects)
            visit(keyOf(owned::valueOf(object)), owned::valueOf(object).access);
    });
}

/// Calls `change(key, access)` with a copy of the access of each, and puts a changed one back.
template <typename Change> void changeOwned(Database &database, const Change &change)
{
    owned::forEachList(database, [&change](auto &objects) {
        for (qsizetype i = 0; i < objects.size(); ++i) {
            Access access = owned::valueOf(objects.at(i)).access;
            change(keyOf(owned::valueOf(objects.at(i))), access);
            if (access != owned::valueOf(objects.at(i)).access)
                owned::setAccess(objects[i], access);
        }
    });
}

} // namespace schemawright::schema
