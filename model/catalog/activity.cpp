#include "model/catalog/activity.h"

#include "model/catalog/draft.h"
#include "model/catalog/lockedrelations.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

IndexBuildProgress progressOf(const postgres::ResultSet &rows, int row)
{
    return {
        .pid = static_cast<int>(rows.integer(row, 0)),
        .command = rows.text(row, 1),
        .phase = rows.text(row, 2),
        .lockersTotal = rows.integer(row, 3),
        .lockersDone = rows.integer(row, 4),
        .currentLockerPid = static_cast<int>(rows.integer(row, 5)),
        .blocksTotal = rows.integer(row, 6),
        .blocksDone = rows.integer(row, 7),
        .tuplesTotal = rows.integer(row, 8),
        .tuplesDone = rows.integer(row, 9),
        .partitionsTotal = rows.integer(row, 10),
        .partitionsDone = rows.integer(row, 11),
        .indexOid = oidAt(rows, row, 12),
        .index = { rows.text(row, 13), rows.text(row, 14) },
        .method = rows.text(row, 15),
        .table = { rows.text(row, 16), rows.text(row, 17) },
        .tableSizeBytes = rows.integer(row, 18),
        .indexSizeBytes = rows.integer(row, 19),
    };
}

Blocker blockerOf(const postgres::ResultSet &rows, int row)
{
    return {
        .pid = static_cast<int>(rows.integer(row, 0)),
        .user = rows.text(row, 1),
        .application = rows.text(row, 2),
        .state = rows.text(row, 3),
        .query = rows.text(row, 4),
        .transactionSeconds = rows.real(row, 5),
        .lockedRelation = { rows.text(row, 6), rows.text(row, 7) },
    };
}

InvalidIndex invalidIndexOf(const postgres::ResultSet &rows, int row)
{
    return {
        .oid = oidAt(rows, row, 0),
        .name = { rows.text(row, 1), rows.text(row, 2) },
        .table = { rows.text(row, 3), rows.text(row, 4) },
        .ready = rows.boolean(row, 5),
        .live = rows.boolean(row, 6),
        .constraint = rows.boolean(row, 7),
        .partitioned = rows.boolean(row, 8),
        .beingBuilt = rows.boolean(row, 9),
        .sizeBytes = rows.integer(row, 10),
    };
}

/// Restricts to tables by name; "" when there is nothing to restrict.
QString tableFilter(const QList<QualifiedName> &tables)
{
    if (tables.isEmpty())
        return {};
    QStringList names;
    for (const QualifiedName &table : tables) {
        const QString schema = table.schema.isEmpty() ? u"public"_s : table.schema;
        names.append(u"(%1, %2)"_s.arg(sql::quoteLiteral(schema), sql::quoteLiteral(table.name)));
    }
    return u" AND (tn.nspname, t.relname) IN (%1)"_s.arg(names.join(u", "));
}

template <typename Row>
QList<Row> readRows(const postgres::ResultSet &rows, Row (*read)(const postgres::ResultSet &, int))
{
    QList<Row> list;
    for (int row = 0; row < rows.rowCount(); ++row)
        list.append(read(rows, row));
    return list;
}

} // namespace

Result<QList<IndexBuildProgress>> readIndexBuilds(postgres::Connection &connection)
{
    // A size of a relation that is gone or not visible yet is NULL, which reads as 0. Measuring takes ACCESS SHARE: a
    // plain REINDEX holds ACCESS EXCLUSIVE on its index, and the monitor must not wait for what it watches.
    const QString sql = uR"(
        SELECT p.pid, p.command, p.phase, p.lockers_total, p.lockers_done, p.current_locker_pid, p.blocks_total,
               p.blocks_done, p.tuples_total, p.tuples_done, p.partitions_total, p.partitions_done, p.index_relid,
               cn.nspname, c.relname, am.amname, tn.nspname, t.relname,
               CASE WHEN t.oid NOT IN %1 THEN pg_table_size(t.oid) END,
               CASE WHEN c.oid NOT IN %1 THEN pg_relation_size(c.oid) END
        FROM pg_stat_progress_create_index p
        LEFT JOIN pg_class c ON c.oid = p.index_relid
        LEFT JOIN pg_namespace cn ON cn.oid = c.relnamespace
        LEFT JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_class t ON t.oid = p.relid
        LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE p.datname = current_database()
        ORDER BY p.pid)"_s;
    TRY_ASSIGN(const auto rows, connection.query(sql.arg(lockedOids())));
    return readRows(rows, progressOf);
}

Result<QList<Blocker>> readBlockers(postgres::Connection &connection, int pid)
{
    // A concurrent build waits for virtual transactions one after the other; the view names the current one.
    const QString sql = uR"(
        SELECT a.pid, a.usename, a.application_name, a.state, a.query,
               coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0)::float8, held.nspname, held.relname
        FROM (
            SELECT unnest(pg_blocking_pids($1::int)) AS pid
            UNION
            SELECT nullif(current_locker_pid, 0) FROM pg_stat_progress_create_index WHERE pid = $1::int) b
        JOIN pg_stat_activity a ON a.pid = b.pid
        LEFT JOIN LATERAL (
            SELECT n.nspname, c.relname
            FROM pg_locks wanted
            JOIN pg_locks l ON l.locktype = 'relation' AND l.database = wanted.database
                 AND l.relation = wanted.relation AND l.pid = a.pid
            JOIN pg_class c ON c.oid = l.relation
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE wanted.pid = $1::int AND NOT wanted.granted AND wanted.locktype = 'relation'
            LIMIT 1) held ON true
        ORDER BY a.xact_start)"_s;
    TRY_ASSIGN(const auto rows, connection.query(sql, { QString::number(pid) }));
    return readRows(rows, blockerOf);
}

Result<QList<InvalidIndex>> readInvalidIndexes(postgres::Connection &connection, const QList<QualifiedName> &tables)
{
    const QString sql = uR"(
        SELECT c.oid, n.nspname, c.relname, tn.nspname, t.relname, i.indisready, i.indislive,
               EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')),
               c.relkind = 'I',
               EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid
                       AND p.datname = current_database()),
               CASE WHEN c.oid NOT IN %1 THEN pg_relation_size(c.oid) END
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE NOT i.indisvalid AND n.nspname !~ '^pg_')"_s;
    TRY_ASSIGN(const auto rows,
        connection.query(QString(sql.arg(lockedOids()) + tableFilter(tables) + u" ORDER BY n.nspname, c.relname")));
    return readRows(rows, invalidIndexOf);
}

Result<std::optional<BackendState>> readBackendState(postgres::Connection &connection, int pid)
{
    const QString sql = uR"(
        SELECT a.pid, a.state, a.wait_event_type, a.wait_event, a.query,
               coalesce(extract(epoch FROM clock_timestamp() - a.query_start), 0)::float8, pg_blocking_pids(a.pid)
        FROM pg_stat_activity a
        WHERE a.pid = $1::int)"_s;
    TRY_ASSIGN(const auto rows, connection.query(sql, { QString::number(pid) }));
    if (rows.rowCount() == 0)
        return std::nullopt;
    BackendState state {
        .pid = static_cast<int>(rows.integer(0, 0)),
        .state = rows.text(0, 1),
        .waitEventType = rows.text(0, 2),
        .waitEvent = rows.text(0, 3),
        .query = rows.text(0, 4),
        .querySeconds = rows.real(0, 5),
        .blockedBy = numbersAt(rows, 0, 6),
    };
    return state;
}

} // namespace schemawright::catalog
