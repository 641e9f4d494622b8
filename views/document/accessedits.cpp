#include "views/document/accessedits.h"

#include "model/diff/accessrule.h"
#include "model/diff/defaultprivileges.h"
#include "model/schema/accessedit.h"
#include "views/document/renames.h"

namespace schemawright::document {

using schema::Access;
using schema::Database;
using schema::ObjectKey;

namespace {

diff::AccessRule ruleOf(const SchemaDocument &document)
{
    return diff::accessRule(document.edited(), diff::AccessMode::Auto);
}

/// `grants` by the columns' names of before.
QMap<QString, schema::Grants> underNewNames(
    const QMap<QString, schema::Grants> &grants, const QList<diff::Rename> &renames, const ObjectKey &table)
{
    QMap<QString, schema::Grants> renamed;
    for (auto column = grants.cbegin(); column != grants.cend(); ++column) {
        const ObjectKey key = schema::partKey(schema::ObjectKind::Column, table.qualifiedName(), column.key());
        renamed.insert(renamedKey(renames, key).name, *column);
    }
    return renamed;
}

/// What the database says of an object, under the names that the editor gave to it and its columns.
template <typename Find>
std::optional<Access> currentAccess(const SchemaDocument &document, const ObjectKey &key, const Find &find)
{
    const ObjectKey original = originalKey(document.renames(), key);
    const Access *const found = find(original);
    if (!found)
        return std::nullopt;
    Access access = *found;
    access.columns = underNewNames(found->columns, document.renames(), original);
    access.identitySequences = underNewNames(found->identitySequences, document.renames(), original);
    return access;
}

std::optional<Access> currentAccess(const SchemaDocument &document, const ObjectKey &key)
{
    return currentAccess(
        document, key, [&](const ObjectKey &original) { return schema::findAccess(document.reference(), original); });
}

const Access *pointerTo(const std::optional<Access> &access)
{
    return access ? &*access : nullptr;
}

/// What `said` says of the owner with what the database has else.
Access written(const Access &said, const Access &effective)
{
    Access access = effective;
    access.owner = said.owner;
    return access;
}

void takeOver(const SchemaDocument &document, const diff::AccessRule &rule, schema::SetAccess &edit)
{
    const Database &edited = document.edited();
    const QMap<ObjectKey, Access> currents = schema::accessOfAll(document.reference());
    const QMap<ObjectKey, Access> said = schema::accessOfAll(edited);
    for (auto access = said.cbegin(); access != said.cend(); ++access) {
        const auto current = currentAccess(document, access.key(), [&](const ObjectKey &key) {
            const auto found = currents.constFind(key);
            return found == currents.cend() ? nullptr : &*found;
        });
        const Access taken = written(*access, diff::adoptedAccess(rule, access.key(), *access, pointerTo(current)));
        if (taken.privileges && taken != *access)
            edit.accesses.insert(access.key(), taken);
    }
    edit.addedDefaults = diff::keptDefaultPrivileges(document.reference(), edited);
    edit.addedDefaultTexts = diff::defaultPrivilegeObjects(edit.addedDefaults, edited.serverVersion);
}

} // namespace

ObjectAccess objectAccess(const SchemaDocument &document, const ObjectKey &key)
{
    const diff::AccessRule rule = ruleOf(document);
    const std::optional<Access> current = currentAccess(document, key);
    const Access *const said = schema::findAccess(document.edited(), key);
    ObjectAccess shown;
    shown.schemaNamesPrivileges = !rule.keepsPrivileges;
    shown.isOnlyInDatabase = current && !said;
    // A server says the owner of all that have one: casts and transforms do not.
    const bool hasNoOwner = document.hasCurrent() && current && current->owner.isEmpty();
    if (said && !hasNoOwner) {
        shown.access = diff::adoptedAccess(rule, key, *said, pointerTo(current));
        if (shown.access->owner.isEmpty())
            shown.access->owner = document.reference().currentRole;
    }
    return shown;
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
    return schema::SetAccess { key, { { key, access } }, {}, {} };
}

schema::SchemaEdit grantEdit(const SchemaDocument &document, const ObjectKey &key, const schema::Grant &grant)
{
    const diff::AccessRule rule = ruleOf(document);
    schema::SetAccess edit { key, {}, {}, {} };
    if (rule.keepsPrivileges)
        takeOver(document, rule, edit);
    const Access *const found = schema::findAccess(document.edited(), key);
    const Access said = found ? *found : Access();
    Access access = written(said, diff::adoptedAccess(rule, key, said, pointerTo(currentAccess(document, key))));
    schema::Grants grants = access.privileges.value_or(schema::Grants());
    grants.removeIf([&](const schema::Grant &other) { return other.grantee == grant.grantee && other.grantor == grant.grantor; });
    grants.append(grant);
    access.privileges = schema::canonicalGrants(grants);
    edit.accesses.insert(key, access);
    return edit;
}

} // namespace schemawright::document
