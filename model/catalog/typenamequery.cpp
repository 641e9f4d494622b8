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
        draft.typeTexts.insert({ oidAt(rows, row, 0), static_cast<int>(rows.integer(row, 1)) }, rows.text(row, 2));
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

// format_type for every column would be a tenth of an inspection's time: columns have few types.
CatalogQuery typeTextQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT u.atttypid, u.atttypmod, format_type(u.atttypid, u.atttypmod)
        FROM (SELECT DISTINCT a.atttypid, a.atttypmod
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND c.relpersistence <> 't' AND c.relnamespace IN %1) u)"_s;
    return { sql.arg(context.schemaOids), readTypeTexts };
}

} // namespace schemawright::catalog
