// Event triggers; they live in no schema. docs: sql-createeventtrigger.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery eventTriggerQuery(const QueryContext &)
{
    const QString state = u"format('ALTER EVENT TRIGGER %I %s', e.evtname, s.state)"_s;
    const QString sql = uR"(
        SELECT e.oid, 0, e.evtname, i.identity,
          c.core || CASE e.evtenabled WHEN 'O' THEN '' ELSE E';\n' || %1 END,
          format('DROP EVENT TRIGGER %I', e.evtname), c.core, %2
        FROM pg_event_trigger e
        CROSS JOIN LATERAL pg_identify_object('pg_event_trigger'::regclass, e.oid, 0) i
        CROSS JOIN LATERAL (SELECT CASE e.evtenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE'
                                   WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END AS state) s
        CROSS JOIN LATERAL (
          SELECT format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', e.evtname, e.evtevent,
            ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t), ', ') FROM unnest(e.evttags) t) || ')',
            e.evtfoid::regproc) AS core) c)"_s;
    const QString parts = partList({ u"'state', s.state, '', "_s + state + u", ''"_s });
    return otherObjectQuery(u"event trigger"_s, catalogs::eventTrigger, sql.arg(state, parts));
}

} // namespace schemawright::catalog
