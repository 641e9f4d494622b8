// Foreign data wrappers, servers and tables. docs: sql-createforeigntable. User mappings hold passwords and are only
// named: unmodelledquery.cpp.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// " OPTIONS (host 'a', port '1')" of a text[] column; NULL when there are none.
QString optionList(const QString &column)
{
    const QString sql = u"(SELECT ' OPTIONS (' || string_agg(format('%I %L', option_name, option_value), ', ') || ')' "
                        "FROM pg_options_to_table(%1))"_s;
    return sql.arg(column);
}

} // namespace

CatalogQuery foreignDataWrapperQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT w.oid, 0, w.fdwname, i.identity,
          format('CREATE FOREIGN DATA WRAPPER %I%s%s%s', w.fdwname,
            ' HANDLER ' || nullif(w.fdwhandler, 0)::regproc, ' VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc, %1),
          format('DROP FOREIGN DATA WRAPPER %I', w.fdwname)
        FROM pg_foreign_data_wrapper w
        CROSS JOIN LATERAL pg_identify_object('pg_foreign_data_wrapper'::regclass, w.oid, 0) i)"_s;
    return otherObjectQuery(
        u"foreign-data wrapper"_s, catalogs::foreignDataWrapper, sql.arg(optionList(u"w.fdwoptions"_s)));
}

CatalogQuery foreignServerQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT s.oid, 0, s.srvname, i.identity,
          format('CREATE SERVER %I%s%s FOREIGN DATA WRAPPER %I%s', s.srvname, ' TYPE ' || quote_literal(s.srvtype),
            ' VERSION ' || quote_literal(s.srvversion), w.fdwname, %1),
          format('DROP SERVER %I', s.srvname)
        FROM pg_foreign_server s
        JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
        CROSS JOIN LATERAL pg_identify_object('pg_foreign_server'::regclass, s.oid, 0) i)"_s;
    return otherObjectQuery(u"foreign server"_s, catalogs::foreignServer, sql.arg(optionList(u"s.srvoptions"_s)));
}

CatalogQuery foreignTableQuery(const QueryContext &context)
{
    // Not handled: foreign tables that are partitions or children, or that have triggers, identity or generated
    // columns. They get no create SQL and are listed as unmodelled.
    const QString sql = uR"(
        SELECT c.oid, c.relnamespace, c.relname, i.identity,
          CASE WHEN NOT c.relispartition AND NOT c.relhastriggers
                AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid)
                AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid
                                AND (a.attgenerated <> '' OR a.attidentity <> '')) THEN
            format('CREATE FOREIGN TABLE %I.%I (%s) SERVER %I%s', n.nspname, c.relname,
              concat_ws(', ', (
                SELECT string_agg(format('%I %s%s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), %3,
                         CASE WHEN a.attcollation <> t.typcollation THEN (
                           SELECT format(' COLLATE %I.%I', kn.nspname, k.collname) FROM pg_collation k
                           JOIN pg_namespace kn ON kn.oid = k.collnamespace WHERE k.oid = a.attcollation) END,
                         CASE WHEN a.attnotnull THEN ' NOT NULL' END,
                         ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attnum)
                FROM pg_attribute a
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), (
                SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ', '
                                  ORDER BY k.conname)
                FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c')),
              s.srvname, %2) END,
          CASE WHEN c.relispartition OR c.relhastriggers THEN '' ELSE format('DROP FOREIGN TABLE %I.%I', n.nspname,
            c.relname) END
        FROM pg_foreign_table f
        JOIN pg_class c ON c.oid = f.ftrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_foreign_server s ON s.oid = f.ftserver
        CROSS JOIN LATERAL pg_identify_object('pg_class'::regclass, c.oid, 0) i
        WHERE c.relnamespace IN %1)"_s;
    return otherObjectQuery(u"foreign table"_s, catalogs::relation,
        sql.arg(context.schemaOids, optionList(u"f.ftoptions"_s), optionList(u"a.attfdwoptions"_s)));
}

} // namespace schemawright::catalog
