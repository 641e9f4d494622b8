// Extended statistics. docs: sql-createstatistics.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery statisticsQuery(const QueryContext &context)
{
    // The target is NULL instead of -1 from PostgreSQL 17 on; before 13 there is none.
    const QString target = context.serverVersion >= 130000 ? u"coalesce(s.stxstattarget, -1)"_s : u"-1"_s;
    const QString alter = u"format('ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, %1)"_s.arg(target);
    const QString sql = uR"(
        SELECT s.oid, s.stxnamespace, s.stxname, i.identity,
          pg_get_statisticsobjdef(s.oid) || CASE WHEN %2 >= 0 THEN E';\n' || %3 ELSE '' END,
          format('DROP STATISTICS %I.%I', n.nspname, s.stxname), pg_get_statisticsobjdef(s.oid), %4
        FROM pg_statistic_ext s
        JOIN pg_namespace n ON n.oid = s.stxnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_statistic_ext'::regclass, s.oid, 0) i
        WHERE s.stxnamespace IN %1)"_s;
    const QString parts = partList({ u"'target', %1, '', %2, ''"_s.arg(target, alter) });
    return otherObjectQuery(
        u"statistics"_s, catalogs::statistics, sql.arg(context.schemaOids, target, alter, parts));
}

} // namespace schemawright::catalog
