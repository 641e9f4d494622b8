#include "model/apply/backfill.h"

#include "model/apply/lockholders.h"
#include "model/apply/transactionoutcome.h"
#include "model/base/quantity.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

postgres::Parameters parametersOf(const QStringList &lower, const QStringList &upper = {})
{
    postgres::Parameters parameters;
    for (const QString &value : lower + upper)
        parameters.append(value);
    return parameters;
}

} // namespace

Result<ReplicaLag> readReplicaLag(postgres::Connection &connection)
{
    // NULL when a replica has caught up and nothing is written. docs: monitoring-stats, "pg_stat_replication".
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT application_name, (extract(epoch FROM replay_lag) * 1000)::bigint
            FROM pg_catalog.pg_stat_replication WHERE replay_lag IS NOT NULL ORDER BY replay_lag DESC LIMIT 1)"_s));
    if (rows.rowCount() == 0)
        return ReplicaLag();
    return ReplicaLag { rows.text(0, 0), milliseconds(rows.integer(0, 1)) };
}

Backfill::Backfill(RunContext &context, const UnitStatement &statement)
    : m_context(context)
    , m_statement(statement)
    , m_directive(*statement.backfill)
    , m_size(statement.backfill->batch)
{ }

Result<qint64> Backfill::run()
{
    TRY(prepare());
    for (;;) {
        if (m_context.stop.stop_requested())
            return makeError(stopped());
        TRY(waitForReplicas());
        TRY(m_context.lock.check());
        TRY_ASSIGN(const Batch batch, nextBatch());
        if (batch == Batch::NothingLeft)
            break;
        report();
        // What an earlier run has done, perhaps from another machine, is passed at the speed of reading.
        if (batch == Batch::Ran)
            TRY(sleep(m_directive.pause));
    }
    m_lastReport.reset();
    report();
    return m_changed;
}

Result<> Backfill::prepare()
{
    TRY_ASSIGN(m_query, makeBackfillQuery(m_statement.sql, m_directive));
    TRY_ASSIGN(m_serverStart, readServerStart(m_context.connection));
    TRY(checkKey());
    TRY(readEstimate());
    TRY(readEnd());
    if (m_statement.resumes && m_context.journal) {
        TRY_ASSIGN(m_state, findBackfillState(m_context.connection, *m_context.journal, m_statement));
    }
    m_seenAtStart = m_state.rowsSeen;
    m_start = m_context.clock.elapsed();
    return {};
}

Result<> Backfill::checkKey()
{
    const QString table = sql::quoteName(m_directive.table);
    TRY_ASSIGN(const auto rows,
        m_context.connection.query(uR"(SELECT attname FROM pg_catalog.pg_attribute
            WHERE attrelid = $1::regclass AND attnotnull AND attnum > 0 AND NOT attisdropped)"_s,
            { table }));
    QStringList notNull;
    for (int i = 0; i < rows.rowCount(); ++i)
        notNull.append(rows.text(i, 0));
    for (const QString &column : m_directive.key) {
        if (!notNull.contains(column)) {
            return makeError(ErrorKind::Input,
                u"the backfill of %1 cannot go by %2: rows where it is NULL would be left out"_s.arg(
                    m_directive.table.toText(), column),
                u"Name columns of the primary key after key=."_s);
        }
    }
    return {};
}

/// Of a partitioned table: of its partitions.
Result<> Backfill::readEstimate()
{
    TRY_ASSIGN(const auto rows,
        m_context.connection.query(uR"(SELECT greatest(
            (SELECT reltuples FROM pg_catalog.pg_class WHERE oid = $1::regclass),
            (SELECT sum(greatest(c.reltuples, 0)) FROM pg_catalog.pg_partition_tree($1::regclass) AS tree
             JOIN pg_catalog.pg_class AS c ON c.oid = tree.relid))::bigint)"_s,
            { sql::quoteName(m_directive.table) }));
    m_estimate = rows.integer(0, 0) > 0 ? rows.integer(0, 0) : -1;
    return {};
}

/// Rows that come later are as they should be: else who writes faster than the backfill would keep it from ending.
Result<> Backfill::readEnd()
{
    TRY_ASSIGN(const auto last, m_context.connection.query(m_query.lastKey, {}, m_context.stop));
    for (int i = 0; last.rowCount() > 0 && i < int(m_directive.key.size()); ++i)
        m_end.append(last.text(0, i));
    return {};
}

/// A batch that meets a lock is tried again, with fewer rows: whoever holds it has then more gaps to let it through.
Result<Backfill::Batch> Backfill::nextBatch()
{
    milliseconds pause = m_context.options.retryBase;
    for (int number = 1;; ++number) {
        const nanoseconds start = m_context.clock.elapsed();
        auto result = attempt();
        if (result)
            m_size.took(m_context.clock.elapsed() - start);
        if (result || result.error().poisonsConnection)
            return result;
        if (m_context.connection.isInTransaction())
            TRY(m_context.connection.execute(u"ROLLBACK"_s));
        if (m_context.stop.stop_requested())
            return makeError(stopped());
        if (!isLockConflict(result.error()) || number >= m_context.options.attempts)
            return result;
        m_size.shrink();
        const auto wait = milliseconds(qint64(double(pause.count()) * m_context.clock.jitter()));
        m_context.emitEvent(AttemptFailed { m_statement.fileName, number, m_context.options.attempts, result.error(),
            wait, readLockHolders(m_context.connection, { m_directive.table }).value_or(QList<catalog::Blocker>()) });
        TRY(sleep(wait));
        pause = std::min(pause * 2, m_context.options.retryMax);
    }
}

Result<Backfill::Batch> Backfill::attempt()
{
    TRY(m_context.connection.execute(u"BEGIN"_s));
    // The journal must not know more than the server does after a crash: an asynchronous COMMIT can be lost.
    TRY(m_context.connection.query(uR"(SELECT pg_catalog.set_config('lock_timeout', $1, true),
            pg_catalog.set_config('statement_timeout', '0', true),
            pg_catalog.set_config('synchronous_commit', CASE pg_catalog.current_setting('synchronous_commit')
                WHEN 'off' THEN 'local' ELSE pg_catalog.current_setting('synchronous_commit') END, true))"_s,
        { QString::number(m_context.options.lockTimeout.count()) }));
    TRY_ASSIGN(const Batch batch, runRange());
    if (batch == Batch::NothingLeft)
        TRY(m_context.connection.execute(u"ROLLBACK"_s));
    return batch;
}

Result<Backfill::Batch> Backfill::runRange()
{
    const bool isFirst = m_state.key.isEmpty();
    if (m_end.isEmpty())
        return Batch::NothingLeft;
    TRY_ASSIGN(const auto range,
        m_context.connection.query(
            isFirst ? m_query.firstRange : m_query.nextRange,
            parametersOf(m_state.key, m_end + QStringList(QString::number(m_size.rows()))), m_context.stop));
    if (range.rowCount() == 0)
        return Batch::NothingLeft;
    const int count = int(m_directive.key.size());
    BackfillState next;
    for (int i = 0; i < count; ++i)
        next.key.append(range.text(0, i));
    next.rowsSeen = m_state.rowsSeen + range.integer(0, count);
    TRY_ASSIGN(const auto changed,
        m_context.connection.query(isFirst ? m_query.updateFirst : m_query.updateRange,
            parametersOf(m_state.key, next.key), m_context.stop));
    TRY(commit(next));
    m_state = next;
    m_changed += changed.affectedRows();
    return changed.affectedRows() == 0 ? Batch::ChangedNothing : Batch::Ran;
}

Result<> Backfill::commit(const BackfillState &next)
{
    TRY_ASSIGN(
        const auto id, m_context.connection.query(u"SELECT coalesce(pg_catalog.txid_current_if_assigned(), 0)"_s));
    JournalRecord record;
    record.state = JournalState::BatchCommitting;
    record.fileName = m_statement.fileName;
    record.statement = m_statement.index;
    record.sql = m_statement.sql;
    record.backfill = true;
    record.key = next.key;
    record.rows = next.rowsSeen;
    record.transactionId = id.integer(0, 0);
    record.serverStart = m_serverStart;
    // A batch that changes nothing has no transaction id to ask about, and may be run twice.
    if (record.transactionId != 0)
        TRY(m_context.record(record));
    const auto result = m_context.connection.execute(u"COMMIT"_s);
    if (!result)
        return tl::unexpected(result.error());
    if (result->commandTag() != "COMMIT"_L1)
        return makeError(ErrorKind::Server, u"the server rolled the batch back instead of committing it"_s);
    record.state = JournalState::BatchCommitted;
    return m_context.record(record);
}

Result<> Backfill::waitForReplicas()
{
    constexpr milliseconds interval { 1000 };
    if (m_directive.maxLag.count() == 0 || (m_lastLook && m_context.clock.elapsed() - *m_lastLook < interval))
        return {};
    const auto read = m_context.options.readReplicaLag ? m_context.options.readReplicaLag : readReplicaLag;
    for (;;) {
        m_lastLook = m_context.clock.elapsed();
        TRY_ASSIGN(const ReplicaLag lag, read(m_context.connection));
        if (lag.behind <= m_directive.maxLag)
            return {};
        m_lastReport.reset();
        report(u"the replica %1 is %2 s behind"_s.arg(lag.replica).arg(lag.behind.count() / 1000));
        TRY(sleep(interval));
    }
}

Result<> Backfill::sleep(milliseconds duration)
{
    if (duration.count() > 0 && !m_context.clock.sleep(duration, m_context.stop))
        return makeError(stopped());
    return {};
}

Error Backfill::stopped() const
{
    Error error;
    error.kind = ErrorKind::Cancelled;
    error.text = u"stopped between two batches, after %1 rows of %2"_s.arg(
        countText(double(m_state.rowsSeen)), m_directive.table.toText());
    error.hint = u"What is committed stays; the next run goes on from there."_s;
    return error;
}

void Backfill::report(const QString &waitsFor)
{
    constexpr milliseconds interval { 250 };
    const nanoseconds now = m_context.clock.elapsed();
    if (m_lastReport && now - *m_lastReport < interval)
        return;
    m_lastReport = now;
    BackfillProgress progress { m_statement.fileName, m_statement.index, m_state.rowsSeen, m_changed, m_estimate,
        m_size.rows(), -1, {}, waitsFor };
    const double seconds = std::chrono::duration<double>(now - m_start).count();
    const qint64 seen = m_state.rowsSeen - m_seenAtStart;
    if (seconds >= 1 && seen > 0) {
        progress.rowsPerSecond = double(seen) / seconds;
        if (m_estimate > m_state.rowsSeen)
            progress.timeLeft = std::chrono::seconds(qint64(double(m_estimate - m_state.rowsSeen) / progress.rowsPerSecond));
    }
    m_context.emitEvent(progress);
}

} // namespace schemawright::apply
