#include "model/catalog/aclitem.h"

#include "model/postgres/resultset.h"

namespace schemawright::catalog {

namespace {

/// A role name at `position`, which is moved behind it. Source: src/backend/utils/adt/acl.c, putid(): names with other
/// characters than letters, digits and underscores are quoted, quotes doubled.
QString takeName(const QString &text, qsizetype &position)
{
    QString name;
    bool quoted = false;
    while (position < text.size()) {
        const QChar character = text.at(position);
        if (character == u'"') {
            if (quoted && position + 1 < text.size() && text.at(position + 1) == u'"') {
                name += u'"';
                position += 2;
                continue;
            }
            quoted = !quoted;
        } else if (!quoted && (character == u'=' || character == u'/')) {
            break;
        } else {
            name += character;
        }
        ++position;
    }
    return name;
}

} // namespace

schema::Grant parseAclItem(const QString &text, const QString &owner)
{
    qsizetype position = 0;
    schema::Grant grant;
    grant.grantee = takeName(text, position);
    if (grant.grantee.isEmpty())
        grant.grantee = schema::publicGrantee;
    else if (grant.grantee == owner)
        grant.grantee.clear();
    schema::PrivilegeSet last = 0;
    for (++position; position < text.size() && text.at(position) != u'/'; ++position) {
        if (text.at(position) == u'*') {
            grant.grantable |= last;
            continue;
        }
        const auto privilege = schema::privilegeOf(text.at(position));
        last = privilege ? static_cast<schema::PrivilegeSet>(*privilege) : 0;
        grant.privileges |= last;
    }
    ++position;
    grant.grantor = takeName(text, position);
    if (grant.grantor == owner)
        grant.grantor.clear();
    return grant;
}

schema::Grants parseAcl(const QString &text, const QString &owner)
{
    schema::Grants grants;
    for (const QString &item : postgres::parseArray(text))
        grants.append(parseAclItem(item, owner));
    return schema::canonicalGrants(grants);
}

} // namespace schemawright::catalog
