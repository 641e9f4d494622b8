// Procedural languages that no extension owns. docs: sql-createlanguage.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery languageQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT l.oid, 0, l.lanname, i.identity,
          format('CREATE %sLANGUAGE %I HANDLER %s%s%s', CASE WHEN l.lanpltrusted THEN 'TRUSTED ' END, l.lanname,
            l.lanplcallfoid::regproc, ' INLINE ' || nullif(l.laninline, 0)::regproc,
            ' VALIDATOR ' || nullif(l.lanvalidator, 0)::regproc),
          format('DROP LANGUAGE %I', l.lanname), NULL, NULL, l.lanname
        FROM pg_language l
        CROSS JOIN LATERAL pg_identify_object('pg_language'::regclass, l.oid, 0) i
        WHERE l.oid >= 16384)"_s;
    return otherObjectQuery(u"language"_s, catalogs::language, sql);
}

} // namespace schemawright::catalog
