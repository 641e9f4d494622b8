// Extended statistics. docs: sql-createstatistics.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

// The server sorts the columns by their numbers, which depend on the history of the table (statscmds.c,
// CreateStatistics): here they are sorted by name, so that equal sets of columns read equal.
CatalogQuery statisticsQuery(const QueryContext &context)
{
    // The target is NULL instead of -1 from PostgreSQL 17 on; before 13 there is none.
    const QString target = context.serverVersion >= 130000 ? u"coalesce(s.stxstattarget, -1)"_s : u"-1"_s;
    const QString alter = u"format('ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, %1)"_s.arg(target);
    // Expressions follow the columns, from 14 on.
    const QString list = context.serverVersion >= 140000 ? u"pg_get_statisticsobjdef_columns(s.oid)"_s : u"k.columns"_s;
    const QString sql = uR"(
        SELECT s.oid, s.stxnamespace, s.stxname, i.identity,
          d.definition || CASE WHEN %2 >= 0 THEN E';\n' || %3 ELSE '' END,
          format('DROP STATISTICS %I.%I', n.nspname, s.stxname), d.definition, %4
        FROM pg_statistic_ext s
        JOIN pg_namespace n ON n.oid = s.stxnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_statistic_ext'::regclass, s.oid, 0) i
        CROSS JOIN LATERAL (SELECT coalesce(string_agg(quote_ident(a.attname), ', ' ORDER BY k.position), '') AS columns,
            coalesce(string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname), '') AS sorted
          FROM unnest(s.stxkeys) WITH ORDINALITY k (number, position)
          JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k.number) k
        CROSS JOIN LATERAL (SELECT pg_get_statisticsobjdef(s.oid) AS text) t
        CROSS JOIN LATERAL (SELECT overlay(t.text PLACING k.sorted FROM length(t.text) - length(%5)
              - length(' FROM ' || s.stxrelid::regclass::text) + 1 FOR length(k.columns)) AS definition) d
        WHERE s.stxnamespace IN %1)"_s;
    const QString parts = partList({ u"'target', %1, '', %2, ''"_s.arg(target, alter) });
    return otherObjectQuery(
        u"statistics"_s, catalogs::statistics, sql.arg(context.schemaOids, target, alter, parts, list));
}

} // namespace schemawright::catalog
