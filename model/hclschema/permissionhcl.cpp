// Privileges that go beyond what the owner and PUBLIC have anyhow, and the roles that are named.
#include "model/hclschema/hclcontext.h"

#include "model/schema/ownedobjects.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;
using schema::Grant;
using schema::Grants;

namespace {

/// What `for` names; empty: the language has no permissions on such an object.
QString targetOf(const HclContext &context, const schema::ObjectKey &key)
{
    switch (key.kind) {
    case schema::ObjectKind::Schema:
        return context.schemaReference(key.name);
    case schema::ObjectKind::Table:
    case schema::ObjectKind::View:
        return context.relationReference(key.qualifiedName());
    case schema::ObjectKind::Sequence:
        return context.reference(u"sequence"_s, key.qualifiedName());
    case schema::ObjectKind::Enum:
        return context.reference(u"enum"_s, key.qualifiedName());
    case schema::ObjectKind::Domain:
        return context.reference(u"domain"_s, key.qualifiedName());
    case schema::ObjectKind::Composite:
        return context.reference(u"composite"_s, key.qualifiedName());
    case schema::ObjectKind::Routine: {
        qsizetype sameName = 0;
        QString type = u"function"_s;
        for (const auto &routine : context.database().routines) {
            sameName += routine->name == key.qualifiedName() ? 1 : 0;
            if (routine->name == key.qualifiedName() && routine->kind == schema::RoutineKind::Procedure)
                type = u"procedure"_s;
        }
        return sameName == 1 ? context.reference(type, key.qualifiedName()) : QString();
    }
    case schema::ObjectKind::Extension:
    case schema::ObjectKind::Column:
    case schema::ObjectKind::Constraint:
    case schema::ObjectKind::Index:
    case schema::ObjectKind::Trigger:
    case schema::ObjectKind::Policy:
    case schema::ObjectKind::Rule:
    case schema::ObjectKind::Other:
        return {};
    }
    Q_UNREACHABLE();
}

void writePermission(HclContext &context, const QString &target, const Grant &grant, schema::PrivilegeSet privileges, bool isGrantable)
{
    if (privileges == 0)
        return;
    hcl::Writer &writer = context.writer();
    writer.begin(u"permission"_s);
    if (grant.grantee == schema::publicGrantee) {
        writer.attribute(u"to"_s, u"PUBLIC"_s);
    } else {
        context.role(grant.grantee);
        writer.attribute(u"to"_s, u"role"_s + hcl::memberText(grant.grantee));
    }
    writer.attribute(u"for"_s, target);
    QStringList names;
    for (const schema::Privilege privilege : schema::privilegesIn(privileges))
        names << schema::privilegeName(privilege);
    writer.attribute(u"privileges"_s, u'[' + names.join(u", "_s) + u']');
    if (isGrantable)
        writer.truth(u"grantable"_s, true);
    writer.end();
}

void writeGrants(HclContext &context, const QString &object, const QString &target, const Grants &grants, const Grants &presets)
{
    for (const Grant &preset : presets) {
        const schema::PrivilegeSet kept = schema::grantOf(grants, preset.grantor, preset.grantee).privileges;
        if ((preset.privileges & ~kept) != 0) {
            const QString who = preset.grantee.isEmpty() ? u"the owner"_s : preset.grantee;
            context.leaveOut(object, u"privileges that %1 has no longer"_s.arg(who));
        }
    }
    for (const Grant &grant : grants) {
        if (grant.grantee.isEmpty())
            continue;
        if (!grant.grantor.isEmpty()) {
            context.leaveOut(object, u"privileges that %1 has granted to %2"_s.arg(grant.grantor, grant.grantee));
            continue;
        }
        const schema::PrivilegeSet added = grant.privileges & ~schema::grantOf(presets, {}, grant.grantee).privileges;
        writePermission(context, target, grant, added & ~grant.grantable, false);
        writePermission(context, target, grant, added & grant.grantable, true);
    }
}

void writeAccess(HclContext &context, const schema::ObjectKey &key, const schema::Access &access)
{
    const QString object = toText(key);
    const auto kind = schema::grantClass(key);
    if (!access.owner.isEmpty() && access.owner != context.database().currentRole && access.owner != u"pg_database_owner")
        context.leaveOut(object, u"%1 belongs to %2"_s.arg(object, access.owner));
    if (kind && access.privileges) {
        const int version = context.database().serverVersion;
        const bool isPublic = key.kind == schema::ObjectKind::Schema && key.name == u"public";
        const Grants presets = isPublic ? schema::initialPublicSchemaGrants(version) : schema::defaultGrants(*kind, version);
        const QString target = targetOf(context, key);
        if (!target.isEmpty())
            writeGrants(context, object, target, *access.privileges, presets);
        else if (*access.privileges != presets)
            context.leaveOut(object, u"privileges on %1"_s.arg(object));
    }
    for (auto column = access.columns.begin(); column != access.columns.end(); ++column) {
        if (context.relationReference(key.qualifiedName()).startsWith(u"sql("_s)) {
            context.leaveOut(object, u"privileges on columns of %1"_s.arg(object));
            break;
        }
        const QString target = context.relationReference(key.qualifiedName()) + u".column"_s + hcl::memberText(column.key());
        writeGrants(context, object, target, *column, {});
    }
    if (!access.identitySequences.isEmpty())
        context.leaveOut(object, u"privileges on sequences of identity columns of %1"_s.arg(object));
}

} // namespace

void writePermissions(HclContext &context)
{
    schema::forEachOwned(context.database(),
        [&context](const schema::ObjectKey &key, const schema::Access &access) { writeAccess(context, key, access); });
    QStringList roles(context.roles().begin(), context.roles().end());
    roles.sort();
    for (const QString &role : roles) {
        context.writer().begin(u"role"_s, { role });
        context.writer().truth(u"external"_s, true);
        context.end();
    }
}

} // namespace schemawright::hclschema
