// Event triggers; they live in no schema. docs: sql-createeventtrigger.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery eventTriggerQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT e.oid, 0, e.evtname, i.identity,
          format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', e.evtname, e.evtevent,
            ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t), ', ' ORDER BY t) FROM unnest(e.evttags) t) || ')',
            e.evtfoid::regproc)
            || CASE e.evtenabled WHEN 'O' THEN '' ELSE format(E';\nALTER EVENT TRIGGER %I %s', e.evtname,
                 CASE e.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END) END,
          format('DROP EVENT TRIGGER %I', e.evtname)
        FROM pg_event_trigger e
        CROSS JOIN LATERAL pg_identify_object('pg_event_trigger'::regclass, e.oid, 0) i)"_s;
    return otherObjectQuery(u"event trigger"_s, catalogs::eventTrigger, sql);
}

} // namespace schemawright::catalog
