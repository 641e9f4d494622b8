// Owners, privileges and roles: read by address like comments, and given to their objects by attachAccess() when all
// are there.
#include "model/catalog/aclitem.h"
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readRoles(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QString name = rows.text(row, 1);
        draft.roleNames.insert(oidAt(rows, row, 0), name);
        if (rows.boolean(row, 2))
            draft.currentRole = name;
    }
}

/// Rows: (oid, owner, ACL or NULL).
CatalogQuery accessQuery(Oid catalog, const QString &sql)
{
    const auto read = [catalog](const postgres::ResultSet &rows, Draft &draft) {
        draft.access.reserve(draft.access.size() + rows.rowCount());
        for (int row = 0; row < rows.rowCount(); ++row) {
            draft.access.insert({ catalog, oidAt(rows, row, 0) },
                { draft.roleNames.value(oidAt(rows, row, 1)), rows.optionalText(row, 2) });
        }
    };
    return { sql, read };
}

CatalogQuery accessQuery(Oid catalog, QLatin1StringView table, QLatin1StringView prefix, const QString &schemaOids,
    bool hasAcl = false)
{
    return accessQuery(catalog,
        u"SELECT oid, %2owner, %3 FROM %1 WHERE %2namespace IN %4"_s.arg(
            table, prefix, hasAcl ? QString(prefix + u"acl"_s) : u"NULL"_s, schemaOids));
}

CatalogQuery accessOutsideSchemas(Oid catalog, QLatin1StringView table, QLatin1StringView prefix, bool hasAcl = false)
{
    return accessQuery(catalog,
        u"SELECT oid, %2owner, %3 FROM %1"_s.arg(table, prefix, hasAcl ? QString(prefix + u"acl"_s) : u"NULL"_s));
}

/// Indexes have their table's owner; the row type of a table its table's. Composite types are known by their pg_class row,
/// and have their privileges in pg_type.
CatalogQuery relationAccessQuery(const QueryContext &context)
{
    return accessQuery(catalogs::relation,
        u"SELECT oid, relowner, relacl FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') "
        "AND relpersistence <> 't' AND relnamespace IN %1 "
        "UNION ALL SELECT t.typrelid, t.typowner, t.typacl FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid "
        "WHERE t.typtype = 'c' AND c.relkind = 'c' AND t.typnamespace IN %1"_s.arg(context.schemaOids));
}

CatalogQuery typeAccessQuery(const QueryContext &context)
{
    return accessQuery(catalogs::type,
        u"SELECT oid, typowner, typacl FROM pg_type WHERE typtype IN ('b', 'd', 'e', 'r') AND typcategory <> 'A' "
        "AND typnamespace IN %1"_s.arg(context.schemaOids));
}

std::optional<schema::GrantClass> defaultObjects(char kind)
{
    switch (kind) {
    case 'r':
        return schema::GrantClass::Table;
    case 'S':
        return schema::GrantClass::Sequence;
    case 'f':
        return schema::GrantClass::Routine;
    case 'T':
        return schema::GrantClass::Type;
    case 'n':
        return schema::GrantClass::Schema;
    default:
        return std::nullopt; // 'L', PostgreSQL 18: large objects are data
    }
}

void readDefaultPrivileges(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const auto objects = defaultObjects(charAt(rows, row, 2));
        const Oid schema = oidAt(rows, row, 1);
        if (!objects || (schema != 0 && !draft.namespaces.contains(schema)))
            continue;
        const QString role = draft.roleNames.value(oidAt(rows, row, 0));
        draft.defaultPrivileges.append(
            { role, draft.namespaces.value(schema), *objects, parseAcl(rows.text(row, 3), role) });
    }
}

/// Texts of ACLs repeat: each is read once.
class AclReader
{
public:
    explicit AclReader(int serverVersion)
        : m_serverVersion(serverVersion)
    {
    }

    [[nodiscard]] schema::Grants read(const RawAccess &raw, schema::GrantClass grantClass)
    {
        if (!raw.acl) {
            const auto found = m_defaults.constFind(static_cast<int>(grantClass));
            return found != m_defaults.cend()
                ? *found
                : *m_defaults.insert(
                    static_cast<int>(grantClass), schema::defaultGrants(grantClass, m_serverVersion));
        }
        const auto text = std::pair(*raw.acl, raw.owner);
        const auto found = m_read.constFind(text);
        return found != m_read.cend() ? *found : *m_read.insert(text, parseAcl(*raw.acl, raw.owner));
    }

private:
    int m_serverVersion;
    QHash<int, schema::Grants> m_defaults;
    QHash<std::pair<QString, QString>, schema::Grants> m_read;
};

class Attacher
{
public:
    explicit Attacher(Draft &draft)
        : m_draft(draft)
        , m_acls(draft.serverVersion)
    {
    }

    void attach();

private:
    template <typename T> void attachByOid(std::unordered_map<Oid, T> &objects, Oid catalog, schema::GrantClass grantClass)
    {
        for (auto &[oid, object] : objects)
            object.access = accessOf({ catalog, oid }, grantClass);
    }
    [[nodiscard]] schema::Access accessOf(const Address &address, std::optional<schema::GrantClass> grantClass)
    {
        const auto raw = m_draft.access.constFind(address);
        if (raw == m_draft.access.cend())
            return {};
        schema::Access access;
        access.owner = raw->owner;
        if (grantClass)
            access.privileges = m_acls.read(*raw, *grantClass);
        return access;
    }
    void attachByKey();
    void attachColumns();
    void attachIdentitySequences();

    Draft &m_draft;
    AclReader m_acls;
};

void Attacher::attach()
{
    attachByOid(m_draft.tables, catalogs::relation, schema::GrantClass::Table);
    attachByOid(m_draft.views, catalogs::relation, schema::GrantClass::Table);
    attachByOid(m_draft.sequences, catalogs::relation, schema::GrantClass::Sequence);
    attachByOid(m_draft.composites, catalogs::relation, schema::GrantClass::Type);
    attachByOid(m_draft.enums, catalogs::type, schema::GrantClass::Type);
    attachByOid(m_draft.domains, catalogs::type, schema::GrantClass::Type);
    attachByKey();
    attachColumns();
    attachIdentitySequences();
}

// Objects in lists have left their oids behind.
void Attacher::attachByKey()
{
    QHash<schema::ObjectKey, Address> addresses;
    for (auto entry = m_draft.keys.cbegin(); entry != m_draft.keys.cend(); ++entry) {
        using enum schema::ObjectKind;
        if (entry->kind == Schema || entry->kind == Routine || entry->kind == Other)
            addresses.insert(*entry, entry.key());
    }
    const auto attachTo = [&](auto &objects) {
        for (auto &object : objects) {
            const schema::ObjectKey key = schema::keyOf(object);
            object.access = accessOf(addresses.value(key), schema::grantClass(key));
        }
    };
    attachTo(m_draft.schemas);
    attachTo(m_draft.routines);
    attachTo(m_draft.others);
}

void Attacher::attachColumns()
{
    for (auto entry = m_draft.columnAcls.cbegin(); entry != m_draft.columnAcls.cend(); ++entry) {
        const Address &address = entry.key();
        const RawAccess raw { m_draft.access.value({ address.catalog, address.oid }).owner, *entry };
        const schema::Grants grants = m_acls.read(raw, schema::GrantClass::Column);
        if (grants.isEmpty())
            continue;
        const QString column = m_draft.columnName(address.oid, address.column);
        if (schema::Table *table = m_draft.findTable(address.oid))
            table->access.columns.insert(column, grants);
        else if (schema::View *view = m_draft.findView(address.oid))
            view->access.columns.insert(column, grants);
    }
}

void Attacher::attachIdentitySequences()
{
    const schema::Grants usual = schema::defaultGrants(schema::GrantClass::Sequence, m_draft.serverVersion);
    for (auto entry = m_draft.wholes.cbegin(); entry != m_draft.wholes.cend(); ++entry) {
        const Address &column = entry.value();
        if (entry.key().catalog != catalogs::relation || !m_draft.identities.contains(column))
            continue;
        schema::Table *table = m_draft.findTable(column.oid);
        const auto raw = m_draft.access.constFind(entry.key());
        if (!table || raw == m_draft.access.cend() || !raw->acl)
            continue;
        const schema::Grants grants = m_acls.read(*raw, schema::GrantClass::Sequence);
        if (grants != usual)
            table->access.identitySequences.insert(m_draft.columnName(column.oid, column.column), grants);
    }
}

} // namespace

CatalogQuery roleQuery(const QueryContext &)
{
    return { u"SELECT oid, rolname, rolname = current_user FROM pg_roles"_s, readRoles };
}

QList<CatalogQuery> accessQueries(const QueryContext &context)
{
    const QString &in = context.schemaOids;
    QList<CatalogQuery> queries {
        relationAccessQuery(context),
        typeAccessQuery(context),
        accessQuery(catalogs::procedure, "pg_proc"_L1, "pro"_L1, in, true),
        accessQuery(catalogs::op, "pg_operator"_L1, "opr"_L1, in),
        accessQuery(catalogs::operatorClass, "pg_opclass"_L1, "opc"_L1, in),
        accessQuery(catalogs::operatorFamily, "pg_opfamily"_L1, "opf"_L1, in),
        accessQuery(catalogs::collation, "pg_collation"_L1, "coll"_L1, in),
        accessQuery(catalogs::conversion, "pg_conversion"_L1, "con"_L1, in),
        accessQuery(catalogs::textSearchDictionary, "pg_ts_dict"_L1, "dict"_L1, in),
        accessQuery(catalogs::textSearchConfiguration, "pg_ts_config"_L1, "cfg"_L1, in),
        accessQuery(catalogs::statistics, "pg_statistic_ext"_L1, "stx"_L1, in),
        accessQuery(catalogs::schema, u"SELECT oid, nspowner, nspacl FROM pg_namespace WHERE oid IN %1"_s.arg(in)),
        { u"SELECT defaclrole, defaclnamespace, defaclobjtype, defaclacl FROM pg_default_acl"_s,
            readDefaultPrivileges },
    };
    if (context.wholeDatabase) {
        queries += {
            accessOutsideSchemas(catalogs::eventTrigger, "pg_event_trigger"_L1, "evt"_L1),
            accessOutsideSchemas(catalogs::publication, "pg_publication"_L1, "pub"_L1),
            accessOutsideSchemas(catalogs::foreignDataWrapper, "pg_foreign_data_wrapper"_L1, "fdw"_L1, true),
            accessOutsideSchemas(catalogs::foreignServer, "pg_foreign_server"_L1, "srv"_L1, true),
            accessOutsideSchemas(catalogs::language, "pg_language"_L1, "lan"_L1, true),
        };
    }
    return queries;
}

void attachAccess(Draft &draft)
{
    Attacher(draft).attach();
}

} // namespace schemawright::catalog
