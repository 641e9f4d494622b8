// Enums, domains and composite types; and which types are only a part of something else.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readEnums(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::type, oidAt(rows, row, 0) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name)
            continue;
        const schema::EnumType type { .name = *name, .labels = rows.array(row, 3), .comment = draft.comment(address) };
        draft.keys.insert(address, schema::keyOf(type));
        draft.enums.emplace(address.oid, type);
    }
}

void readDomains(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::type, oidAt(rows, row, 0) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name)
            continue;
        schema::Domain domain;
        domain.name = *name;
        domain.baseType = rows.text(row, 3);
        if (oidAt(rows, row, 4) != oidAt(rows, row, 5))
            domain.collation = draft.collations.value(oidAt(rows, row, 4));
        domain.notNull = rows.boolean(row, 6);
        domain.defaultExpression = rows.optionalText(row, 7);
        domain.comment = draft.comment(address);
        draft.keys.insert(address, schema::keyOf(domain));
        draft.domains.emplace(address.oid, std::move(domain));
    }
}

void readComposites(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        // Extensions own the pg_type row, comments are on it as well; the attributes belong to the pg_class row.
        const Oid relation = oidAt(rows, row, 0);
        const Address address { catalogs::type, oidAt(rows, row, 3) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name)
            continue;
        const schema::CompositeType type { .name = *name, .attributes = {}, .comment = draft.comment(address) };
        draft.keys.insert(address, schema::keyOf(type));
        draft.keys.insert({ catalogs::relation, relation }, schema::keyOf(type));
        draft.composites.emplace(relation, type);
    }
}

void readDerivedTypes(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address type { catalogs::type, oidAt(rows, row, 0) };
        const Oid relation = oidAt(rows, row, 1);
        if (relation != 0)
            draft.wholes.insert(type, { catalogs::relation, relation });
        else
            draft.wholes.insert(type, { catalogs::type, oidAt(rows, row, 2) });
    }
}

} // namespace

CatalogQuery enumQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT t.oid, t.typnamespace, t.typname,
               ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
        FROM pg_type t
        WHERE t.typtype = 'e' AND t.typnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readEnums };
}

CatalogQuery domainQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT t.oid, t.typnamespace, t.typname, format_type(t.typbasetype, t.typtypmod), t.typcollation,
               b.typcollation, t.typnotnull, coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault)
        FROM pg_type t
        JOIN pg_type b ON b.oid = t.typbasetype
        WHERE t.typtype = 'd' AND t.typnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readDomains };
}

CatalogQuery compositeQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT c.oid, c.relnamespace, c.relname, c.reltype
        FROM pg_class c
        WHERE c.relkind = 'c' AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readComposites };
}

CatalogQuery derivedTypeQuery(const QueryContext &context)
{
    // An array type is the one that its element names in typarray: user types may have typelem set too.
    // Multiranges came with PostgreSQL 14.
    const QString multiranges = context.serverVersion >= 140000
        ? u"UNION ALL SELECT rngmultitypid, 0, rngtypid FROM pg_range WHERE rngmultitypid >= 16384"_s
        : QString();
    const QString sql = uR"(
        SELECT typarray, 0, oid FROM pg_type WHERE typarray >= 16384
        UNION ALL
        SELECT t.oid, t.typrelid, 0 FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid
        WHERE t.typtype = 'c' AND c.relkind <> 'c' AND t.oid >= 16384 %1)"_s;
    return { sql.arg(multiranges), readDerivedTypes };
}

} // namespace schemawright::catalog
