#include "model/apply/lockholders.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

/// '{"a","b"}' for a text[] parameter.
QString toArrayText(const QStringList &values)
{
    QStringList quoted;
    for (QString value : values)
        quoted << QString(u'"' + value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"');
    return u'{' + quoted.join(u',') + u'}';
}

} // namespace

Result<QList<LockHolder>> readLockHolders(postgres::Connection &connection, const QList<QualifiedName> &relations)
{
    QList<LockHolder> holders;
    if (relations.isEmpty())
        return holders;
    QStringList names;
    for (const QualifiedName &relation : relations)
        names << sql::quoteName(relation);
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT a.pid, a.usename, a.application_name, a.state, left(a.query, 500),
                l.relation::regclass::text, array_agg(DISTINCT l.mode ORDER BY l.mode),
                coalesce(extract(epoch FROM now() - a.xact_start)::bigint, 0), a.backend_type
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.granted AND l.locktype = 'relation' AND l.pid <> pg_catalog.pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND l.relation IN (SELECT to_regclass(name) FROM unnest($1::text[]) name)
            GROUP BY a.pid, a.usename, a.application_name, a.state, a.query, l.relation, a.xact_start, a.backend_type
            ORDER BY a.xact_start NULLS LAST, a.pid)"_s,
            { toArrayText(names) }));
    for (int row = 0; row < rows.rowCount(); ++row) {
        LockHolder holder;
        holder.pid = int(rows.integer(row, 0));
        holder.user = rows.text(row, 1);
        holder.application = rows.text(row, 2);
        holder.state = rows.text(row, 3);
        holder.query = rows.text(row, 4);
        holder.relation = rows.text(row, 5);
        holder.modes = rows.array(row, 6);
        holder.transactionAge = std::chrono::seconds(rows.integer(row, 7));
        holder.backendType = rows.text(row, 8);
        holders << holder;
    }
    return holders;
}

} // namespace schemawright::apply
