#include "model/diff/accessmode.h"

#include "model/diff/defaultprivileges.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Access;
using schema::Database;
using schema::ObjectKey;

namespace {

template <typename T> const T &valueOf(const T &object)
{
    return object;
}
template <typename T> const T &valueOf(const Shared<T> &object)
{
    return *object;
}

/// Calls `visit` with every object that has an owner.
template <typename Visit> void forEachOwned(const Database &database, Visit &&visit)
{
    const auto all = [&visit](const auto &objects) {
        for (const auto &object : objects)
            visit(schema::keyOf(valueOf(object)), valueOf(object).access);
    };
    all(database.schemas);
    all(database.tables);
    all(database.views);
    all(database.routines);
    all(database.sequences);
    all(database.enums);
    all(database.domains);
    all(database.composites);
    all(database.others);
}

template <typename T> void replaceAccess(T &object, const Access &access)
{
    object.access = access;
}
template <typename T> void replaceAccess(Shared<T> &object, const Access &access)
{
    T copy = *object;
    copy.access = access;
    object = Shared<T>(std::move(copy));
}

/// Calls `change` with the key and a copy of the access of every object, and puts a changed one back.
template <typename Change> void changeAccess(Database &database, Change &&change)
{
    const auto all = [&change](auto &objects) {
        for (qsizetype i = 0; i < objects.size(); ++i) {
            Access access = valueOf(objects.at(i)).access;
            change(schema::keyOf(valueOf(objects.at(i))), access);
            if (access != valueOf(objects.at(i)).access)
                replaceAccess(objects[i], access);
        }
    };
    all(database.schemas);
    all(database.tables);
    all(database.views);
    all(database.routines);
    all(database.sequences);
    all(database.enums);
    all(database.domains);
    all(database.composites);
    all(database.others);
}

bool isPublicSchema(const ObjectKey &key)
{
    return key.kind == schema::ObjectKind::Schema && key.name == u"public";
}

schema::Grants usualGrants(const ObjectKey &key, schema::GrantClass grantClass, int serverVersion)
{
    return isPublicSchema(key) ? schema::initialPublicSchemaGrants(serverVersion)
                               : schema::defaultGrants(grantClass, serverVersion);
}

bool isUsual(const ObjectKey &key, const Access &access, int serverVersion)
{
    const auto grantClass = schema::grantClass(key);
    if (!access.columns.isEmpty() || !access.identitySequences.isEmpty())
        return false;
    return !grantClass || !access.privileges || *access.privileges == usualGrants(key, *grantClass, serverVersion);
}

/// Those that are there once the owner is the wanted one.
void takePrivileges(Access &access, const Access *current)
{
    const auto kept = [&](const schema::Grants &grants) {
        return access.owner.isEmpty() ? grants : schema::grantsAfterOwnerChange(grants, access.owner);
    };
    access.privileges.reset();
    access.columns.clear();
    access.identitySequences.clear();
    if (!current)
        return;
    if (current->privileges)
        access.privileges = kept(*current->privileges);
    for (auto column = current->columns.cbegin(); column != current->columns.cend(); ++column)
        access.columns.insert(column.key(), kept(*column));
    for (auto column = current->identitySequences.cbegin(); column != current->identitySequences.cend(); ++column)
        access.identitySequences.insert(column.key(), kept(*column));
}

/// `wanted` with the owner that counts.
void takeOwner(Access &access, const Access &current, const QString &runner)
{
    // Nobody said either: it is the role that runs the scripts here and there.
    const bool isRunner = current.owner.isEmpty() && access.owner == runner;
    if (access.owner.isEmpty() || isRunner)
        access.owner = current.owner;
}

class Adopter
{
public:
    Adopter(const Database &current, const Database &desired, AccessMode mode)
        : m_current(current)
        , m_result(desired)
        , m_keepsOwners(mode == AccessMode::Ignore)
        , m_keepsPrivileges(
              mode == AccessMode::Ignore || (mode == AccessMode::Auto && !namesPrivileges(desired)))
    {
        forEachOwned(current, [this](const ObjectKey &key, const Access &access) { m_access.insert(key, &access); });
    }

    [[nodiscard]] Database adopted()
    {
        changeAccess(m_result, [this](const ObjectKey &key, Access &access) { change(key, access); });
        if (m_keepsPrivileges)
            setDefaultPrivileges(m_result, keptDefaults());
        else
            nameRunner(m_result, m_current.currentRole);
        return m_result;
    }

private:
    void change(const ObjectKey &key, Access &access) const
    {
        const Access *const current = m_access.value(key);
        if (m_keepsOwners)
            access.owner = current ? current->owner : QString();
        else if (current)
            takeOwner(access, *current, m_result.currentRole);
        // The schema that every database has is not a wish.
        const bool isGiven = isPublicSchema(key) && isUsual(key, access, m_result.serverVersion);
        if (m_keepsPrivileges || isGiven)
            takePrivileges(access, current);
    }

    /// Those of a schema go with it.
    [[nodiscard]] QList<schema::DefaultPrivileges> keptDefaults() const
    {
        QList<schema::DefaultPrivileges> kept = m_current.defaultPrivileges;
        kept.removeIf([this](const schema::DefaultPrivileges &entry) {
            return !entry.schema.isEmpty() && std::ranges::none_of(m_result.schemas,
                       [&](const schema::Namespace &schema) { return schema.name == entry.schema; });
        });
        return kept;
    }

    const Database &m_current;
    Database m_result;
    bool m_keepsOwners;
    bool m_keepsPrivileges;
    QHash<ObjectKey, const Access *> m_access;
};

void addRoles(QSet<QString> &roles, const schema::Grants &grants)
{
    for (const schema::Grant &grant : grants) {
        roles.insert(grant.grantee);
        roles.insert(grant.grantor);
    }
}

void addRoles(QSet<QString> &roles, const Access &access)
{
    roles.insert(access.owner);
    addRoles(roles, access.privileges.value_or(schema::Grants()));
    for (const schema::Grants &grants : access.columns)
        addRoles(roles, grants);
    for (const schema::Grants &grants : access.identitySequences)
        addRoles(roles, grants);
}

} // namespace

bool namesPrivileges(const Database &database)
{
    bool named = !database.defaultPrivileges.isEmpty();
    forEachOwned(database, [&](const ObjectKey &key, const Access &access) {
        named = named || !isUsual(key, access, database.serverVersion);
    });
    return named;
}

Database withAccessOf(const Database &current, const Database &desired, AccessMode mode)
{
    return mode == AccessMode::Exact ? desired : Adopter(current, desired, mode).adopted();
}

void forgetRunner(Database &database)
{
    const QString runner = database.currentRole;
    changeAccess(database, [&](const ObjectKey &key, Access &access) {
        // Source: src/include/catalog/pg_namespace.dat: the owner of public is pg_database_owner from PostgreSQL 14 on.
        const bool isGiven = isPublicSchema(key) && access.owner == u"pg_database_owner";
        if (access.owner == runner || isGiven)
            access.owner.clear();
    });
    QList<schema::DefaultPrivileges> defaults = database.defaultPrivileges;
    for (schema::DefaultPrivileges &entry : defaults) {
        if (entry.role == runner)
            entry.role.clear();
    }
    if (defaults != database.defaultPrivileges)
        setDefaultPrivileges(database, defaults);
    database.currentRole.clear();
    database.roles.clear();
}

void nameRunner(Database &database, const QString &role)
{
    if (role.isEmpty())
        return;
    QList<schema::DefaultPrivileges> defaults = database.defaultPrivileges;
    for (schema::DefaultPrivileges &entry : defaults) {
        if (entry.role.isEmpty())
            entry.role = role;
    }
    if (defaults != database.defaultPrivileges)
        setDefaultPrivileges(database, defaults);
}

QStringList namedRoles(const Database &database)
{
    QSet<QString> roles;
    forEachOwned(database, [&](const ObjectKey &, const Access &access) { addRoles(roles, access); });
    for (const schema::DefaultPrivileges &entry : database.defaultPrivileges) {
        roles.insert(entry.role);
        addRoles(roles, entry.grants);
    }
    for (const Shared<schema::Table> &table : database.tables) {
        for (const schema::Policy &policy : table->policies)
            roles.unite(QSet<QString>(policy.roles.cbegin(), policy.roles.cend()));
    }
    roles.removeIf([](const QString &role) {
        return role.isEmpty() || role == schema::publicGrantee || role.startsWith("pg_"_L1);
    });
    QStringList names(roles.cbegin(), roles.cend());
    names.sort();
    return names;
}

} // namespace schemawright::diff
