// One snapshot for what views of statistics say; sequences apart, because reading one waits for whoever locks it.
#include "model/catalog/loadfacts.h"

#include "model/catalog/limitedquery.h"
#include "model/sql/sqlwriter.h"

#include <QStringList>

namespace schemawright::catalog {

namespace {

using namespace Qt::StringLiterals;

// Shorter than this, an average says nothing.
constexpr double shortestMeasureSeconds = 10;

QString tableList(const Facts &facts)
{
    QStringList rows;
    for (const TableFacts &table : facts.tables)
        rows.append(u"("_s + sql::quoteLiteral(table.name.schema) + u", "_s + sql::quoteLiteral(table.name.name) + u")"_s);
    return u"(VALUES "_s + rows.join(u", ") + u") wanted (schema, name)"_s;
}

/// Schema, table, writes, seconds: since the statistics of the database were reset, else since the server started.
QString writesQuery(const Facts &facts)
{
    const QString sql = uR"(
        SELECT s.schemaname, s.relname, s.n_tup_ins + s.n_tup_upd + s.n_tup_del,
               extract(epoch FROM now() - greatest(d.stats_reset, pg_postmaster_start_time()))
        FROM %1
        JOIN pg_stat_user_tables s ON s.schemaname = wanted.schema AND s.relname = wanted.name
        CROSS JOIN (SELECT max(stats_reset) AS stats_reset FROM pg_stat_database WHERE datname = current_database()) d)"_s;
    return sql.arg(tableList(facts));
}

QString holdersQuery(const Facts &facts)
{
    const QString sql = uR"(
        SELECT n.nspname, c.relname, a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.state, ''),
               coalesce(extract(epoch FROM now() - a.xact_start), 0),
               (array_agg(l.mode ORDER BY array_position(ARRAY['AccessExclusiveLock', 'ExclusiveLock',
                    'ShareRowExclusiveLock', 'ShareLock', 'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock',
                    'AccessShareLock'], l.mode)))[1]
        FROM %1
        JOIN pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
        JOIN pg_locks l ON l.locktype = 'relation' AND l.relation = c.oid AND l.granted
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE a.pid <> pg_backend_pid()
        GROUP BY 1, 2, 3, 4, 5, 6, a.xact_start
        ORDER BY a.xact_start NULLS LAST, a.pid)"_s;
    return sql.arg(tableList(facts));
}

QString oldestQuery()
{
    return uR"(
        SELECT pid, coalesce(usename, ''), coalesce(application_name, ''), coalesce(state, ''),
               extract(epoch FROM now() - xact_start)
        FROM pg_stat_activity
        WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        ORDER BY xact_start LIMIT 1)"_s;
}

QString replicaQuery()
{
    return uR"(
        SELECT coalesce(application_name, ''), coalesce(state, ''),
               CASE WHEN NOT pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint END,
               extract(epoch FROM replay_lag)
        FROM pg_stat_replication ORDER BY 1)"_s;
}

QString vectorQuery()
{
    return u"SELECT coalesce(max(extversion), '') FROM pg_extension WHERE extname = 'vector'"_s;
}

/// Sequences of columns that this role may read, and the largest value that the column's type holds.
QString sequenceListQuery(const Facts &facts)
{
    const QString sql = uR"(
        SELECT n.nspname, t.relname, sn.nspname, s.relname, a.attname, format_type(a.atttypid, NULL),
               least(q.seqmax, CASE a.atttypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                               ELSE 9223372036854775807 END)
        FROM %1
        JOIN pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_class t ON t.relnamespace = n.oid AND t.relname = wanted.name
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0
             AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        JOIN pg_namespace sn ON sn.oid = s.relnamespace
        JOIN pg_sequence q ON q.seqrelid = s.oid AND q.seqincrement > 0 AND NOT q.seqcycle
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        WHERE has_sequence_privilege(s.oid, 'SELECT')
        ORDER BY 1, 2, 5)"_s;
    return sql.arg(tableList(facts));
}

/// "RowExclusiveLock" is ROW EXCLUSIVE for people.
QString lockText(const QString &mode)
{
    QString text;
    for (const QChar c : mode.endsWith(u"Lock") ? mode.chopped(4) : mode) {
        if (c.isUpper() && !text.isEmpty())
            text += u' ';
        text += c.toUpper();
    }
    return text;
}

SessionFacts sessionOf(const postgres::ResultSet &rows, int row, int first)
{
    return { static_cast<int>(rows.integer(row, first)), rows.text(row, first + 1), rows.text(row, first + 2),
        rows.text(row, first + 3), rows.real(row, first + 4), {} };
}

void readWrites(const postgres::ResultSet &rows, Facts &facts)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const double seconds = rows.real(row, 3);
        if (seconds >= shortestMeasureSeconds)
            facts.tables[{ rows.text(row, 0), rows.text(row, 1) }].writesPerSecond = double(rows.integer(row, 2)) / seconds;
    }
}

void readHolders(const postgres::ResultSet &rows, Facts &facts)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        SessionFacts session = sessionOf(rows, row, 2);
        session.lock = lockText(rows.text(row, 7));
        facts.tables[{ rows.text(row, 0), rows.text(row, 1) }].holders.append(session);
    }
}

void readReplicas(const postgres::ResultSet &rows, Facts &facts)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        facts.load.replicas.append({ rows.text(row, 0), rows.text(row, 1), rows.isNull(row, 2) ? -1 : rows.integer(row, 2),
            rows.isNull(row, 3) ? -1 : rows.real(row, 3) });
    }
}

/// Behind a pooler the process that libpq was told is not the one that answers. While this connection is idle, another
/// one that gets the same process shows that connections are shared between transactions.
Pooling readPooling(const postgres::Connection &connection, int answeringPid, const std::stop_token &stop)
{
    if (answeringPid == connection.backendPid())
        return Pooling::None;
    auto other = connection.openAnother(stop);
    if (!other)
        return Pooling::Unknown;
    const auto pid = other->query(u"SELECT pg_backend_pid()"_s, {}, stop);
    if (!pid)
        return Pooling::Unknown;
    return pid->integer(0, 0) == answeringPid ? Pooling::Transaction : Pooling::Session;
}

/// Sequences that somebody locks stay unknown.
Result<> readSequences(
    postgres::Connection &connection, const postgres::ResultSet &list, Facts &facts, const std::stop_token &stop)
{
    QStringList parts;
    for (int row = 0; row < list.rowCount(); ++row)
        parts.append(u"SELECT last_value, is_called FROM "_s + sql::quoteName({ list.text(row, 2), list.text(row, 3) }));
    if (parts.isEmpty())
        return {};
    const auto values = queryWithinLimits(connection, parts, stop);
    if (!values && (!connection.isAlive() || values.error().kind == ErrorKind::Cancelled))
        return makeError(values.error());
    for (int row = 0; values && row < list.rowCount(); ++row) {
        facts.tables[{ list.text(row, 0), list.text(row, 1) }].sequences.append({
            .name = { list.text(row, 2), list.text(row, 3) },
            .column = list.text(row, 4),
            .columnType = list.text(row, 5),
            .lastValue = values->at(row).integer(0, 0),
            .limit = list.integer(row, 6),
        });
    }
    return {};
}

} // namespace

Result<> readLoad(postgres::Connection &connection, Facts &facts, const std::stop_token &stop)
{
    QStringList statements { vectorQuery(), oldestQuery(), replicaQuery() };
    if (!facts.tables.isEmpty())
        statements += { writesQuery(facts), holdersQuery(facts), sequenceListQuery(facts) };
    const auto results = queryWithinLimits(connection, statements, stop);
    if (!results)
        return makeError(results.error().withContext(u"reading what goes on in the database"_s));
    facts.load.vectorVersion = results->at(0).text(0, 0);
    if (results->at(1).rowCount() > 0)
        facts.load.oldestTransaction = sessionOf(results->at(1), 0, 0);
    readReplicas(results->at(2), facts);
    if (!facts.tables.isEmpty()) {
        readWrites(results->at(3), facts);
        readHolders(results->at(4), facts);
        TRY(readSequences(connection, results->at(5), facts, stop));
    }
    const auto pid = connection.query(u"SELECT pg_backend_pid()"_s, {}, stop);
    if (pid)
        facts.load.pooling = readPooling(connection, static_cast<int>(pid->integer(0, 0)), stop);
    return {};
}

} // namespace schemawright::catalog
