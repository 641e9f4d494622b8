// Kinds that we cannot recreate, named so that nothing is left out silently. A fingerprint shows that one changed;
// what may hold secrets (user mappings, subscriptions) has none.
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

CatalogQuery languageQuery()
{
    const QString sql = uR"(
        SELECT l.oid, 0, l.lanname, l.lanname,
               concat_ws(',', l.lanpltrusted, l.lanplcallfoid::regproc, l.laninline::regproc, l.lanvalidator::regproc)
        FROM pg_language l WHERE l.oid >= 16384)"_s;
    return unmodelledObjectQuery(u"language"_s, catalogs::language, sql);
}

CatalogQuery accessMethodQuery()
{
    const QString sql
        = u"SELECT oid, 0, amname, amname, concat_ws(' ', amtype, amhandler) FROM pg_am WHERE oid >= 16384"_s;
    return unmodelledObjectQuery(u"access method"_s, catalogs::accessMethod, sql);
}

CatalogQuery transformQuery()
{
    const QString sql = uR"(
        SELECT t.oid, 0, i.identity, i.identity, concat_ws(',', t.trffromsql, t.trftosql)
        FROM pg_transform t
        CROSS JOIN LATERAL pg_identify_object('pg_transform'::regclass, t.oid, 0) i
        WHERE t.oid >= 16384)"_s;
    return unmodelledObjectQuery(u"transform"_s, catalogs::transform, sql);
}

CatalogQuery userMappingQuery()
{
    // pg_user_mapping itself is only for superusers; the view hides the options.
    const QString sql = u"SELECT umid, 0, srvname, format('%s on server %s', usename, srvname), '' "
                        "FROM pg_user_mappings"_s;
    return unmodelledObjectQuery(u"user mapping"_s, catalogs::userMapping, sql);
}

CatalogQuery subscriptionQuery()
{
    // pg_subscription is shared by all databases; subconninfo is not readable, and not asked for.
    const QString sql = u"SELECT s.oid, 0, s.subname, s.subname, array_to_string(s.subpublications, ',') "
                        "FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid "
                        "WHERE d.datname = current_database()"_s;
    return unmodelledObjectQuery(u"subscription"_s, catalogs::subscription, sql);
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
    if (context.wholeDatabase) {
        queries += { languageQuery(), accessMethodQuery(), transformQuery(), userMappingQuery(), subscriptionQuery(),
            securityLabelQuery() };
    }
    return queries;
}

} // namespace schemawright::catalog
