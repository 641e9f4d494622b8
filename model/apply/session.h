// The beginning that every run shares: lock, connection, journal, recovery of the run before.
#pragma once

#include "model/apply/recovery.h"
#include "model/apply/unitrunner.h"

namespace schemawright::apply {

struct ApplySession {
    RunContext context;
    RecoveryReport recovery; ///< of the run before
};

/// Errors: Conflict (another run holds the lock, or one of its statements still works), Connection, Cancelled, Io.
[[nodiscard]] Result<ApplySession> openSession(const postgres::ConnectionSettings &target, const QString &journalFolder,
    const ApplyOptions &options, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop);

/// Drops INVALID indexes that the run before left when the options say so; then no doubt may be left.
[[nodiscard]] Result<> finishRecovery(ApplySession &session);

/// A connection for a run: named after it, and noticed by the server when its client is gone.
[[nodiscard]] Result<postgres::Connection> openRunConnection(
    const postgres::ConnectionSettings &target, const QString &applicationName, const std::stop_token &stop);

} // namespace schemawright::apply
