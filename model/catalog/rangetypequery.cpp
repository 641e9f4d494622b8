// Range types. docs: sql-createtype, "Range Types".
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery rangeTypeQuery(const QueryContext &context)
{
    const QString multirange = context.serverVersion >= 140000
        ? u"(SELECT format('%I.%I', mn.nspname, m.typname) FROM pg_type m "
          "JOIN pg_namespace mn ON mn.oid = m.typnamespace WHERE m.oid = r.rngmultitypid)"_s
        : u"NULL"_s;
    const QString sql = uR"(
        SELECT t.oid, t.typnamespace, t.typname, i.identity,
          format('CREATE TYPE %I.%I AS RANGE (%s)', n.nspname, t.typname, concat_ws(', ',
            'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
            'SUBTYPE_OPCLASS = ' || (SELECT format('%I.%I', cn.nspname, o.opcname) FROM pg_opclass o
               JOIN pg_namespace cn ON cn.oid = o.opcnamespace WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
            'COLLATION = ' || (SELECT format('%I.%I', cn.nspname, c.collname) FROM pg_collation c
               JOIN pg_namespace cn ON cn.oid = c.collnamespace JOIN pg_type s ON s.oid = r.rngsubtype
               WHERE c.oid = r.rngcollation AND c.oid <> s.typcollation),
            'CANONICAL = ' || nullif(r.rngcanonical::oid, 0)::regproc,
            'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::oid, 0)::regproc,
            'MULTIRANGE_TYPE_NAME = ' || %2)),
          format('DROP TYPE %I.%I', n.nspname, t.typname)
        FROM pg_range r
        JOIN pg_type t ON t.oid = r.rngtypid
        JOIN pg_namespace n ON n.oid = t.typnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_type'::regclass, t.oid, 0) i
        WHERE t.typnamespace IN %1)"_s;
    return otherObjectQuery(u"range type"_s, catalogs::type, sql.arg(context.schemaOids, multirange));
}

} // namespace schemawright::catalog
