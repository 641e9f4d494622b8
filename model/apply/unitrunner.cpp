// Two regimes (shared/specs/lint.md 4.1). Strong locks: own transaction, short lock_timeout, the whole transaction
// again after 55P03 or 40P01 – ROLLBACK TO SAVEPOINT would keep the locks taken before it. Weak locks and CONCURRENTLY:
// no timeouts, because lock_timeout also applies to the waits inside CREATE INDEX CONCURRENTLY and would leave an
// INVALID index.
#include "model/apply/unitrunner.h"

#include "model/apply/backfill.h"
#include "model/apply/invalidindex.h"
#include "model/apply/lockholders.h"
#include "model/apply/postcondition.h"
#include "model/apply/transactionoutcome.h"

#include <QUuid>

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

bool isLong(const Unit &unit)
{
    return std::ranges::all_of(
        unit.statements, [](const UnitStatement &entry) { return entry.traits.isLongRunning(); });
}

/// `local`: until the end of the transaction; else for the session.
Result<> setTimeouts(
    postgres::Connection &connection, bool local, std::chrono::milliseconds lock, std::chrono::milliseconds statement)
{
    TRY(connection.query(uR"(SELECT pg_catalog.set_config('lock_timeout', $1, $3::boolean),
                                    pg_catalog.set_config('statement_timeout', $2, $3::boolean))"_s,
        { QString::number(lock.count()), QString::number(statement.count()), local ? u"true"_s : u"false"_s }));
    return {};
}

JournalRecord recordOf(const UnitStatement &statement, JournalState state, bool transactional)
{
    JournalRecord record;
    record.state = state;
    record.fileName = statement.fileName;
    record.statement = statement.index;
    record.sql = statement.sql;
    record.transactional = transactional;
    return record;
}

JournalRecord recordOf(const Unit &unit, JournalState state, const QString &text = {})
{
    JournalRecord record;
    record.state = state;
    record.fileName = unit.statements.first().fileName;
    record.transactional = true;
    record.text = text;
    return record;
}

Error placed(const UnitStatement &statement, Error error)
{
    error.text = u"%1, statement %2 of %3: %4"_s.arg(
        statement.fileName, QString::number(statement.index + 1), QString::number(statement.total), error.text);
    error.statement = statement.sql;
    return error;
}

} // namespace

QString newRunId()
{
    return QUuid::createUuid().toString(QUuid::Id128).left(12);
}

QString RunContext::applicationName() const
{
    return u"schemawright %1/%2"_s.arg(runId, QString::number(step));
}

Result<> RunContext::record(JournalRecord entry)
{
    if (!journal)
        return {};
    entry.runId = runId;
    entry.time = clock.now();
    entry.backendPid = connection.backendPid();
    entry.applicationName = applicationName();
    return journal->append(entry);
}

UnitRunner::UnitRunner(RunContext &context, Recorder &recorder)
    : m_context(context)
    , m_recorder(recorder)
{ }

Result<> UnitRunner::run(const Unit &unit)
{
    Q_ASSERT(!unit.statements.isEmpty()); // the builders of units leave empty ones out
    TRY(stopped(unit.statements.first().fileName));
    TRY(m_context.lock.check());
    ++m_context.step;
    if (!m_context.connection.isInTransaction()) {
        TRY(m_context.connection.query(
            u"SELECT pg_catalog.set_config('application_name', $1, false)"_s, { m_context.applicationName() }));
    }
    if (unit.statements.first().backfill)
        return runInBatches(unit.statements.first());
    return unit.transactional ? runTransaction(unit) : runAlone(unit);
}

Result<> UnitRunner::stopped(const QString &fileName) const
{
    if (m_context.stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"%1: stopped before the next statement"_s.arg(fileName));
    return {};
}

Result<> UnitRunner::runTransaction(const Unit &unit)
{
    std::chrono::milliseconds pause = m_context.options.retryBase;
    for (int attemptNumber = 1;; ++attemptNumber) {
        auto result = attempt(unit);
        if (result || result.error().poisonsConnection)
            return result;
        const Error error = result.error();
        if (!isLockConflict(error) || attemptNumber >= m_context.options.attempts)
            return makeError(error);
        QList<QualifiedName> relations;
        for (const UnitStatement &statement : unit.statements)
            relations << statement.traits.relations;
        const auto wait = std::chrono::milliseconds(qint64(double(pause.count()) * m_context.clock.jitter()));
        m_context.emitEvent(AttemptFailed { unit.statements.first().fileName, attemptNumber, m_context.options.attempts,
            error, wait, readLockHolders(m_context.connection, relations).value_or(QList<catalog::Blocker>()) });
        if (!m_context.clock.sleep(wait, m_context.stop))
            return stopped(unit.statements.first().fileName);
        pause = std::min(pause * 2, m_context.options.retryMax);
    }
}

Result<> UnitRunner::attempt(const Unit &unit)
{
    m_current = nullptr;
    const auto inside = [&]() -> Result<> {
        TRY(m_context.connection.execute(u"BEGIN"_s));
        const auto lockTimeout = isLong(unit) ? std::chrono::milliseconds(0) : m_context.options.lockTimeout;
        TRY(setTimeouts(m_context.connection, true, lockTimeout,
            isLong(unit) ? std::chrono::milliseconds(0) : m_context.options.statementTimeout));
        TRY(m_recorder.unitStarts(m_context.connection, unit));
        for (const UnitStatement &statement : unit.statements) {
            m_current = &statement;
            TRY(runInTransaction(statement));
        }
        m_current = nullptr;
        return commit(unit);
    };
    auto result = inside();
    if (result)
        return {};
    const UnitStatement &failed = m_current != nullptr ? *m_current : unit.statements.last();
    const Error error = result.error().kind == ErrorKind::InDoubt ? result.error() : placed(failed, result.error());
    if (error.poisonsConnection) {
        m_recorder.unitRolledBack(); // what the last COMMIT made certain; recovery finds out about this one
        return makeError(error);
    }
    TRY(rollBack(unit, error));
    if (!isLockConflict(error)) {
        TRY(m_recorder.statementFailed(m_context.connection, failed, error));
        m_context.emitEvent(StatementFailed { failed.fileName, failed.index, error, {} });
    }
    return makeError(error);
}

Result<> UnitRunner::runInTransaction(const UnitStatement &statement)
{
    TRY(stopped(statement.fileName));
    if (statement.timeouts)
        TRY(setTimeouts(m_context.connection, true, statement.timeouts->lock, statement.timeouts->statement));
    TRY(m_context.record(recordOf(statement, JournalState::Started, true)));
    m_context.emitEvent(StatementStarted { statement.fileName, statement.index, statement.total, statement.sql,
        m_context.connection.backendPid(), statement.traits.isLongRunning() });
    const auto start = m_context.clock.elapsed();
    const auto result = m_context.connection.execute(statement.sql, m_context.stop);
    emitNotices();
    if (!result)
        return tl::unexpected(result.error());
    TRY(m_recorder.statementDone(m_context.connection, statement));
    TRY(m_context.record(recordOf(statement, JournalState::Done, true)));
    m_context.emitEvent(StatementDone {
        statement.fileName, statement.index, m_context.clock.elapsed() - start, result->affectedRows(), false });
    return {};
}

Result<> UnitRunner::commit(const Unit &unit)
{
    // What txid_status() can be asked about when the answer to COMMIT is lost. docs: functions-info,
    // "Transaction ID and Snapshot Information".
    TRY_ASSIGN(
        const auto id, m_context.connection.query(u"SELECT coalesce(pg_catalog.txid_current_if_assigned(), 0)"_s));
    JournalRecord committing = recordOf(unit, JournalState::Committing);
    committing.transactionId = id.integer(0, 0);
    TRY_ASSIGN(committing.serverStart, readServerStart(m_context.connection));
    TRY(m_context.record(committing));
    m_context.emitEvent(CommitStarted { committing.fileName });
    const auto result = m_context.connection.execute(u"COMMIT"_s, m_context.stop);
    emitNotices();
    if (!result) {
        Error error = result.error();
        if (error.poisonsConnection) {
            error.kind = ErrorKind::InDoubt;
            error.text = u"%1: the connection was lost while COMMIT ran; it may or may not have happened: %2"_s.arg(
                committing.fileName, error.text);
            error.hint = u"Run again: the database is asked first, and nothing runs twice."_s;
        }
        return makeError(std::move(error));
    }
    // COMMIT of a failed transaction is answered with ROLLBACK, without an error. docs: protocol-flow.
    if (result->commandTag() != "COMMIT"_L1)
        return makeError(ErrorKind::Server, u"the server rolled the transaction back instead of committing it"_s);
    m_recorder.unitCommitted();
    return m_context.record(recordOf(unit, JournalState::Committed));
}

Result<> UnitRunner::rollBack(const Unit &unit, const Error &error)
{
    if (m_context.connection.isInTransaction())
        TRY(m_context.connection.execute(u"ROLLBACK"_s));
    m_recorder.unitRolledBack();
    return m_context.record(recordOf(unit, JournalState::RolledBack, error.text));
}

Result<> UnitRunner::runAlone(const Unit &unit)
{
    const UnitStatement &statement = unit.statements.first();
    m_current = &statement;
    JournalRecord started = recordOf(statement, JournalState::Started, false);
    started.inOpenTransaction = m_context.connection.isInTransaction();
    if (!started.inOpenTransaction) {
        const auto lockTimeout
            = unit.fileHasTransactions ? m_context.options.lockTimeout : std::chrono::milliseconds(0);
        TRY(setTimeouts(m_context.connection, false, lockTimeout, std::chrono::milliseconds(0)));
        TRY_ASSIGN(const ObjectState before, readObjectState(m_context.connection, statement.traits));
        TRY(clearTheWay(statement, before.objectOid));
        started.objectOid = before.objectOid;
        started.indexesBefore = before.indexesBefore;
    }
    TRY(m_context.record(started));
    m_context.emitEvent(StatementStarted { statement.fileName, statement.index, statement.total, statement.sql,
        m_context.connection.backendPid(), statement.traits.isLongRunning() });
    const auto start = m_context.clock.elapsed();
    const auto result = m_context.connection.execute(statement.sql, m_context.stop);
    emitNotices();
    if (!result)
        return failAlone(statement, started, placed(statement, result.error()));
    JournalRecord done = recordOf(statement, JournalState::Done, false);
    done.inOpenTransaction = m_context.connection.isInTransaction();
    // Both places are tried, whichever fails: one of them is enough for the next start to know.
    const auto recorded = m_recorder.statementDone(m_context.connection, statement);
    TRY(m_context.record(done));
    TRY(recorded);
    m_context.emitEvent(StatementDone { statement.fileName, statement.index, m_context.clock.elapsed() - start,
        result->affectedRows(), !done.inOpenTransaction });
    if (!done.inOpenTransaction)
        m_recorder.unitCommitted();
    return {};
}

/// The transactions are those of the batches; the row of the history table follows the last of them.
Result<> UnitRunner::runInBatches(const UnitStatement &statement)
{
    m_current = &statement;
    JournalRecord record = recordOf(statement, JournalState::Started, false);
    record.backfill = true;
    TRY(m_context.record(record));
    m_context.emitEvent(StatementStarted { statement.fileName, statement.index, statement.total, statement.sql,
        m_context.connection.backendPid(), true });
    const auto start = m_context.clock.elapsed();
    const auto changed = Backfill(m_context, statement).run();
    emitNotices();
    if (!changed) {
        const Error error = placed(statement, changed.error());
        record.state = error.poisonsConnection ? JournalState::Lost : JournalState::Failed;
        record.text = error.text;
        TRY(m_context.record(record));
        if (!error.poisonsConnection)
            TRY(m_recorder.statementFailed(m_context.connection, statement, error));
        m_context.emitEvent(StatementFailed { statement.fileName, statement.index, error, {} });
        return makeError(error);
    }
    record.state = JournalState::Done;
    const auto recorded = m_recorder.statementDone(m_context.connection, statement);
    TRY(m_context.record(record));
    TRY(recorded);
    m_recorder.unitCommitted();
    m_context.emitEvent(StatementDone {
        statement.fileName, statement.index, m_context.clock.elapsed() - start, *changed, true });
    return {};
}

/// An INVALID index of the same name would make CREATE INDEX fail, and IF NOT EXISTS succeed without an index
/// (measured).
Result<> UnitRunner::clearTheWay(const UnitStatement &statement, qint64 tableOid)
{
    const StatementTraits &traits = statement.traits;
    if (traits.kind != StatementKind::CreateIndexConcurrently || traits.index.isEmpty() || tableOid == 0)
        return {};
    TRY_ASSIGN(const auto invalid, readInvalidIndexes(m_context.connection, tableOid));
    const auto same = std::ranges::find_if(
        invalid, [&](const InvalidIndex &index) { return index.name.name == traits.index.name; });
    if (same == invalid.end())
        return {};
    if (m_context.options.dropInvalidIndexes)
        return dropInvalidIndex(m_context.connection, *same, m_context.stop);
    m_context.leftover = *same;
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = u"the index %1 exists but is INVALID: an earlier attempt left it behind"_s.arg(same->name.toText());
    error.hint = u"Remove it with: %1"_s.arg(same->cleanup);
    m_context.emitEvent(StatementFailed { statement.fileName, statement.index, placed(statement, error), *same });
    return makeError(placed(statement, error));
}

Result<> UnitRunner::failAlone(const UnitStatement &statement, const JournalRecord &started, Error error)
{
    JournalRecord failed
        = recordOf(statement, error.poisonsConnection ? JournalState::Lost : JournalState::Failed, false);
    failed.objectOid = started.objectOid;
    failed.indexesBefore = started.indexesBefore;
    failed.text = error.text;
    TRY(m_context.record(failed));
    if (error.poisonsConnection)
        return makeError(std::move(error));
    if (m_context.connection.isInTransaction()) {
        TRY(m_context.connection.execute(u"ROLLBACK"_s));
        m_recorder.unitRolledBack();
        TRY(m_context.record(recordOf(Unit { true, true, { statement } }, JournalState::RolledBack, error.text)));
    }
    TRY_ASSIGN(const OutcomeReport outcome,
        readOutcome(m_context.connection, statement.traits, { started.objectOid, started.indexesBefore }));
    if (outcome.leftover) {
        m_context.leftover = outcome.leftover;
        error.hint = u"The index %1 was left INVALID. Remove it with: %2"_s.arg(
            outcome.leftover->name.toText(), outcome.leftover->cleanup);
    }
    TRY(m_recorder.statementFailed(m_context.connection, statement, error));
    m_context.emitEvent(StatementFailed { statement.fileName, statement.index, error, outcome.leftover });
    return makeError(std::move(error));
}

void UnitRunner::emitNotices()
{
    for (const postgres::Notice &notice : m_context.connection.takeNotices())
        m_context.emitEvent(ServerNotice { notice.severity, notice.text });
}

} // namespace schemawright::apply
