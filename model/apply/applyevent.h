// What a run tells while it goes on. Values only: they may be handed to another thread.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/result.h"
#include "model/catalog/activity.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <functional>
#include <variant>

namespace schemawright::apply {

/// An index that a failed or cancelled CONCURRENTLY statement left behind: writes maintain it, queries ignore it.
struct InvalidIndex {
    qint64 oid = 0;
    QualifiedName name;
    QualifiedName table;
    qint64 sizeBytes = 0;
    bool maintained = false; ///< indisready: every write pays for it, and a unique one already rejects rows
    QString cleanup; ///< the exact statement that removes it: DROP INDEX CONCURRENTLY …

    friend bool operator==(const InvalidIndex &, const InvalidIndex &) = default;
};

struct RunStarted {
    QString runId;
    QStringList files; ///< that will run
};
struct FileStarted {
    QString fileName;
    int statements = 0;
    int alreadyDone = 0; ///< ran in an earlier attempt and are skipped
};
struct StatementStarted {
    QString fileName;
    int index = 0; ///< 0-based in the file
    int total = 0;
    QString sql;
    int backendPid = 0; ///< for pollBackend()
    bool longRunning = false; ///< waits without timeout: show progress and blockers
};
struct AttemptFailed {
    QString fileName;
    int attempt = 1;
    int attempts = 1; ///< at most
    Error error;
    std::chrono::milliseconds retryIn { 0 };
    QList<catalog::Blocker> holders; ///< who held locks on its tables just after it failed
};
/// Between two batches of a backfill, a few times per second at most.
struct BackfillProgress {
    QString fileName;
    int index = 0;
    qint64 rowsSeen = 0; ///< of the table, those of earlier runs included
    qint64 rowsChanged = 0; ///< by this run
    qint64 rowsEstimated = -1; ///< in the table; -1: never analysed
    int batch = 0; ///< rows per transaction now: fewer when a batch takes long or meets locks
    double rowsPerSecond = -1; ///< -1: not known yet
    std::optional<std::chrono::seconds> timeLeft;
    QString waitsFor; ///< "replica2 is 24 s behind"; empty: it works
};
struct StatementDone {
    QString fileName;
    int index = 0;
    std::chrono::nanoseconds duration { 0 };
    qint64 rows = 0;
    bool committed = false; ///< false: its transaction is still open
};
struct StatementFailed {
    QString fileName;
    int index = 0;
    Error error;
    std::optional<InvalidIndex> leftover;
};
struct CommitStarted {
    QString fileName;
};
struct FileDone {
    QString fileName;
    std::chrono::nanoseconds duration { 0 };
};
struct ServerNotice {
    QString severity;
    QString text;
};
struct RunFinished {
    bool succeeded = false;
};

using ApplyEvent = std::variant<RunStarted, FileStarted, StatementStarted, AttemptFailed,
    BackfillProgress, StatementDone, StatementFailed, CommitStarted, FileDone, ServerNotice, RunFinished>;

/// Called on the thread that runs; empty: nobody listens.
using ApplyObserver = std::function<void(const ApplyEvent &)>;

} // namespace schemawright::apply
