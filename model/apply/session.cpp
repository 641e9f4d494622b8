#include "model/apply/session.h"

#include "model/apply/invalidindex.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

/// A backend whose client was killed notices it after client_connection_check_interval; it is given that long to end.
constexpr std::chrono::milliseconds patience { 8000 };

Result<RecoveryReport> examineWhenQuiet(RunContext &context)
{
    if (!context.journal)
        return RecoveryReport();
    TRY_ASSIGN(auto report, examineLastRun(context.connection, *context.journal));
    const auto *running = report.find(Truth::Running);
    if (running == nullptr)
        return report;
    auto ended = waitForBackend(context.connection, *running, patience, context.clock, context.stop);
    if (!ended && ended.error().kind != ErrorKind::Timeout)
        return tl::unexpected(ended.error());
    return examineLastRun(context.connection, *context.journal);
}

/// The lock of a killed client is free at once, its statement may still work: of our journal or another machine's.
Result<> waitForForeignRun(RunContext &context)
{
    constexpr std::chrono::milliseconds pause { 250 };
    for (std::chrono::milliseconds waited { 0 };; waited += pause) {
        TRY_ASSIGN(const QString foreign, findForeignRun(context.connection, context.runId));
        if (foreign.isEmpty())
            return {};
        if (waited >= patience) {
            return makeError(ErrorKind::Conflict,
                u"a statement of another run still works on this database: %1"_s.arg(foreign),
                u"Wait until it is done, or cancel it."_s);
        }
        if (!context.clock.sleep(pause, context.stop))
            return makeError(ErrorKind::Cancelled, u"waiting for another run was cancelled"_s);
    }
}

Result<int> serverPid(postgres::Connection &connection)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT pg_catalog.pg_backend_pid()"_s));
    return int(rows.integer(0, 0));
}

/// Behind a transaction pooler settings and locks of one session end up in another's (measured with PgBouncer 1.18):
/// two of our sessions share one backend there. A pooler in session mode gives each its own and is harmless.
Result<> refuseTransactionPooler(postgres::Connection &connection, int lockPid)
{
    TRY_ASSIGN(const int pid, serverPid(connection));
    if (pid != lockPid)
        return {};
    return makeError(ErrorKind::Unsupported, u"the connection goes through a transaction pooler"_s,
        u"Give host and port of the server itself (often 5432 instead of 6432 or 6543) to apply migrations."_s);
}

} // namespace

Result<postgres::Connection> openRunConnection(
    const postgres::ConnectionSettings &target, const QString &applicationName, const std::stop_token &stop)
{
    postgres::ConnectionSettings settings = target;
    settings.applicationName = applicationName;
    TRY_ASSIGN(auto connection, postgres::Connection::open(settings, stop));
    // Without it a killed client leaves its statement running to the end (measured). PostgreSQL 14+; refused where the
    // operating system cannot tell that a client is gone, and by some poolers: then recovery has to look for the
    // backend.
    if (connection.serverVersion() >= 140000)
        (void)connection.execute(u"SET client_connection_check_interval = '5s'"_s);
    return connection;
}

Result<ApplySession> openSession(const postgres::ConnectionSettings &target, const QString &journalFolder,
    const ApplyOptions &options, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop)
{
    const QString runId = newRunId();
    postgres::ConnectionSettings lockSettings = target;
    lockSettings.applicationName = u"schemawright %1/lock"_s.arg(runId);
    TRY_ASSIGN(auto lock, AdvisoryLock::acquire(lockSettings, options.advisoryLockTimeout, clock, stop));
    TRY_ASSIGN(auto connection, openRunConnection(target, u"schemawright %1/0"_s.arg(runId), stop));
    TRY(refuseTransactionPooler(connection, lock.serverPid()));
    RunContext context { runId, std::move(lock), std::move(connection), {}, clock, options, observer, stop, 0, {} };
    if (!journalFolder.isEmpty()) {
        TRY_ASSIGN(context.journal, Journal::open(journalFolder, context.connection));
    }
    TRY_ASSIGN(auto recovery, examineWhenQuiet(context));
    TRY(waitForForeignRun(context));
    return ApplySession { std::move(context), std::move(recovery) };
}

Result<> finishRecovery(ApplySession &session)
{
    RunContext &context = session.context;
    const auto *leftover = session.recovery.find(Truth::LeftInvalid);
    if (leftover != nullptr && context.options.dropInvalidIndexes) {
        TRY(dropInvalidIndex(context.connection, *leftover->leftover, context.stop));
        TRY_ASSIGN(session.recovery, examineLastRun(context.connection, *context.journal));
    }
    return session.recovery.checkMayResume();
}

} // namespace schemawright::apply
