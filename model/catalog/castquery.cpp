// User-made casts; they live in no schema. docs: sql-createcast.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery castQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT c.oid, 0, i.identity, i.identity,
          format('CREATE CAST (%s AS %s) %s%s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
            CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
                              ELSE 'WITHOUT FUNCTION' END,
            CASE c.castcontext WHEN 'i' THEN ' AS IMPLICIT' WHEN 'a' THEN ' AS ASSIGNMENT' END),
          format('DROP CAST (%s AS %s)', format_type(c.castsource, NULL), format_type(c.casttarget, NULL))
        FROM pg_cast c
        CROSS JOIN LATERAL pg_identify_object('pg_cast'::regclass, c.oid, 0) i
        WHERE c.oid >= 16384
          -- Casts between a range and its multirange are made with the type.
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid
                          AND d.deptype = 'i'))"_s;
    return otherObjectQuery(u"cast"_s, catalogs::cast, sql);
}

} // namespace schemawright::catalog
