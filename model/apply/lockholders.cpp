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

bool isLockConflict(const Error &error)
{
    return error.sqlState == "55P03"_L1 || error.sqlState == "40P01"_L1; // lock_not_available, deadlock_detected
}

Result<QList<catalog::Blocker>> readLockHolders(postgres::Connection &connection, const QList<QualifiedName> &relations)
{
    QList<catalog::Blocker> holders;
    if (relations.isEmpty())
        return holders;
    QStringList names;
    for (const QualifiedName &relation : relations)
        names << sql::quoteName(relation);
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT DISTINCT a.pid, a.usename, a.application_name, a.state, a.query,
                coalesce(extract(epoch FROM now() - a.xact_start), 0)::float8 AS age, n.nspname, c.relname
            FROM pg_catalog.pg_locks l
            JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            JOIN pg_catalog.pg_class c ON c.oid = l.relation
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE l.granted AND l.locktype = 'relation' AND l.pid <> pg_catalog.pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND l.relation IN (SELECT pg_catalog.to_regclass(name) FROM unnest($1::text[]) name)
            ORDER BY age DESC, a.pid)"_s,
            { toArrayText(names) }));
    for (int row = 0; row < rows.rowCount(); ++row) {
        catalog::Blocker holder;
        holder.pid = int(rows.integer(row, 0));
        holder.user = rows.text(row, 1);
        holder.application = rows.text(row, 2);
        holder.state = rows.text(row, 3);
        holder.query = rows.text(row, 4);
        holder.transactionSeconds = rows.real(row, 5);
        holder.lockedRelation = { rows.text(row, 6), rows.text(row, 7) };
        holders << holder;
    }
    return holders;
}

} // namespace schemawright::apply
