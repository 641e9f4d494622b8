// User-made collations and conversions. docs: sql-createcollation, sql-createconversion.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// Where the server keeps the locale of an ICU or builtin collation moved twice.
QString localeColumn(int serverVersion)
{
    if (serverVersion >= 170000)
        return u"c.colllocale"_s;
    return serverVersion >= 150000 ? u"c.colliculocale"_s : u"c.collcollate"_s;
}

} // namespace

CatalogQuery collationQuery(const QueryContext &context)
{
    const QString rules = context.serverVersion >= 160000 ? u"c.collicurules"_s : u"NULL"_s;
    const QString sql = uR"(
        SELECT c.oid, c.collnamespace, c.collname, i.identity,
          format('CREATE COLLATION %I.%I (%s)', n.nspname, c.collname, concat_ws(', ',
            'PROVIDER = ' || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
            CASE WHEN NOT c.collisdeterministic THEN 'DETERMINISTIC = false' END,
            'LOCALE = ' || CASE WHEN c.collprovider IN ('i', 'b') THEN quote_literal(%2) END,
            'LC_COLLATE = ' || CASE WHEN c.collprovider = 'c' THEN quote_literal(c.collcollate) END,
            'LC_CTYPE = ' || CASE WHEN c.collprovider = 'c' THEN quote_literal(c.collctype) END,
            'RULES = ' || quote_literal(%3))),
          format('DROP COLLATION %I.%I', n.nspname, c.collname)
        FROM pg_collation c
        JOIN pg_namespace n ON n.oid = c.collnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_collation'::regclass, c.oid, 0) i
        WHERE c.collnamespace IN %1)"_s;
    return otherObjectQuery(
        u"collation"_s, catalogs::collation, sql.arg(context.schemaOids, localeColumn(context.serverVersion), rules));
}

CatalogQuery conversionQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT c.oid, c.connamespace, c.conname, i.identity,
          format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN c.condefault THEN 'DEFAULT ' END,
            n.nspname, c.conname, pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding),
            c.conproc),
          format('DROP CONVERSION %I.%I', n.nspname, c.conname)
        FROM pg_conversion c
        JOIN pg_namespace n ON n.oid = c.connamespace
        CROSS JOIN LATERAL pg_identify_object('pg_conversion'::regclass, c.oid, 0) i
        WHERE c.connamespace IN %1)"_s;
    return otherObjectQuery(u"conversion"_s, catalogs::conversion, sql.arg(context.schemaOids));
}

} // namespace schemawright::catalog
