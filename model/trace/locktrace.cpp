#include "model/trace/locktrace.h"

#include "model/apply/statementtraits.h"
#include "model/trace/watchedrun.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace schemawright::trace {

using namespace Qt::StringLiterals;
using postgres::Connection;
using schema::LockMode;

namespace {

using Relations = QHash<Oid, RelationState>;

/// From what was there before, after and, for relations that came and went, meanwhile.
QList<RelationTrace> tracesOf(const QList<LockState> &locks, const Relations &before, const Relations &after, const Relations &meanwhile)
{
    QMap<Oid, RelationTrace> traces;
    const auto trace = [&](Oid oid) -> RelationTrace * {
        const auto known = traces.find(oid);
        if (known != traces.end())
            return &*known;
        for (const Relations *relations : { &before, &after, &meanwhile }) {
            if (const auto state = relations->constFind(oid); state != relations->constEnd())
                return &*traces.insert(oid, { state->name, state->kind, state->table, LockMode::None, relations != &before, false, false });
        }
        return nullptr; // came and went within the statement: nobody could wait for it
    };
    for (const LockState &lock : locks) {
        if (RelationTrace *const found = trace(lock.relation))
            found->mode = std::max(found->mode, lock.mode);
    }
    for (auto state = after.cbegin(); state != after.cend(); ++state) {
        const auto former = before.constFind(state.key());
        if (former == before.constEnd())
            continue;
        if (former->fileNode != state->fileNode)
            trace(state.key())->isRewritten = true;
        if (former->scans < state->scans)
            trace(state.key())->isScanned = true;
    }
    QList<RelationTrace> sorted = traces.values();
    std::ranges::sort(sorted, [](const RelationTrace &a, const RelationTrace &b) {
        return std::tuple(-static_cast<int>(a.mode), a.relation.toText()) < std::tuple(-static_cast<int>(b.mode), b.relation.toText());
    });
    return sorted;
}

/// ALTER TYPE drops an index and makes it anew, another relation of the same name; where it keeps the file it only says so.
void noteRemadeIndexes(QList<RelationTrace> &traces, const Relations &before, const Relations &after)
{
    QHash<QualifiedName, qint64> files;
    for (const RelationState &state : after)
        files.insert(state.name, state.fileNode);
    QSet<QualifiedName> remade;
    for (const RelationState &state : before) {
        if (state.kind == RelationKind::Index && files.value(state.name, state.fileNode) != state.fileNode)
            remade.insert(state.name);
    }
    for (RelationTrace &relation : traces)
        relation.isRewritten = relation.isRewritten || (!relation.isNew && remade.contains(relation.relation));
}

class Tracer
{
public:
    Tracer(Connection &connection, const std::stop_token &stop)
        : m_connection(connection)
        , m_stop(stop)
        , m_isCallers(connection.isInTransaction())
    {
    }

    /// An outcome with an error is the last one.
    [[nodiscard]] Result<StatementTrace> run(const TraceInput &input)
    {
        if (m_isCallers)
            return runInside(input.sql);
        const bool transactional = apply::describeStatement(input.sql).isTransactional();
        if (!m_connection.isInTransaction())
            m_transaction.reset(); // the file's own COMMIT
        if (m_transaction && m_transaction != input.transaction)
            TRY(endTransaction());
        if (!m_connection.isInTransaction() && !transactional)
            return runAlone(input.sql);
        const bool isOwn = input.transaction < 0 && !m_connection.isInTransaction();
        if (!m_connection.isInTransaction()) {
            TRY(m_connection.execute(u"BEGIN"_s, m_stop));
            m_transaction = input.transaction;
        }
        TRY_ASSIGN(StatementTrace trace, runInside(input.sql));
        if (isOwn && !trace.error)
            TRY(endTransaction());
        return trace;
    }

    /// What a commit refuses (deferred constraints) is the last statement's error.
    [[nodiscard]] Result<> endTransaction()
    {
        m_transaction.reset();
        if (m_connection.isInTransaction() && !m_isCallers)
            TRY(m_connection.execute(u"COMMIT"_s, m_stop));
        return {};
    }

private:
    [[nodiscard]] Result<StatementTrace> runInside(const QString &sql)
    {
        TRY_ASSIGN(const Relations before, readRelations(m_connection, m_stop));
        TRY_ASSIGN(const QList<LockState> held, readLocks(m_connection, m_connection.backendPid(), m_stop));
        const auto ran = m_connection.execute(sql, m_stop);
        if (!ran) {
            if (ran.error().kind == ErrorKind::Cancelled || !m_connection.isAlive())
                return makeError(ran.error());
            return StatementTrace { {}, ran.error() };
        }
        TRY_ASSIGN(QList<LockState> locks, readLocks(m_connection, m_connection.backendPid(), m_stop));
        locks.removeIf([&held](const LockState &lock) { return held.contains(lock); });
        TRY_ASSIGN(const Relations after, readRelations(m_connection, m_stop));
        StatementTrace trace { tracesOf(locks, before, after, {}), {} };
        noteRemadeIndexes(trace.relations, before, after);
        return trace;
    }

    [[nodiscard]] Result<StatementTrace> runAlone(const QString &sql)
    {
        TRY_ASSIGN(const Relations before, readRelations(m_connection, m_stop));
        TRY_ASSIGN(const WatchedRun run, runWatched(m_connection, sql, before, m_stop));
        TRY_ASSIGN(const Relations after, readRelations(m_connection, m_stop));
        // Scans are counted by transaction, and it had several.
        return StatementTrace { tracesOf(run.locks, withoutScans(before), withoutScans(after), run.seen), run.error };
    }

    static Relations withoutScans(Relations relations)
    {
        for (RelationState &state : relations)
            state.scans = 0;
        return relations;
    }

    Connection &m_connection;
    std::stop_token m_stop;
    bool m_isCallers = false; ///< the transaction
    std::optional<int> m_transaction; ///< that runs
};

} // namespace

Result<QList<StatementTrace>> traceStatements(
    Connection &connection, const QList<TraceInput> &statements, const ProgressFn &progress, const std::stop_token &stop)
{
    QList<StatementTrace> traces;
    const bool isCallers = connection.isInTransaction();
    Tracer tracer(connection, stop);
    for (qsizetype i = 0; i < statements.size(); ++i) {
        reportProgress(progress, u"Tracing statement %1 of %2"_s.arg(i + 1).arg(statements.size()),
            static_cast<double>(i) / static_cast<double>(statements.size()));
        auto trace = tracer.run(statements.at(i));
        if (!trace && !isCallers && connection.isInTransaction())
            (void)connection.execute(u"ROLLBACK"_s);
        if (!trace)
            return makeError(trace.error());
        traces.append(std::move(*trace));
        if (traces.last().error)
            break;
    }
    if (const auto ended = tracer.endTransaction(); !ended && !traces.isEmpty()) {
        if (!connection.isAlive())
            return makeError(ended.error());
        traces.last().error = ended.error();
    }
    if (!isCallers && connection.isInTransaction())
        TRY(connection.execute(u"ROLLBACK"_s));
    return traces;
}

} // namespace schemawright::trace
