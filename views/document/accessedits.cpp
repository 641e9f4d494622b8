#include "views/document/accessedits.h"

#include "model/diff/accessmode.h"
#include "model/schema/accessedit.h"

namespace schemawright::document {

using schema::Access;
using schema::Database;
using schema::ObjectKey;

namespace {

Database effectiveDatabase(const SchemaDocument &document)
{
    return diff::withAccessOf(document.reference(), document.edited(), diff::AccessMode::Auto);
}

/// What `said` says of the owner with what the database has else.
Access written(const Access &said, const Access &effective)
{
    Access access = effective;
    access.owner = said.owner;
    return access;
}

} // namespace

std::optional<Access> effectiveAccess(const SchemaDocument &document, const ObjectKey &key)
{
    const Database effective = effectiveDatabase(document);
    const Access *const access = schema::findAccess(effective, key);
    if (!access)
        return std::nullopt;
    Access shown = *access;
    if (shown.owner.isEmpty())
        shown.owner = document.reference().currentRole;
    return shown;
}

bool namesPrivileges(const SchemaDocument &document)
{
    return diff::namesPrivileges(document.edited());
}

QStringList knownRoles(const SchemaDocument &document)
{
    QStringList roles = document.reference().roles + diff::namedRoles(document.reference()) + diff::namedRoles(document.edited());
    roles.removeDuplicates();
    roles.sort();
    return roles;
}

schema::SchemaEdit ownerEdit(const SchemaDocument &document, const ObjectKey &key, const QString &owner)
{
    const Access *const said = schema::findAccess(document.edited(), key);
    Access access = said ? *said : Access();
    access.owner = owner;
    if (access.privileges)
        access.privileges = schema::grantsAfterOwnerChange(*access.privileges, owner);
    for (schema::Grants &grants : access.columns)
        grants = schema::grantsAfterOwnerChange(grants, owner);
    for (schema::Grants &grants : access.identitySequences)
        grants = schema::grantsAfterOwnerChange(grants, owner);
    return schema::SetAccess { key, { { key, access } } };
}

schema::SchemaEdit grantEdit(const SchemaDocument &document, const ObjectKey &key, const schema::Grant &grant)
{
    const QMap<ObjectKey, Access> effective = schema::accessOfAll(effectiveDatabase(document));
    const QMap<ObjectKey, Access> said = schema::accessOfAll(document.edited());
    schema::SetAccess edit { key, {} };
    if (!namesPrivileges(document)) {
        for (auto access = effective.cbegin(); access != effective.cend(); ++access) {
            const Access taken = written(said.value(access.key()), *access);
            if (access->privileges && taken != said.value(access.key()))
                edit.accesses.insert(access.key(), taken);
        }
    }
    Access access = written(said.value(key), effective.value(key));
    schema::Grants grants = access.privileges.value_or(schema::Grants());
    grants.removeIf([&](const schema::Grant &other) { return other.grantee == grant.grantee && other.grantor == grant.grantor; });
    grants.append(grant);
    access.privileges = schema::canonicalGrants(grants);
    edit.accesses.insert(key, access);
    return edit;
}

} // namespace schemawright::document
