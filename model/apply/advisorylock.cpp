#include "model/apply/advisorylock.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

QString describeHolder(postgres::Connection &connection, qint64 key)
{
    // A bigint key is shown as two halves: classid the upper 32 bits, objid the lower ones, objsubid 1.
    // docs: view-pg-locks.
    const auto rows
        = connection.query(uR"(SELECT a.pid, coalesce(nullif(a.application_name, ''), 'an unnamed application'),
            coalesce(a.usename, '?'), to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
        FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
          AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
          AND (l.classid::bigint << 32) | l.objid::bigint = $1::bigint)"_s,
            { QString::number(key) });
    if (!rows || rows->rowCount() == 0)
        return u"another session"_s;
    return u"%1 (pid %2, user %3, connected since %4)"_s.arg(
        rows->text(0, 1), rows->text(0, 0), rows->text(0, 2), rows->text(0, 3));
}

} // namespace

AdvisoryLock::AdvisoryLock(postgres::Connection connection, int serverPid)
    : m_connection(std::move(connection))
    , m_serverPid(serverPid)
{ }

Result<AdvisoryLock> AdvisoryLock::acquire(const postgres::ConnectionSettings &settings,
    std::chrono::milliseconds timeout, Clock &clock, const std::stop_token &stop)
{
    return acquire(settings, migrateExecuteLock, timeout, clock, stop);
}

Result<AdvisoryLock> AdvisoryLock::acquire(const postgres::ConnectionSettings &settings, qint64 key,
    std::chrono::milliseconds timeout, Clock &clock, const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds longestPause { 2000 };
    TRY_ASSIGN(auto connection, postgres::Connection::open(settings, stop));
    std::chrono::milliseconds pause { 25 };
    std::chrono::milliseconds waited { 0 };
    for (;;) {
        TRY_ASSIGN(const auto row,
            connection.query(u"SELECT pg_catalog.pg_try_advisory_lock($1), pg_catalog.pg_backend_pid()"_s,
                { QString::number(key) }));
        if (row.boolean(0, 0))
            return AdvisoryLock(std::move(connection), int(row.integer(0, 1)));
        if (waited >= timeout) {
            return makeError(ErrorKind::Conflict,
                u"another run is changing %1: %2 holds the migration lock"_s.arg(
                    settings.toText(), describeHolder(connection, key)),
                u"Wait until it is done, or end that session if it is a forgotten one."_s);
        }
        const auto step = std::min(pause, timeout - waited);
        if (!clock.sleep(step, stop))
            return makeError(ErrorKind::Cancelled, u"waiting for the migration lock was cancelled"_s);
        waited += step;
        pause = std::min(pause * 2, longestPause);
    }
}

Result<> AdvisoryLock::check()
{
    if (auto alive = m_connection.query(u"SELECT 1"_s); !alive) {
        Error error = alive.error();
        error.text = u"the session that holds the migration lock is gone: "_s + error.text;
        return makeError(std::move(error));
    }
    return {};
}

} // namespace schemawright::apply
