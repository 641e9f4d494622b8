#include "model/diff/defaultprivileges.h"

#include "model/diff/access.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::DefaultPrivileges;
using schema::Grant;
using schema::GrantClass;
using schema::OtherObject;

namespace {

QString objectsText(GrantClass objects)
{
    switch (objects) {
    case GrantClass::Table:
        return u"TABLES"_s;
    case GrantClass::Sequence:
        return u"SEQUENCES"_s;
    case GrantClass::Routine:
        return u"FUNCTIONS"_s;
    case GrantClass::Type:
        return u"TYPES"_s;
    case GrantClass::Schema:
        return u"SCHEMAS"_s;
    case GrantClass::Column:
    case GrantClass::Language:
    case GrantClass::ForeignDataWrapper:
    case GrantClass::ForeignServer:
        break; // have no default privileges
    }
    Q_UNREACHABLE();
}

/// The statements that lead from one entry of a grantee to another.
class EntryWriter
{
public:
    EntryWriter(const DefaultPrivileges &defaults, int serverVersion)
        : m_defaults(defaults)
        , m_all(schema::allPrivileges(defaults.objects, serverVersion))
    {
    }

    [[nodiscard]] QString sql(const Grant &before, const Grant &after) const
    {
        QStringList statements;
        const auto add = [&](const QString &verb, schema::PrivilegeSet set, const QString &to, const QString &option) {
            if (set != 0)
                statements.append(head() + verb + text(set) + u" ON "_s + objectsText(m_defaults.objects) + to
                    + grantee(after.grantee) + option);
        };
        add(u"REVOKE "_s, before.privileges & ~after.privileges, u" FROM "_s, {});
        add(u"REVOKE GRANT OPTION FOR "_s, before.grantable & ~after.grantable & after.privileges, u" FROM "_s, {});
        add(u"GRANT "_s, after.privileges & ~before.privileges & ~after.grantable, u" TO "_s, {});
        add(u"GRANT "_s, after.grantable & ~before.grantable, u" TO "_s, u" WITH GRANT OPTION"_s);
        return statements.join(u";\n"_s);
    }

private:
    [[nodiscard]] QString head() const
    {
        QString head = u"ALTER DEFAULT PRIVILEGES "_s;
        if (!m_defaults.role.isEmpty())
            head += u"FOR ROLE "_s + sql::quoteIdentifier(m_defaults.role) + u' ';
        if (!m_defaults.schema.isEmpty())
            head += u"IN SCHEMA "_s + sql::quoteIdentifier(m_defaults.schema) + u' ';
        return head;
    }
    [[nodiscard]] QString text(schema::PrivilegeSet set) const
    {
        return set == m_all && std::popcount(set) > 1 ? u"ALL"_s : privilegesText(set);
    }
    [[nodiscard]] QString grantee(const QString &name) const
    {
        if (name == schema::publicGrantee)
            return u"PUBLIC"_s;
        const QString &role = name.isEmpty() ? m_defaults.role : name;
        return role.isEmpty() ? u"CURRENT_USER"_s : sql::quoteIdentifier(role);
    }

    const DefaultPrivileges &m_defaults;
    schema::PrivilegeSet m_all;
};

OtherObject objectFor(const DefaultPrivileges &defaults, const Grant &before, const Grant &after, int serverVersion)
{
    const EntryWriter writer(defaults, serverVersion);
    const QString grantee = after.grantee.isEmpty() ? u"the role itself"_s : after.grantee;
    const QString role = defaults.role.isEmpty() ? u"the current role"_s : defaults.role;
    OtherObject object;
    object.label = defaultPrivilegesLabel;
    const QString what = u"of %1 on %2 to %3"_s.arg(role, objectsText(defaults.objects).toLower(), grantee);
    object.name = { defaults.schema, what };
    object.identity = defaults.schema.isEmpty() ? what : QString(what + u" in schema "_s + defaults.schema);
    object.createSql = writer.sql(before, after);
    object.dropSql = writer.sql(after, before);
    return object;
}

} // namespace

QList<OtherObject> defaultPrivilegeObjects(const QList<DefaultPrivileges> &list, int serverVersion)
{
    QList<OtherObject> objects;
    for (const DefaultPrivileges &defaults : list) {
        // An entry of a schema adds to what is given anyway; one of all schemas replaces it.
        const schema::Grants usual
            = defaults.schema.isEmpty() ? schema::defaultGrants(defaults.objects, serverVersion) : schema::Grants();
        schema::Grants grantees = defaults.grants;
        for (const Grant &grant : usual) {
            if (schema::grantOf(grantees, {}, grant.grantee).privileges == 0)
                grantees.append(Grant { grant.grantee, {}, 0, 0 });
        }
        for (const Grant &grant : std::as_const(grantees)) {
            const Grant before = schema::grantOf(usual, {}, grant.grantee);
            if (before != grant)
                objects.append(objectFor(defaults, before, grant, serverVersion));
        }
    }
    return objects;
}

bool isDefaultPrivileges(const OtherObject &object)
{
    return object.label == defaultPrivilegesLabel;
}

bool isDefaultPrivileges(const schema::ObjectKey &key)
{
    return key.kind == schema::ObjectKind::Other && key.signature.startsWith(defaultPrivilegesLabel + u' ');
}

void setDefaultPrivileges(schema::Database &database, QList<DefaultPrivileges> defaults)
{
    std::ranges::sort(defaults, {}, [](const DefaultPrivileges &entry) {
        return std::tuple(entry.role, entry.schema, entry.objects);
    });
    database.others.removeIf([](const OtherObject &object) { return isDefaultPrivileges(object); });
    database.others += defaultPrivilegeObjects(defaults, database.serverVersion);
    std::ranges::sort(database.others, {}, [](const OtherObject &object) {
        return std::tie(object.label, object.identity);
    });
    database.defaultPrivileges = std::move(defaults);
}

} // namespace schemawright::diff
