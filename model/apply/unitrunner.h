// Runs one unit – the statements of a transaction, or one statement that refuses transactions – and records every step
// before the next one.
#pragma once

#include "model/apply/advisorylock.h"
#include "model/apply/applyevent.h"
#include "model/apply/clock.h"
#include "model/apply/journal.h"
#include "model/apply/statementtraits.h"
#include "model/sql/recipedirectives.h"

#include <memory>

namespace schemawright::apply {

struct ReplicaLag {
    QString replica; ///< its application_name
    std::chrono::milliseconds behind { 0 };
};

struct ApplyOptions {
    /// Of strong locks. Must be above deadlock_timeout (1 s by default): only after that does the server cancel an
    /// autovacuum that is in the way (measured with 500 ms and 3 s).
    std::chrono::milliseconds lockTimeout { 2000 };
    /// 0: none. Must be above lockTimeout, else waiting cannot be told from slowness (57014 instead of 55P03).
    std::chrono::milliseconds statementTimeout { 0 };
    std::chrono::milliseconds advisoryLockTimeout { 10'000 };
    int attempts = 10; ///< of a transaction that ran into lock_timeout or a deadlock
    std::chrono::milliseconds retryBase { 1000 }; ///< doubles with every attempt …
    std::chrono::milliseconds retryMax { 60'000 }; ///< … up to this, times a random 0.5 to 1
    /// Drop INVALID indexes that an earlier attempt of the same statement left, instead of stopping.
    bool dropInvalidIndexes = false;
    /// How far the replica that is furthest behind is; empty: pg_stat_replication is asked.
    std::function<Result<ReplicaLag>(postgres::Connection &)> readReplicaLag;
};

/// 0: no limit.
struct StatementTimeouts {
    std::chrono::milliseconds lock { 0 };
    std::chrono::milliseconds statement { 0 };
};

struct UnitStatement {
    QString fileName;
    int index = 0; ///< 0-based in the file
    int total = 0;
    QString sql;
    StatementTraits traits;
    std::optional<StatementTimeouts> timeouts = std::nullopt; ///< of the plan; not set: ApplyOptions decide by its traits
    std::optional<sql::BackfillDirective> backfill {}; ///< runs in batches
    bool resumes = false; ///< an earlier run of this statement may have left batches
};

struct Unit {
    bool transactional = true; ///< false: exactly one statement, sent as it is
    bool fileHasTransactions = false; ///< the file says BEGIN and COMMIT itself
    QList<UnitStatement> statements;
};

/// Writes what happened into the database itself, where everybody sees it.
class Recorder
{
public:
    Recorder() = default;
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;
    virtual ~Recorder() = default;

    /// First thing in the unit's transaction.
    [[nodiscard]] virtual Result<> unitStarts(postgres::Connection &connection, const Unit &unit) = 0;
    /// In the unit's transaction, or right after the statement that has none.
    [[nodiscard]] virtual Result<> statementDone(postgres::Connection &connection, const UnitStatement &statement) = 0;
    virtual void unitCommitted() = 0;
    virtual void unitRolledBack() = 0;
    /// After the rollback; the connection is usable.
    [[nodiscard]] virtual Result<> statementFailed(
        postgres::Connection &connection, const UnitStatement &statement, const Error &error)
        = 0;
};

/// Everything that the units of one run share.
struct RunContext {
    QString runId; ///< 12 hexadecimal digits
    AdvisoryLock lock; ///< checked before every unit and every batch: a run without it may not be the only one
    postgres::Connection connection;
    std::optional<Journal> journal;
    Clock &clock;
    ApplyOptions options;
    ApplyObserver observer;
    std::stop_token stop;
    int step = 0; ///< counts units: "schemawright <run id>/<step>"
    std::optional<InvalidIndex> leftover; ///< of the statement that failed

    void emitEvent(const ApplyEvent &event) const
    {
        if (observer)
            observer(event);
    }
    /// Fills in run, time, pid and application name.
    [[nodiscard]] Result<> record(JournalRecord entry);
    [[nodiscard]] QString applicationName() const;
};

[[nodiscard]] QString newRunId();

class UnitRunner
{
public:
    UnitRunner(RunContext &context, Recorder &recorder);

    /// Errors: Server (rolled back, nothing of the unit happened; or an index was left, see RunContext::leftover),
    /// Cancelled, Connection (poisonsConnection: ask recovery what happened), InDoubt (COMMIT was sent, no answer).
    [[nodiscard]] Result<> run(const Unit &unit);

private:
    [[nodiscard]] Result<> runTransaction(const Unit &unit);
    [[nodiscard]] Result<> attempt(const Unit &unit);
    [[nodiscard]] Result<> runInTransaction(const UnitStatement &statement);
    [[nodiscard]] Result<> commit(const Unit &unit);
    [[nodiscard]] Result<> rollBack(const Unit &unit, const Error &error);
    [[nodiscard]] Result<> runAlone(const Unit &unit);
    [[nodiscard]] Result<> runInBatches(const UnitStatement &statement);
    [[nodiscard]] Result<> clearTheWay(const UnitStatement &statement, qint64 tableOid);
    [[nodiscard]] Result<> failAlone(const UnitStatement &statement, const JournalRecord &started, Error error);
    [[nodiscard]] Result<> stopped(const QString &fileName) const;
    void emitNotices();

    RunContext &m_context;
    Recorder &m_recorder;
    const UnitStatement *m_current = nullptr; ///< the statement that runs, for the message when it fails
};

} // namespace schemawright::apply
