#include "model/schema/privileges.h"

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace schemawright::schema {

namespace {

struct PrivilegeInfo {
    Privilege privilege;
    QLatin1StringView name;
    char letter;
};

constexpr std::array<PrivilegeInfo, 11> privilegeInfos { {
    { Privilege::Select, "SELECT"_L1, 'r' },
    { Privilege::Insert, "INSERT"_L1, 'a' },
    { Privilege::Update, "UPDATE"_L1, 'w' },
    { Privilege::Delete, "DELETE"_L1, 'd' },
    { Privilege::Truncate, "TRUNCATE"_L1, 'D' },
    { Privilege::References, "REFERENCES"_L1, 'x' },
    { Privilege::Trigger, "TRIGGER"_L1, 't' },
    { Privilege::Maintain, "MAINTAIN"_L1, 'm' },
    { Privilege::Usage, "USAGE"_L1, 'U' },
    { Privilege::Create, "CREATE"_L1, 'C' },
    { Privilege::Execute, "EXECUTE"_L1, 'X' },
} };

template <typename... P> constexpr PrivilegeSet setOf(P... privileges)
{
    return (static_cast<PrivilegeSet>(privileges) | ...);
}

// Source: src/include/utils/acl.h, ACL_ALL_RIGHTS_RELATION.
PrivilegeSet tablePrivileges(int serverVersion)
{
    using enum Privilege;
    const PrivilegeSet base = setOf(Select, Insert, Update, Delete, Truncate, References, Trigger);
    return serverVersion >= 170000 ? base | setOf(Maintain) : base;
}

std::optional<GrantClass> grantClassOfLabel(const QString &label)
{
    const auto is = [&label](QLatin1StringView text) { return label.startsWith(text); };
    if (is("aggregate "_L1))
        return GrantClass::Routine;
    if (is("range type "_L1))
        return GrantClass::Type;
    if (is("language "_L1))
        return GrantClass::Language;
    if (is("foreign-data wrapper "_L1))
        return GrantClass::ForeignDataWrapper;
    return is("foreign server "_L1) ? std::optional(GrantClass::ForeignServer) : std::nullopt;
}

} // namespace

std::optional<GrantClass> grantClass(const ObjectKey &key)
{
    switch (key.kind) {
    case ObjectKind::Schema:
        return GrantClass::Schema;
    case ObjectKind::Table:
    case ObjectKind::View:
        return GrantClass::Table;
    case ObjectKind::Routine:
        return GrantClass::Routine;
    case ObjectKind::Sequence:
        return GrantClass::Sequence;
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
        return GrantClass::Type;
    case ObjectKind::Other:
        return grantClassOfLabel(key.signature);
    case ObjectKind::Extension:
    case ObjectKind::Column:
    case ObjectKind::Constraint:
    case ObjectKind::Index:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

PrivilegeSet allPrivileges(GrantClass grantClass, int serverVersion)
{
    using enum Privilege;
    switch (grantClass) {
    case GrantClass::Table:
        return tablePrivileges(serverVersion);
    case GrantClass::Column:
        return setOf(Select, Insert, Update, References);
    case GrantClass::Sequence:
        return setOf(Select, Update, Usage);
    case GrantClass::Routine:
        return setOf(Execute);
    case GrantClass::Schema:
        return setOf(Usage, Create);
    case GrantClass::Type:
    case GrantClass::Language:
    case GrantClass::ForeignDataWrapper:
    case GrantClass::ForeignServer:
        return setOf(Usage);
    }
    Q_UNREACHABLE();
}

Grants defaultGrants(GrantClass grantClass, int serverVersion)
{
    if (grantClass == GrantClass::Column)
        return {};
    const PrivilegeSet all = allPrivileges(grantClass, serverVersion);
    Grants grants { { {}, {}, all, 0 } };
    // Source: src/backend/utils/adt/acl.c, acldefault(): world_default.
    const bool toPublic = grantClass == GrantClass::Routine || grantClass == GrantClass::Type
        || grantClass == GrantClass::Language;
    if (toPublic)
        grants.append({ publicGrantee, {}, all, 0 });
    return grants;
}

Grants initialPublicSchemaGrants(int serverVersion)
{
    using enum Privilege;
    // docs: release-15, "Remove PUBLIC creation permission on the public schema".
    const PrivilegeSet everybody = serverVersion >= 150000 ? setOf(Usage) : setOf(Usage, Create);
    return { { {}, {}, setOf(Usage, Create), 0 }, { publicGrantee, {}, everybody, 0 } };
}

QString privilegeName(Privilege privilege)
{
    return std::ranges::find(privilegeInfos, privilege, &PrivilegeInfo::privilege)->name;
}

QList<Privilege> privilegesIn(PrivilegeSet set)
{
    QList<Privilege> privileges;
    for (const PrivilegeInfo &info : privilegeInfos) {
        if ((set & setOf(info.privilege)) != 0)
            privileges.append(info.privilege);
    }
    return privileges;
}

std::optional<Privilege> privilegeOf(QChar letter)
{
    const auto *const found = std::ranges::find(privilegeInfos, letter.toLatin1(), &PrivilegeInfo::letter);
    return found == privilegeInfos.end() ? std::nullopt : std::optional(found->privilege);
}

Grants canonicalGrants(const Grants &grants)
{
    const auto pair = [](const Grant &grant) { return std::tie(grant.grantor, grant.grantee); };
    Grants sorted = grants;
    std::ranges::stable_sort(sorted, {}, pair);
    Grants merged;
    for (const Grant &grant : std::as_const(sorted)) {
        if (grant.privileges == 0)
            continue;
        if (merged.isEmpty() || pair(merged.last()) != pair(grant)) {
            merged.append(grant);
            continue;
        }
        merged.last().privileges |= grant.privileges;
        merged.last().grantable |= grant.grantable;
    }
    return merged;
}

// Source: src/backend/utils/adt/acl.c, aclnewowner().
Grants grantsAfterOwnerChange(const Grants &grants, const QString &owner)
{
    Grants changed = grants;
    for (Grant &grant : changed) {
        if (grant.grantee == owner)
            grant.grantee.clear();
        if (grant.grantor == owner)
            grant.grantor.clear();
    }
    return canonicalGrants(changed);
}

Grant grantOf(const Grants &grants, const QString &grantor, const QString &grantee)
{
    for (const Grant &grant : grants) {
        if (grant.grantor == grantor && grant.grantee == grantee)
            return grant;
    }
    return { grantee, grantor, 0, 0 };
}

// Source: src/backend/catalog/aclchk.c, get_user_default_acl(): the global entry replaces what is built in, that of the
// schema is added.
Grants grantsOnCreation(const QList<DefaultPrivileges> &defaults, const QString &role, const QString &schema,
    GrantClass objects, int serverVersion)
{
    Grants global = defaultGrants(objects, serverVersion);
    Grants inSchema;
    for (const DefaultPrivileges &entry : defaults) {
        if (entry.role != role || entry.objects != objects)
            continue;
        if (entry.schema.isEmpty())
            global = entry.grants;
        else if (entry.schema == schema)
            inSchema = entry.grants;
    }
    return canonicalGrants(global + inSchema);
}

} // namespace schemawright::schema
