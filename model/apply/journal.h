// The local record of runs: one append-only file of JSON lines per database, flushed to disk before the next statement
// runs. It knows what the database itself cannot: attempts whose transaction was rolled back, and a COMMIT whose answer
// was lost.
#pragma once

#include "model/base/result.h"
#include "model/postgres/connection.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace schemawright::apply {

enum class JournalState {
    RunStarted,
    Started, ///< the statement was about to be sent
    Done, ///< the server said that it is done; within a transaction only until a RolledBack
    Failed, ///< the server refused it
    Lost, ///< the connection was lost while it ran
    Committing, ///< COMMIT was about to be sent
    Committed,
    RolledBack,
    Settled, ///< a later look at the database decided what was in doubt
    RunFinished,
    FileDone, ///< the history table of another tool has the file, or says that it failed: what was written of it before is over
    BatchCommitting, ///< of a backfill: COMMIT of a batch was about to be sent
    BatchCommitted,
};

struct JournalRecord {
    QString runId;
    QDateTime time; ///< UTC
    JournalState state = JournalState::RunStarted;
    QString fileName; ///< empty for records of the run
    int statement = -1; ///< 0-based in the file; -1: about the run or the transaction
    QString sql; ///< at most its first 2,000 characters
    bool transactional = false; ///< the statement runs in a transaction of ours
    bool inOpenTransaction = false; ///< Done, but in a transaction that the file itself opened
    int backendPid = 0;
    QString applicationName; ///< "schemawright 1f2e3d4c5b6a/3"
    qint64 transactionId = 0; ///< of Committing: what txid_status() is asked about; 0: nothing was written
    /// Of Committing: the server's start. After a crash the ids of lost transactions are given out again, so that
    /// "committed" may be said about somebody else's.
    QString serverStart;
    qint64 objectOid = 0; ///< what the statement works on: the table of an index, the index to drop, the partition
    QList<qint64> indexesBefore; ///< oids of the table's indexes before the statement
    bool backfill = false; ///< the statement runs in batches: what is committed stays, and it goes on from there
    QStringList key; ///< of a batch: the last row's key, as text
    qint64 rows = 0; ///< of a batch: rows looked at so far, those of earlier runs included
    QString text; ///< an error, or what was decided

    friend bool operator==(const JournalRecord &, const JournalRecord &) = default;
};

/// In the user's data folder: the window and the command line share it.
[[nodiscard]] QString defaultJournalFolder();

class Journal
{
public:
    /// The journal of the database behind `connection`, in `folder` (created when missing). The file is named by the
    /// cluster's system identifier and the database's oid, so that one database has one journal under all its host
    /// names.
    [[nodiscard]] static Result<Journal> open(const QString &folder, postgres::Connection &connection);
    [[nodiscard]] static Result<Journal> openFile(const QString &path);

    /// On disk when it returns. Errors: Io (disk full, no permission): then the statement must not run.
    [[nodiscard]] Result<> append(const JournalRecord &record);
    /// All records, oldest first. A last line that a crash cut off is left out.
    [[nodiscard]] Result<QList<JournalRecord>> records() const;
    /// The records of the last run; empty when there is none.
    [[nodiscard]] Result<QList<JournalRecord>> lastRun() const;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// A record about the run as a whole.
[[nodiscard]] JournalRecord runRecord(JournalState state, const QString &text);

[[nodiscard]] QByteArray toJsonLine(const JournalRecord &record);
[[nodiscard]] std::optional<JournalRecord> fromJsonLine(const QByteArray &line);

} // namespace schemawright::apply
