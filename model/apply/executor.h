// Runs the pending files of a migration directory on a database. Synchronous, on one thread; whoever wants to watch
// opens a connection of his own (watcher.h).
#pragma once

#include "model/apply/recovery.h"
#include "model/apply/unitrunner.h"
#include "model/migrations/status.h"

namespace schemawright::apply {

enum class ExecutionOrder {
    Linear, ///< a file older than the last applied one is an error
    LinearSkip, ///< … is ignored
    NonLinear, ///< … runs
};

struct ApplyRequest {
    postgres::ConnectionSettings target;
    migrations::MigrationDirectory directory;
    int limit = 0; ///< run at most so many files; 0: all
    /// File names that the person saw as pending; anything else is refused. Empty: whatever is pending.
    QStringList shownFiles;
    migrations::TxMode txMode = migrations::TxMode::File;
    ExecutionOrder order = ExecutionOrder::Linear;
    bool allowDirty = false; ///< first run on a database that is not empty
    QString baseline; ///< first run: record this version as done and start after it
    /// Run a contract together with its expansion. Otherwise the run ends before it, with a note.
    bool withContracts = false;
    bool dryRun = false; ///< only say what would run; nothing is written
    /// Run although an applied file was edited or deleted since; the sentences become notes of the report.
    bool allowChangedHistory = false;
    QString revisionsSchema;
    QString journalFolder; ///< empty: no journal; then recovery knows only what the database knows
    /// Asked under the lock, before anything runs: is the database still as the person saw it? Empty: not asked.
    std::function<Result<>(postgres::Connection &)> checkState;
    ApplyOptions options;
};

struct AppliedFile {
    QString fileName;
    int statements = 0; ///< ran now
    int alreadyDone = 0; ///< ran in an earlier attempt
    std::chrono::nanoseconds duration { 0 };
    bool complete = false;
    friend bool operator==(const AppliedFile &, const AppliedFile &) = default;
};

struct ApplyReport {
    QString runId;
    QString currentVersion; ///< before the run
    QString targetVersion; ///< of the last file to run; empty when there was nothing to do
    QStringList pendingFiles; ///< that were to run, in order
    QList<AppliedFile> files; ///< that ran, the failed one included
    QStringList notes; ///< about the history: edited, deleted, skipped files
    std::optional<Error> failure; ///< why it stopped; what is in `files` stays done
    std::optional<InvalidIndex> leftover; ///< that the failed statement left
    std::optional<RecoveryReport> recovery; ///< after a lost connection, when the server could be asked again

    [[nodiscard]] bool succeeded() const { return !failure; }
};

/// Resumes where an earlier run stopped; a statement that did happen is never run twice.
/// Errors: everything that stops it before the first statement (Connection, Conflict with the reason, Input, InDoubt,
/// Cancelled). Once statements run, a failure is part of the report.
[[nodiscard]] Result<ApplyReport> applyMigrations(
    const ApplyRequest &request, const ApplyObserver &observer = {}, const std::stop_token &stop = {});
/// The same with another clock.
[[nodiscard]] Result<ApplyReport> applyMigrations(
    const ApplyRequest &request, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop);

} // namespace schemawright::apply
