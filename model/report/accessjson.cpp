// Owner and privileges as JSON: {"grantee": "app", "privileges": ["SELECT"], "grantable": ["SELECT"]}, the owner's own and
// PUBLIC's by those words.
#include "model/report/schemapartjson.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::report {

namespace {

QStringList names(schema::PrivilegeSet set)
{
    QStringList list;
    for (const schema::Privilege privilege : schema::privilegesIn(set))
        list.append(schema::privilegeName(privilege));
    return list;
}

QString roleText(const QString &role, const QString &owner)
{
    if (role == schema::publicGrantee)
        return u"PUBLIC"_s;
    return role.isEmpty() ? owner : role;
}

QJsonArray grantsJson(const schema::Grants &grants, const QString &owner)
{
    QJsonArray list;
    for (const schema::Grant &grant : grants) {
        QJsonObject entry { { u"grantee"_s, roleText(grant.grantee, owner) },
            { u"privileges"_s, QJsonArray::fromStringList(names(grant.privileges)) } };
        putIf(entry, u"grantable"_s, names(grant.grantable));
        putIf(entry, u"grantor"_s, grant.grantor);
        list.append(entry);
    }
    return list;
}

QJsonObject partsJson(const QMap<QString, schema::Grants> &parts, const QString &owner)
{
    QJsonObject json;
    for (auto part = parts.cbegin(); part != parts.cend(); ++part)
        json.insert(part.key(), grantsJson(*part, owner));
    return json;
}

} // namespace

void putAccess(QJsonObject &json, const schema::ObjectKey &key, const schema::Access &access, int serverVersion)
{
    putIf(json, u"owner"_s, access.owner);
    const QString owner = access.owner.isEmpty() ? u"owner"_s : access.owner;
    const auto grantClass = schema::grantClass(key);
    const bool isPublicSchema = key.kind == schema::ObjectKind::Schema && key.name == u"public";
    const bool isSaid = grantClass && access.privileges
        && *access.privileges
            != (isPublicSchema ? schema::initialPublicSchemaGrants(serverVersion)
                               : schema::defaultGrants(*grantClass, serverVersion));
    if (isSaid)
        json.insert(u"privileges"_s, grantsJson(*access.privileges, owner));
    putIf(json, u"column_privileges"_s, partsJson(access.columns, owner));
    putIf(json, u"identity_sequence_privileges"_s, partsJson(access.identitySequences, owner));
}

} // namespace schemawright::report
