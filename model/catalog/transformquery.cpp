// Transforms between types and languages. docs: sql-createtransform.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery transformQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT t.oid, 0, i.identity, i.identity,
          format('CREATE TRANSFORM FOR %s LANGUAGE %I (%s)', format_type(t.trftype, NULL), l.lanname,
            concat_ws(', ', 'FROM SQL WITH FUNCTION ' || nullif(t.trffromsql, 0)::regprocedure,
              'TO SQL WITH FUNCTION ' || nullif(t.trftosql, 0)::regprocedure)),
          format('DROP TRANSFORM FOR %s LANGUAGE %I', format_type(t.trftype, NULL), l.lanname), NULL, NULL, i.identity
        FROM pg_transform t
        JOIN pg_language l ON l.oid = t.trflang
        CROSS JOIN LATERAL pg_identify_object('pg_transform'::regclass, t.oid, 0) i
        WHERE t.oid >= 16384)"_s;
    return otherObjectQuery(u"transform"_s, catalogs::transform, sql);
}

} // namespace schemawright::catalog
