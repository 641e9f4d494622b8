#include "model/schema/accessedit.h"

#include "model/schema/ownedobjects.h"

#include <algorithm>
#include <functional>

namespace schemawright::schema {

using namespace Qt::Literals::StringLiterals;

const Access *findAccess(const Database &database, const ObjectKey &key)
{
    const Access *found = nullptr;
    forEachOwned(database, [&](const ObjectKey &other, const Access &access) {
        if (other == key)
            found = &access;
    });
    return found;
}

QMap<ObjectKey, Access> accessOfAll(const Database &database)
{
    QMap<ObjectKey, Access> accesses;
    forEachOwned(database, [&](const ObjectKey &key, const Access &access) { accesses.insert(key, access); });
    return accesses;
}

Result<Database> withAccesses(const Database &database, const QMap<ObjectKey, Access> &accesses)
{
    Database changed = database;
    qsizetype found = 0;
    changeOwned(changed, [&](const ObjectKey &key, Access &access) {
        const auto wanted = accesses.constFind(key);
        if (wanted == accesses.cend())
            return;
        ++found;
        access = *wanted;
    });
    if (found == accesses.size())
        return changed;
    for (auto access = accesses.cbegin(); access != accesses.cend(); ++access) {
        if (!findAccess(database, access.key()))
            return makeError(ErrorKind::Input, u"there is no %1"_s.arg(toText(access.key())));
    }
    return changed;
}

void addDefaultPrivileges(Database &database, const QList<DefaultPrivileges> &added, const QList<OtherObject> &texts)
{
    if (added.isEmpty())
        return;
    database.defaultPrivileges += added;
    database.others += texts;
    std::ranges::sort(database.others, std::less<> {}, [](const OtherObject &object) {
        return std::tie(object.label, object.identity);
    });
}

} // namespace schemawright::schema
