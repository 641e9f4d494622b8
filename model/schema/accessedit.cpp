#include "model/schema/accessedit.h"

namespace schemawright::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

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

/// Calls `visit` with every list of objects that have an owner.
template <typename DatabaseType, typename Visit> void forEachList(DatabaseType &database, Visit &&visit)
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

} // namespace

const Access *findAccess(const Database &database, const ObjectKey &key)
{
    const Access *found = nullptr;
    forEachList(database, [&](const auto &objects) {
        for (const auto &object : objects) {
            if (keyOf(valueOf(object)) == key)
                found = &valueOf(object).access;
        }
    });
    return found;
}

QMap<ObjectKey, Access> accessOfAll(const Database &database)
{
    QMap<ObjectKey, Access> accesses;
    forEachList(database, [&](const auto &objects) {
        for (const auto &object : objects)
            accesses.insert(keyOf(valueOf(object)), valueOf(object).access);
    });
    return accesses;
}

Result<Database> withAccesses(const Database &database, const QMap<ObjectKey, Access> &accesses)
{
    Database changed = database;
    qsizetype found = 0;
    forEachList(changed, [&](auto &objects) {
        for (qsizetype i = 0; i < objects.size(); ++i) {
            const auto access = accesses.constFind(keyOf(valueOf(objects.at(i))));
            if (access == accesses.cend())
                continue;
            ++found;
            if (valueOf(objects.at(i)).access != *access)
                setAccess(objects[i], *access);
        }
    });
    if (found == accesses.size())
        return changed;
    for (auto access = accesses.cbegin(); access != accesses.cend(); ++access) {
        if (!findAccess(database, access.key()))
            return makeError(ErrorKind::Input, u"there is no %1"_s.arg(toText(access.key())));
    }
    return changed;
}

} // namespace schemawright::schema
