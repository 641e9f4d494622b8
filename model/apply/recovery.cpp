#include "model/apply/recovery.h"

#include "model/apply/postcondition.h"
#include "model/apply/transactionoutcome.h"
#include "model/migrations/migrationstatements.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

/// What the journal alone says about one statement.
struct Trace {
    JournalRecord record; ///< the Started one
    JournalState last = JournalState::Started;
    bool inOpenTransaction = false;
    std::optional<JournalRecord> committing; ///< of its transaction, when COMMIT was sent
    QString text; ///< of the last record
};

class TraceReader
{
public:
    void read(const JournalRecord &record)
    {
        switch (record.state) {
        case JournalState::RunStarted:
        case JournalState::RunFinished:
        case JournalState::FileDone: // see halfruns.h
        case JournalState::BatchCommitting:
        case JournalState::BatchCommitted:
            return; // of batches: see backfill.h
        case JournalState::Started:
            start(record);
            return;
        case JournalState::Done:
        case JournalState::Failed:
        case JournalState::Lost:
        case JournalState::Settled:
            if (Trace *trace = find(record)) {
                trace->last = record.state;
                trace->inOpenTransaction = trace->inOpenTransaction || record.inOpenTransaction;
                trace->text = record.text;
            }
            return;
        case JournalState::Committing:
            forOpenUnit([&](Trace &trace) { trace.committing = record; });
            return;
        case JournalState::Committed:
        case JournalState::RolledBack:
            forOpenUnit([&](Trace &trace) {
                trace.last = record.state;
                trace.text = record.text;
            });
            m_unitStart = m_traces.size();
            return;
        }
    }
    [[nodiscard]] const QList<Trace> &traces() const { return m_traces; }

private:
    void start(const JournalRecord &record)
    {
        // A retry tries the same statement again: only its last attempt counts.
        const auto same = [&](const Trace &trace) {
            return trace.record.fileName == record.fileName && trace.record.statement == record.statement;
        };
        const auto earlier = std::ranges::find_if(m_traces, same);
        if (earlier != m_traces.end()) {
            m_unitStart = std::min(m_unitStart, qsizetype(std::distance(m_traces.begin(), earlier)));
            m_traces.erase(earlier, m_traces.end());
        }
        if (!record.transactional)
            m_unitStart = m_traces.size();
        m_traces << Trace { record, JournalState::Started, record.inOpenTransaction, {}, {} };
    }
    [[nodiscard]] Trace *find(const JournalRecord &record)
    {
        const auto found = std::ranges::find_if(m_traces, [&](const Trace &trace) {
            return trace.record.fileName == record.fileName && trace.record.statement == record.statement;
        });
        return found == m_traces.end() ? nullptr : &*found;
    }
    template <typename Change> void forOpenUnit(const Change &change)
    {
        for (qsizetype i = m_unitStart; i < m_traces.size(); ++i) {
            if (m_traces[i].record.transactional)
                change(m_traces[i]);
        }
    }

    QList<Trace> m_traces;
    qsizetype m_unitStart = 0; ///< index of the first trace of the open transaction
};

/// The backend that still carries the step's name; 0: none. Not asked by pid: behind a pooler libpq's is not the
/// server's, and a name is never used twice.
Result<int> findBackend(postgres::Connection &connection, const QString &applicationName)
{
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT pid FROM pg_catalog.pg_stat_activity
            WHERE application_name = $1 AND datname = pg_catalog.current_database()
              AND pid <> pg_catalog.pg_backend_pid())"_s,
            { applicationName }));
    return rows.rowCount() > 0 ? int(rows.integer(0, 0)) : 0;
}

StatementTruth truthOf(const Trace &trace, Truth truth, const QString &explanation)
{
    StatementTruth result;
    result.fileName = trace.record.fileName;
    result.statement = trace.record.statement;
    result.sql = trace.record.sql;
    result.truth = truth;
    result.explanation = explanation;
    if (truth == Truth::Running)
        result.applicationName = trace.record.applicationName;
    return result;
}

Result<StatementTruth> examineTransactional(postgres::Connection &connection, const Trace &trace, bool running)
{
    if (trace.last == JournalState::Committed)
        return truthOf(trace, Truth::Done, u"its transaction was committed"_s);
    if (trace.last == JournalState::RolledBack)
        return truthOf(trace, Truth::NotRun, u"its transaction was rolled back: %1"_s.arg(trace.text));
    if (!trace.committing) {
        return running
            ? truthOf(trace, Truth::Running, u"its backend is still there; without a COMMIT it will be rolled back"_s)
            : truthOf(trace, Truth::NotRun, u"its transaction never reached COMMIT and was rolled back"_s);
    }
    const qint64 id = trace.committing->transactionId;
    if (id == 0)
        return truthOf(trace, Truth::NotRun, u"its transaction wrote nothing"_s);
    TRY_ASSIGN(const auto outcome, readTransactionOutcome(connection, id, trace.committing->serverStart));
    switch (outcome) {
    case TransactionOutcome::Committed:
        return truthOf(trace, Truth::Done, u"the server says that transaction %1 was committed"_s.arg(id));
    case TransactionOutcome::Aborted:
        return truthOf(trace, Truth::NotRun, u"the server says that transaction %1 was not committed"_s.arg(id));
    case TransactionOutcome::InProgress:
        return truthOf(trace, Truth::Running, u"its COMMIT is still running"_s);
    case TransactionOutcome::Unknown: {
        // Its row of the history table, when it has one, was written by that transaction and decides.
        StatementTruth result
            = truthOf(trace, Truth::InDoubt, u"the server cannot tell what became of transaction %1"_s.arg(id));
        result.needsSettling = true;
        return result;
    }
    }
    Q_UNREACHABLE();
}

Result<StatementTruth> lookUp(postgres::Connection &connection, const Trace &trace)
{
    TRY_ASSIGN(const OutcomeReport outcome,
        readOutcome(
            connection, describeStatement(trace.record.sql), { trace.record.objectOid, trace.record.indexesBefore }));
    StatementTruth result;
    switch (outcome.outcome) {
    case Outcome::Happened:
        result = truthOf(trace, Truth::Done, outcome.explanation);
        result.needsSettling = true;
        return result;
    case Outcome::DidNotHappen:
        return truthOf(trace, Truth::NotRun, outcome.explanation);
    case Outcome::LeftInvalid:
        // Without a leftover the index is being worked on by somebody else right now.
        result = truthOf(trace, outcome.leftover ? Truth::LeftInvalid : Truth::InDoubt, outcome.explanation);
        result.leftover = outcome.leftover;
        return result;
    case Outcome::Unknown:
        // A statement that the server refused left nothing behind.
        return truthOf(trace, trace.last == JournalState::Failed ? Truth::NotRun : Truth::InDoubt, outcome.explanation);
    }
    Q_UNREACHABLE();
}

Result<StatementTruth> examineAlone(postgres::Connection &connection, const Trace &trace, bool running)
{
    const bool mayRun = trace.last == JournalState::Started || trace.last == JournalState::Lost;
    if (running && (mayRun || trace.inOpenTransaction))
        return truthOf(trace, Truth::Running, u"its backend is still working on it"_s);
    if (trace.inOpenTransaction) {
        // The row of the history table was written in that same transaction: settleHistory() asks it.
        StatementTruth result
            = truthOf(trace, Truth::InDoubt, u"it ran in a transaction that the file itself opened"_s);
        result.needsSettling = true;
        return result;
    }
    if (trace.last == JournalState::Done) {
        StatementTruth result = truthOf(trace, Truth::Done, u"the server said that it is done"_s);
        result.needsSettling = true;
        return result;
    }
    return lookUp(connection, trace);
}

/// Its batches are committed one by one; those that are stay, and the journal knows the last.
StatementTruth examineBackfill(const Trace &trace, bool running)
{
    if (trace.last == JournalState::Done) {
        StatementTruth result = truthOf(trace, Truth::Done, u"every batch is committed"_s);
        result.needsSettling = true;
        return result;
    }
    return running ? truthOf(trace, Truth::Running, u"its backend is still working on a batch"_s)
                   : truthOf(trace, Truth::NotRun, u"it stopped between two batches and goes on from there"_s);
}

Result<StatementTruth> examine(postgres::Connection &connection, const Trace &trace)
{
    if (trace.last == JournalState::Settled) {
        const bool happened = trace.text == "happened"_L1;
        StatementTruth result
            = truthOf(trace, happened ? Truth::Done : Truth::NotRun, u"it was looked at and decided"_s);
        result.needsSettling = happened && !trace.record.transactional;
        return result;
    }
    TRY_ASSIGN(const int pid, findBackend(connection, trace.record.applicationName));
    if (trace.record.backfill) {
        StatementTruth result = examineBackfill(trace, pid != 0);
        result.backendPid = result.truth == Truth::Running ? pid : 0;
        return result;
    }
    TRY_ASSIGN(StatementTruth result,
        trace.record.transactional ? examineTransactional(connection, trace, pid != 0)
                                   : examineAlone(connection, trace, pid != 0));
    if (result.truth == Truth::Running)
        result.backendPid = pid;
    return result;
}

JournalRecord settledRecord(const RecoveryReport &report, const StatementTruth &statement, bool happened, Clock &clock)
{
    JournalRecord record;
    record.runId = report.runId;
    record.time = clock.now();
    record.state = JournalState::Settled;
    record.fileName = statement.fileName;
    record.statement = statement.statement;
    record.text = happened ? u"happened"_s : u"did not happen"_s;
    return record;
}

const migrations::MigrationFile *findFile(const migrations::MigrationDirectory &directory, const QString &fileName)
{
    const auto found = std::ranges::find(directory.files, fileName, &migrations::MigrationFile::fileName);
    return found == directory.files.end() ? nullptr : &*found;
}

/// The row of a file as it must be when its first `applied` statements are done.
Result<migrations::Revision> advanced(
    const migrations::MigrationFile &file, std::optional<migrations::Revision> row, qint64 applied, Clock &clock)
{
    TRY_ASSIGN(const auto statements, migrations::splitMigration(file));
    migrations::Revision revision = row.value_or(migrations::Revision());
    if (!row) {
        revision.version = file.version;
        revision.description = file.description;
        revision.executedAt = clock.now();
    }
    revision.hash = file.hash;
    revision.total = statements.size();
    revision.applied = applied;
    revision.error.clear();
    revision.errorStatement.clear();
    revision.partialHashes
        = revision.isComplete() ? QStringList() : migrations::partialHashes(statements).mid(0, qsizetype(applied));
    revision.operatorVersion = migrations::operatorVersion();
    return revision;
}

} // namespace

const StatementTruth *RecoveryReport::find(Truth truth) const
{
    const auto found = std::ranges::find(statements, truth, &StatementTruth::truth);
    return found == statements.end() ? nullptr : &*found;
}

Result<> RecoveryReport::checkMayResume() const
{
    const auto describe = [](const StatementTruth &statement) {
        return u"%1, statement %2"_s.arg(statement.fileName, QString::number(statement.statement + 1));
    };
    if (const auto *running = find(Truth::Running)) {
        return makeError(ErrorKind::Conflict,
            u"%1 of run %2 is still running (pid %3): %4"_s.arg(
                describe(*running), runId, QString::number(running->backendPid), running->explanation),
            u"Wait until it is done, or cancel it."_s);
    }
    if (const auto *leftover = find(Truth::LeftInvalid)) {
        return makeError(ErrorKind::Conflict, describe(*leftover) + u": "_s + leftover->explanation,
            u"Remove it with: %1"_s.arg(leftover->leftover->cleanup));
    }
    if (const auto *doubt = find(Truth::InDoubt)) {
        return makeError(ErrorKind::InDoubt,
            u"%1 of run %2 may or may not have happened: %3"_s.arg(describe(*doubt), runId, doubt->explanation),
            u"Look at the database, then say whether it happened; nothing runs before that."_s);
    }
    return {};
}

QSet<QString> RecoveryReport::versionsInDoubt() const
{
    QSet<QString> versions;
    for (const StatementTruth &statement : statements) {
        if (statement.truth == Truth::InDoubt || statement.truth == Truth::Running)
            versions << QString(statement.fileName).remove(".sql"_L1).section(u'_', 0, 0);
    }
    return versions;
}

Result<RecoveryReport> examineLastRun(postgres::Connection &connection, const Journal &journal)
{
    TRY_ASSIGN(const QList<JournalRecord> records, journal.lastRun());
    RecoveryReport report;
    if (records.isEmpty())
        return report;
    report.runId = records.first().runId;
    report.startedAt = records.first().time;
    report.finished = std::ranges::find(records, JournalState::RunFinished, &JournalRecord::state) != records.end();
    TraceReader reader;
    for (const JournalRecord &record : records)
        reader.read(record);
    for (const Trace &trace : reader.traces()) {
        TRY_ASSIGN(StatementTruth truth, examine(connection, trace));
        report.statements << std::move(truth);
    }
    return report;
}

Result<> settleHistory(postgres::Connection &connection, Journal &journal, RecoveryReport &report,
    migrations::RevisionTable &table, const migrations::MigrationDirectory &directory, Clock &clock)
{
    TRY_ASSIGN(const auto rows, migrations::readRevisions(connection, table));
    QHash<QString, migrations::Revision> byVersion;
    for (const migrations::Revision &row : rows)
        byVersion.insert(row.version, row);
    for (StatementTruth &statement : report.statements) {
        const auto *file = findFile(directory, statement.fileName);
        const bool inDoubt = statement.truth == Truth::InDoubt;
        if (file == nullptr || (!statement.needsSettling && !inDoubt))
            continue;
        const auto row = byVersion.constFind(file->version);
        const bool recorded = row != byVersion.constEnd() && row->applied > statement.statement;
        if (inDoubt) {
            if (!recorded && !statement.needsSettling)
                continue; // its row would have been written after it, so a missing one proves nothing
            statement.truth = recorded ? Truth::Done : Truth::NotRun;
            TRY(journal.append(settledRecord(report, statement, recorded, clock)));
            continue;
        }
        if (recorded)
            continue;
        TRY_ASSIGN(const auto revision,
            advanced(*file, row != byVersion.constEnd() ? std::optional(*row) : std::nullopt, statement.statement + 1,
                clock));
        TRY(migrations::createRevisions(connection, table)); // a run may stop before it has one
        TRY(migrations::writeRevision(connection, table, revision));
        byVersion.insert(file->version, revision);
        TRY(journal.append(settledRecord(report, statement, true, clock)));
    }
    return {};
}

Result<> settle(
    Journal &journal, const RecoveryReport &report, const StatementTruth &statement, bool happened, Clock &clock)
{
    return journal.append(settledRecord(report, statement, happened, clock));
}

Result<> waitForBackend(postgres::Connection &connection, const StatementTruth &statement,
    std::chrono::milliseconds timeout, Clock &clock, const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds pause { 250 };
    for (std::chrono::milliseconds waited { 0 };; waited += pause) {
        TRY_ASSIGN(const int pid, findBackend(connection, statement.applicationName));
        if (pid == 0)
            return {};
        if (waited >= timeout)
            return makeError(ErrorKind::Timeout, u"the backend %1 is still working"_s.arg(statement.backendPid));
        if (!clock.sleep(pause, stop))
            return makeError(
                ErrorKind::Cancelled, u"waiting for the backend %1 was cancelled"_s.arg(statement.backendPid));
    }
}

Result<> cancelBackend(postgres::Connection &connection, const StatementTruth &statement)
{
    TRY(connection.query(uR"(SELECT pg_catalog.pg_cancel_backend(pid) FROM pg_catalog.pg_stat_activity
                             WHERE application_name = $1 AND datname = pg_catalog.current_database())"_s,
        { statement.applicationName }));
    return {};
}

Result<QString> findForeignRun(postgres::Connection &connection, const QString &ownRunId)
{
    TRY_ASSIGN(const auto rows,
        connection.query(
            uR"(SELECT application_name, pid, coalesce(left(query, 200), '') FROM pg_catalog.pg_stat_activity
            WHERE datname = pg_catalog.current_database() AND state <> 'idle'
              AND application_name ~ '^schemawright [0-9a-f]{12}/[0-9]+$' AND application_name !~ $1
            ORDER BY backend_start LIMIT 1)"_s,
            { QString(u"^schemawright " + ownRunId + u'/') }));
    if (rows.rowCount() == 0)
        return QString();
    return u"%1 (pid %2): %3"_s.arg(rows.text(0, 0), rows.text(0, 1), rows.text(0, 2));
}

} // namespace schemawright::apply
