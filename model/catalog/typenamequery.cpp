// Names of collations and operator classes, to write those that differ from a default; and the texts of types.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readCollationNames(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        draft.collations.insert(oidAt(rows, row, 0), rows.text(row, 1));
}

void readOperatorClassNames(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        draft.operatorClasses.insert(oidAt(rows, row, 0),
            { rows.text(row, 1), rows.boolean(row, 2), oidAt(rows, row, 3), oidAt(rows, row, 4) });
}

void readDomainBases(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        draft.domainBases.insert(oidAt(rows, row, 0), oidAt(rows, row, 1));
}

void readTypeTexts(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        draft.typeTexts.insert(oidAt(rows, row, 0), rows.text(row, 1));
}

} // namespace

// pg_catalog is searched first even with an empty search_path, and the server's own texts leave it out too.
CatalogQuery collationNameQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT c.oid, CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END
                      || quote_ident(c.collname)
        FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace)"_s;
    return { sql, readCollationNames };
}

CatalogQuery operatorClassNameQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT o.oid, CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END
                      || quote_ident(o.opcname), o.opcdefault, o.opcmethod, o.opcintype
        FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace)"_s;
    return { sql, readOperatorClassNames };
}

CatalogQuery domainBaseQuery(const QueryContext &)
{
    return { u"SELECT oid, typbasetype FROM pg_type WHERE typtype = 'd'"_s, readDomainBases };
}

// format_type for every column would be a tenth of an inspection's time: most have one of a few types, without a modifier.
// Arrays and row types, which every table brings along, are left to columnQueries.
CatalogQuery typeTextQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT oid, format_type(oid, -1) FROM pg_type
        WHERE typtype <> 'c' AND NOT (typlen = -1 AND typelem <> 0))"_s;
    return { sql, readTypeTexts };
}

} // namespace schemawright::catalog
