// Publications with their tables and schemas. docs: sql-createpublication.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// Column lists, row filters and whole schemas came with PostgreSQL 15.
QString tableList(int serverVersion)
{
    const bool is15 = serverVersion >= 150000;
    const QString columns = is15 ? uR"(
        ' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                 WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')')"_s
                                 : u"NULL"_s;
    const QString filter = is15 ? u"' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'"_s : u"NULL"_s;
    const QString sql = uR"((
        SELECT string_agg(format('TABLE ONLY %I.%I%s%s', tn.nspname, t.relname, %1, %2), ', '
                          ORDER BY tn.nspname, t.relname)
        FROM pg_publication_rel r
        JOIN pg_class t ON t.oid = r.prrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE r.prpubid = p.oid))"_s;
    return sql.arg(columns, filter);
}

QString schemaList(int serverVersion)
{
    if (serverVersion < 150000)
        return u"NULL"_s;
    return uR"((
        SELECT string_agg('TABLES IN SCHEMA ' || quote_ident(n.nspname), ', ' ORDER BY n.nspname)
        FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid))"_s;
}

} // namespace

CatalogQuery publicationQuery(const QueryContext &context)
{
    const QString viaRoot = context.serverVersion >= 130000 ? u"p.pubviaroot"_s : u"false"_s;
    // PostgreSQL 18: 'n' none, 's' stored.
    const QString generated = context.serverVersion >= 180000
        ? u"CASE p.pubgencols WHEN 's' THEN ', publish_generated_columns = stored' END"_s
        : u"NULL"_s;
    const QString sql = uR"(
        SELECT p.oid, 0, p.pubname, i.identity,
          format('CREATE PUBLICATION %I%s WITH (publish = %L%s%s)', p.pubname,
            CASE WHEN p.puballtables THEN ' FOR ALL TABLES'
                 ELSE ' FOR ' || nullif(concat_ws(', ', %1, %2), '') END,
            concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
              CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
            CASE WHEN %3 THEN ', publish_via_partition_root = true' END, %4),
          format('DROP PUBLICATION %I', p.pubname)
        FROM pg_publication p
        CROSS JOIN LATERAL pg_identify_object('pg_publication'::regclass, p.oid, 0) i)"_s;
    return otherObjectQuery(u"publication"_s, catalogs::publication,
        sql.arg(tableList(context.serverVersion), schemaList(context.serverVersion), viaRoot, generated));
}

} // namespace schemawright::catalog
