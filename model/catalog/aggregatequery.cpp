// Aggregates as CREATE AGGREGATE. docs: sql-createaggregate, catalog-pg-aggregate.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery aggregateQuery(const QueryContext &context)
{
    // *_MODIFY has a default by kind: READ_ONLY, for ordered sets READ_WRITE.
    const QString sql = uR"(
        SELECT p.oid, p.pronamespace, p.proname, i.identity,
          format('CREATE AGGREGATE %I.%I(%s) (%s)', n.nspname, p.proname,
            CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END,
            concat_ws(', ',
              'SFUNC = ' || a.aggtransfn,
              'STYPE = ' || format_type(a.aggtranstype, NULL),
              'SSPACE = ' || nullif(a.aggtransspace, 0),
              'FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
              CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
              'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN d.modify THEN NULL WHEN 'r' THEN 'READ_ONLY'
                                       WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END,
              'COMBINEFUNC = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
              'SERIALFUNC = ' || nullif(a.aggserialfn::oid, 0)::regproc,
              'DESERIALFUNC = ' || nullif(a.aggdeserialfn::oid, 0)::regproc,
              'INITCOND = ' || quote_literal(a.agginitval),
              'MSFUNC = ' || nullif(a.aggmtransfn::oid, 0)::regproc,
              'MINVFUNC = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
              'MSTYPE = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
              'MSSPACE = ' || nullif(a.aggmtransspace, 0),
              'MFINALFUNC = ' || nullif(a.aggmfinalfn::oid, 0)::regproc,
              CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
              'MFINALFUNC_MODIFY = ' || CASE WHEN a.aggmfinalfn <> 0 THEN CASE a.aggmfinalmodify WHEN d.modify THEN NULL
                                        WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
              'MINITCOND = ' || quote_literal(a.aggminitval),
              'SORTOP = ' || (SELECT format('OPERATOR(%I.%s)', sn.nspname, s.oprname) FROM pg_operator s
                              JOIN pg_namespace sn ON sn.oid = s.oprnamespace WHERE s.oid = a.aggsortop),
              'PARALLEL = ' || CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END,
              CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END)),
          format('DROP AGGREGATE %I.%I(%s)', n.nspname, p.proname,
            CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_identity_arguments(p.oid) END),
          NULL, NULL, concat_ws(' ', a.aggkind, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid))
        FROM pg_aggregate a
        JOIN pg_proc p ON p.oid = a.aggfnoid
        JOIN pg_namespace n ON n.oid = p.pronamespace
        CROSS JOIN LATERAL (SELECT CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" AS modify) d
        CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) i
        WHERE p.pronamespace IN %1)"_s;
    return otherObjectQuery(u"aggregate"_s, catalogs::procedure, sql.arg(context.schemaOids));
}

} // namespace schemawright::catalog
