// Runs an UPDATE over a whole table in batches: ranges of its key, one transaction each, with pauses, never far ahead of
// a replica. The journal keeps the key behind every batch, so that the next run goes on from there.
#pragma once

#include "model/apply/backfillquery.h"
#include "model/apply/batchsize.h"
#include "model/apply/unitrunner.h"

namespace schemawright::apply {

/// How far a backfill came.
struct BackfillState {
    QStringList key; ///< of the last row of the last batch; empty: none yet
    qint64 rowsSeen = 0;
    friend bool operator==(const BackfillState &, const BackfillState &) = default;
};

/// Where an earlier run of the same statement stopped. A COMMIT whose answer was lost is asked about; where the server
/// cannot tell, the batch counts as not run.
[[nodiscard]] Result<BackfillState> findBackfillState(
    postgres::Connection &connection, const Journal &journal, const UnitStatement &statement);

/// pg_stat_replication, as far as the role may see it; zero without replicas.
[[nodiscard]] Result<ReplicaLag> readReplicaLag(postgres::Connection &connection);

class Backfill
{
public:
    Backfill(RunContext &context, const UnitStatement &statement);

    /// Rows changed. Errors: Input (not a statement for batches, a key that may be NULL), Cancelled (between two
    /// batches), Server, Connection: what is committed stays.
    [[nodiscard]] Result<qint64> run();
    [[nodiscard]] const BackfillState &state() const { return m_state; }

private:
    enum class Batch { Ran, ChangedNothing, NothingLeft };
    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> checkKey();
    [[nodiscard]] Result<> readEstimate();
    [[nodiscard]] Result<> readEnd();
    [[nodiscard]] Result<Batch> nextBatch();
    [[nodiscard]] Result<Batch> attempt();
    [[nodiscard]] Result<Batch> runRange();
    [[nodiscard]] Result<> commit(const BackfillState &next);
    [[nodiscard]] Result<> waitForReplicas();
    [[nodiscard]] Result<> sleep(std::chrono::milliseconds duration);
    [[nodiscard]] Error stopped() const;
    void report(const QString &waitsFor = {});

    RunContext &m_context;
    const UnitStatement &m_statement;
    const sql::BackfillDirective &m_directive;
    BackfillQuery m_query;
    QString m_serverStart; ///< of the server that this connection is to: a restart would end it
    BatchSize m_size;
    BackfillState m_state;
    QStringList m_end; ///< the last key when it began; empty: there are no rows
    qint64 m_changed = 0;
    qint64 m_seenAtStart = 0;
    qint64 m_estimate = -1;
    std::chrono::nanoseconds m_start { 0 };
    std::optional<std::chrono::nanoseconds> m_lastReport;
    std::optional<std::chrono::nanoseconds> m_lastLook; ///< at the replicas
};

} // namespace schemawright::apply
