// Kinds that we cannot recreate, named so that nothing is left out silently. A fingerprint shows that one changed. Base
// types hang on functions that hang on them; security labels on a provider that the server must have loaded.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

CatalogQuery baseTypeQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT t.oid, t.typnamespace, t.typname, i.identity,
               md5(concat_ws(',', t.typlen, t.typbyval, t.typinput, t.typoutput, t.typreceive, t.typsend, t.typalign,
                   t.typstorage, t.typcategory, t.typcollation, t.typdefault))
        FROM pg_type t
        CROSS JOIN LATERAL pg_identify_object('pg_type'::regclass, t.oid, 0) i
        WHERE t.typtype IN ('b', 'p') AND t.typnamespace IN %1
          AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid))"_s;
    return unmodelledObjectQuery(u"base type"_s, catalogs::type, sql.arg(context.schemaOids));
}

CatalogQuery securityLabelQuery()
{
    const QString sql = uR"(
        SELECT l.objoid, 0, i.identity, format('%s on %s %s', l.provider, i.type, i.identity), l.label
        FROM pg_seclabel l
        CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) i)"_s;
    return unmodelledObjectQuery(u"security label"_s, 0, sql);
}

} // namespace

QList<CatalogQuery> unmodelledQueries(const QueryContext &context)
{
    QList<CatalogQuery> queries { baseTypeQuery(context) };
    if (context.wholeDatabase)
        queries.append(securityLabelQuery());
    return queries;
}

} // namespace schemawright::catalog
