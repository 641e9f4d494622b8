#include "model/diff/accessmode.h"

#include "model/diff/accessrule.h"
#include "model/diff/defaultprivileges.h"
#include "model/schema/ownedobjects.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Access;
using schema::Database;
using schema::ObjectKey;

namespace {

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
    schema::forEachOwned(database, [&](const ObjectKey &key, const Access &access) {
        named = named || !isUsual(key, access, database.serverVersion);
    });
    return named;
}

AccessRule accessRule(const Database &desired, AccessMode mode)
{
    AccessRule rule;
    rule.keepsOwners = mode == AccessMode::Ignore;
    rule.keepsPrivileges = mode == AccessMode::Ignore || (mode == AccessMode::Auto && !namesPrivileges(desired));
    rule.runner = desired.currentRole;
    rule.serverVersion = desired.serverVersion;
    return rule;
}

Access adoptedAccess(const AccessRule &rule, const ObjectKey &key, const Access &wanted, const Access *current)
{
    Access access = wanted;
    if (rule.keepsOwners)
        access.owner = current ? current->owner : QString();
    else if (current)
        takeOwner(access, *current, rule.runner);
    // The schema that every database has is not a wish.
    const bool isGiven = isPublicSchema(key) && isUsual(key, access, rule.serverVersion);
    if (rule.keepsPrivileges || isGiven)
        takePrivileges(access, current);
    return access;
}

QList<schema::DefaultPrivileges> keptDefaultPrivileges(const Database &current, const Database &desired)
{
    QList<schema::DefaultPrivileges> kept = current.defaultPrivileges;
    kept.removeIf([&](const schema::DefaultPrivileges &entry) {
        return !entry.schema.isEmpty() && std::ranges::none_of(desired.schemas,
                   [&](const schema::Namespace &schema) { return schema.name == entry.schema; });
    });
    return kept;
}

Database withAccessOf(const Database &current, const Database &desired, AccessMode mode)
{
    if (mode == AccessMode::Exact)
        return desired;
    const AccessRule rule = accessRule(desired, mode);
    QHash<ObjectKey, const Access *> accesses;
    schema::forEachOwned(current, [&](const ObjectKey &key, const Access &access) { accesses.insert(key, &access); });
    Database adopted = desired;
    schema::changeOwned(adopted, [&](const ObjectKey &key, Access &access) {
        access = adoptedAccess(rule, key, access, accesses.value(key));
    });
    if (rule.keepsPrivileges)
        setDefaultPrivileges(adopted, keptDefaultPrivileges(current, desired));
    else
        nameRunner(adopted, current.currentRole);
    return adopted;
}

void forgetRunner(Database &database)
{
    const QString runner = database.currentRole;
    schema::changeOwned(database, [&](const ObjectKey &key, Access &access) {
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
    schema::forEachOwned(database, [&](const ObjectKey &, const Access &access) { addRoles(roles, access); });
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
