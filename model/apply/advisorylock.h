// The lock that lets only one run at a time change a database: Atlas's own, so that the two tools exclude each other; and
// those of other tools (toollocks.h).
#pragma once

#include "model/apply/clock.h"
#include "model/postgres/connection.h"

namespace schemawright::apply {

/// FNV-1 of "atlas_migrate_execute", as Atlas computes it.
inline constexpr qint64 migrateExecuteLock = 2686470616;

/// Held by a session of its own until it goes out of scope.
class AdvisoryLock
{
public:
    /// Polls pg_try_advisory_lock, 25 ms to 2 s apart, until `timeout` is over. It never waits inside
    /// pg_advisory_lock(): the snapshot of such a wait blocks CREATE INDEX CONCURRENTLY of the holder, and one of the
    /// two ends in a deadlock error (measured).
    /// Errors: Conflict (names who holds it: pid, application, since when), Connection, Cancelled.
    [[nodiscard]] static Result<AdvisoryLock> acquire(const postgres::ConnectionSettings &settings,
        std::chrono::milliseconds timeout, Clock &clock, const std::stop_token &stop = {});
    /// Another tool's.
    [[nodiscard]] static Result<AdvisoryLock> acquire(const postgres::ConnectionSettings &settings, qint64 key,
        std::chrono::milliseconds timeout, Clock &clock, const std::stop_token &stop = {});

    /// Errors: Connection when its session is gone, and with it the lock.
    [[nodiscard]] Result<> check();
    /// Of the backend that holds it; behind a pooler not what libpq says.
    [[nodiscard]] int serverPid() const { return m_serverPid; }

private:
    AdvisoryLock(postgres::Connection connection, int serverPid);
    postgres::Connection m_connection;
    int m_serverPid = 0;
};

} // namespace schemawright::apply
