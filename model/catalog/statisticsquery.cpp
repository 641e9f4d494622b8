// Extended statistics. docs: sql-createstatistics.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery statisticsQuery(const QueryContext &context)
{
    // The target is NULL instead of -1 from PostgreSQL 17 on; before 13 there is none.
    const QString target = context.serverVersion >= 130000 ? u"coalesce(s.stxstattarget, -1)"_s : u"-1"_s;
    const QString sql = uR"(
        SELECT s.oid, s.stxnamespace, s.stxname, i.identity,
          pg_get_statisticsobjdef(s.oid) || CASE WHEN %2 >= 0 THEN
            format(E';\nALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, %2) ELSE '' END,
          format('DROP STATISTICS %I.%I', n.nspname, s.stxname)
        FROM pg_statistic_ext s
        JOIN pg_namespace n ON n.oid = s.stxnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_statistic_ext'::regclass, s.oid, 0) i
        WHERE s.stxnamespace IN %1)"_s;
    return otherObjectQuery(u"statistics"_s, catalogs::statistics, sql.arg(context.schemaOids, target));
}

} // namespace schemawright::catalog
