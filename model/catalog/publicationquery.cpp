// Publications with their tables and schemas. docs: sql-createpublication, sql-alterpublication.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// "TABLE ONLY public.t (a, b) WHERE (…)". Column lists and row filters came with PostgreSQL 15.
QString tableText(int serverVersion)
{
    const bool is15 = serverVersion >= 150000;
    const QString columns = is15 ? uR"(
        ' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                 WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')')"_s
                                 : u"NULL"_s;
    const QString filter = is15 ? u"' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'"_s : u"NULL"_s;
    return u"format('TABLE ONLY %I.%I%s%s', tn.nspname, t.relname, %1, %2)"_s.arg(columns, filter);
}

QString tableRows()
{
    return u"pg_publication_rel r JOIN pg_class t ON t.oid = r.prrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace "
           "WHERE r.prpubid = p.oid"_s;
}

QString schemaRows()
{
    return u"pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid"_s;
}

/// "TABLE …, TABLES IN SCHEMA …": what CREATE PUBLICATION has after FOR.
QString memberList(int serverVersion)
{
    const QString tables = u"(SELECT string_agg(%1, ', ' ORDER BY tn.nspname, t.relname) FROM %2)"_s.arg(
        tableText(serverVersion), tableRows());
    const QString schemas = serverVersion < 150000
        ? u"NULL"_s
        : u"(SELECT string_agg('TABLES IN SCHEMA ' || quote_ident(n.nspname), ', ' ORDER BY n.nspname) FROM %1)"_s.arg(
              schemaRows());
    return u"concat_ws(', ', %1, %2)"_s.arg(tables, schemas);
}

QString option(const QString &name, const QString &value)
{
    return u"'option %1', %2::text, '', format('ALTER PUBLICATION %I SET (%1 = %L)', p.pubname, %2), ''"_s.arg(name, value);
}

QString parts(int serverVersion)
{
    QStringList options { option(u"publish"_s, u"k.kinds"_s) };
    if (serverVersion >= 130000)
        options.append(option(u"publish_via_partition_root"_s, u"p.pubviaroot::text"_s));
    if (serverVersion >= 180000) {
        options.append(option(
            u"publish_generated_columns"_s, u"CASE p.pubgencols WHEN 's' THEN 'stored' ELSE 'none' END"_s));
    }
    QList<PartRows> members { { u"'table ' || t.oid::regclass, %1, format('ALTER PUBLICATION %I ADD %s', p.pubname, %1), "
                                "'', format('ALTER PUBLICATION %I DROP TABLE ONLY %I.%I', p.pubname, tn.nspname, "
                                "t.relname)"_s
                                    .arg(tableText(serverVersion)),
        tableRows() } };
    if (serverVersion >= 150000) {
        members.append({ u"'schema ' || n.nspname, '', "
                         "format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', p.pubname, n.nspname), '', "
                         "format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, n.nspname)"_s,
            schemaRows() });
    }
    return partList(options, members);
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
            CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE ' FOR ' || nullif(%1, '') END, k.kinds,
            CASE WHEN %2 THEN ', publish_via_partition_root = true' END, %3),
          format('DROP PUBLICATION %I', p.pubname),
          format('CREATE PUBLICATION %I%s', p.pubname, CASE WHEN p.puballtables THEN ' FOR ALL TABLES' END), %4
        FROM pg_publication p
        CROSS JOIN LATERAL pg_identify_object('pg_publication'::regclass, p.oid, 0) i
        CROSS JOIN LATERAL (SELECT concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
          CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
          CASE WHEN p.pubtruncate THEN 'truncate' END) AS kinds) k)"_s;
    return otherObjectQuery(u"publication"_s, catalogs::publication,
        sql.arg(memberList(context.serverVersion), viaRoot, generated, parts(context.serverVersion)));
}

CatalogQuery publicationMemberQuery(const QueryContext &context)
{
    // pg_publication_rel is 6106, pg_publication_namespace 6237: their edges are the publication's.
    QString sql = u"SELECT 6106, oid, prpubid FROM pg_publication_rel"_s;
    if (context.serverVersion >= 150000)
        sql += u" UNION ALL SELECT 6237, oid, pnpubid FROM pg_publication_namespace"_s;
    const auto read = [](const postgres::ResultSet &rows, Draft &draft) {
        for (int row = 0; row < rows.rowCount(); ++row) {
            draft.wholes.insert(Address { oidAt(rows, row, 0), oidAt(rows, row, 1) },
                Address { catalogs::publication, oidAt(rows, row, 2) });
        }
    };
    return { sql, read };
}

} // namespace schemawright::catalog
