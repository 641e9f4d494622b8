// Access methods of tables and indexes. docs: sql-create-access-method.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery accessMethodQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT a.oid, 0, a.amname, i.identity,
          format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', a.amname,
            CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END, a.amhandler),
          format('DROP ACCESS METHOD %I', a.amname)
        FROM pg_am a
        CROSS JOIN LATERAL pg_identify_object('pg_am'::regclass, a.oid, 0) i
        WHERE a.oid >= 16384)"_s;
    return otherObjectQuery(u"access method"_s, catalogs::accessMethod, sql);
}

} // namespace schemawright::catalog
