// After a crash, a kill or a lost connection: what of the last run happened, what did not, what is in doubt. The
// journal says what was tried, the database says what is there.
#pragma once

#include "model/apply/applyevent.h"
#include "model/apply/clock.h"
#include "model/apply/journal.h"
#include "model/migrations/atlasdirectory.h"
#include "model/migrations/atlasrevisions.h"

namespace schemawright::apply {

enum class Truth {
    Done,
    NotRun, ///< or rolled back: nothing of it is there
    Running, ///< a backend of that run still works on it
    LeftInvalid, ///< a concurrent index statement failed and left an INVALID index
    InDoubt, ///< the database cannot tell; a person must look and say so with settle()
};

struct StatementTruth {
    QString fileName;
    int statement = -1; ///< 0-based in the file
    QString sql;
    Truth truth = Truth::NotRun;
    QString explanation; ///< one sentence: how we know
    bool needsSettling = false; ///< Done, but the history table may not know yet
    int backendPid = 0; ///< of Running
    QString applicationName; ///< of Running
    std::optional<InvalidIndex> leftover; ///< of LeftInvalid

    friend bool operator==(const StatementTruth &, const StatementTruth &) = default;
};

struct RecoveryReport {
    QString runId; ///< empty: no run was ever made
    QDateTime startedAt;
    bool finished = true; ///< the run ended by itself, successfully or not
    QList<StatementTruth> statements; ///< that the run tried, in its order

    [[nodiscard]] const StatementTruth *find(Truth truth) const; ///< the first one; nullptr: none
    /// Conflict for a statement that still runs or an INVALID index that is in the way, InDoubt for what a person must
    /// decide; no error when a new run may start.
    [[nodiscard]] Result<> checkMayResume() const;
    [[nodiscard]] QSet<QString> versionsInDoubt() const;
};

/// Reads only. `connection`: to the database of the journal.
[[nodiscard]] Result<RecoveryReport> examineLastRun(postgres::Connection &connection, const Journal &journal);

/// Brings the history table to the truth: a statement that refuses transactions may have happened without its row.
/// Statements of files that manage their own transactions are decided by that row, which was written inside them.
[[nodiscard]] Result<> settleHistory(postgres::Connection &connection, Journal &journal, RecoveryReport &report,
    migrations::RevisionTable &table, const migrations::MigrationDirectory &directory, Clock &clock);

/// A person's decision about a statement in doubt.
[[nodiscard]] Result<> settle(
    Journal &journal, const RecoveryReport &report, const StatementTruth &statement, bool happened, Clock &clock);

/// Waits until the backend of a Running statement is done with it. Errors: Timeout, Cancelled.
[[nodiscard]] Result<> waitForBackend(postgres::Connection &connection, const StatementTruth &statement,
    std::chrono::milliseconds timeout, Clock &clock, const std::stop_token &stop = {});
/// Asks the backend of a Running statement to stop; only when it still is the one of that run.
[[nodiscard]] Result<> cancelBackend(postgres::Connection &connection, const StatementTruth &statement);

/// Another run of Schemawright, of any machine, whose statement still works on this database; empty: none.
/// `ownRunId` is left out.
[[nodiscard]] Result<QString> findForeignRun(postgres::Connection &connection, const QString &ownRunId);

} // namespace schemawright::apply
