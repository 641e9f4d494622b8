// What the server does right now: running index builds, who blocks whom, indexes that a failed build left behind.
// Everything here reads pg_catalog views only and may be polled a few times per second.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/result.h"
#include "model/catalog/address.h"
#include "model/postgres/connection.h"

#include <optional>

namespace schemawright::catalog {

/// A row of pg_stat_progress_create_index. Which counters are alive depends on the phase, the
/// others are stale. docs: progress-reporting, "CREATE INDEX Progress Reporting".
struct IndexBuildProgress {
    int pid = 0;
    QString command; ///< "CREATE INDEX CONCURRENTLY", "REINDEX"…
    QString phase; ///< "building index: scanning table", "waiting for old snapshots"…
    qint64 lockersTotal = 0;
    qint64 lockersDone = 0;
    int currentLockerPid = 0; ///< 0: waits for nobody
    qint64 blocksTotal = 0;
    qint64 blocksDone = 0;
    qint64 tuplesTotal = 0;
    qint64 tuplesDone = 0;
    qint64 partitionsTotal = 0;
    qint64 partitionsDone = 0;
    Oid indexOid = 0; ///< 0 while a plain CREATE INDEX has not committed; remember it: names may change
    QualifiedName index; ///< empty when other sessions cannot see it yet
    QString method; ///< access method; empty like `index`
    QualifiedName table;
    qint64 tableSizeBytes = 0;
    qint64 indexSizeBytes = 0; ///< so far
};

/// A session that others wait for.
struct Blocker {
    int pid = 0;
    QString user;
    QString application;
    QString state; ///< "active", "idle in transaction"…
    QString query; ///< the running or last one; empty when the role may not see it
    double transactionSeconds = 0; ///< age of its transaction
    QualifiedName lockedRelation; ///< what it holds and we wait for; empty: a transaction id or snapshot
};

struct InvalidIndex {
    Oid oid = 0;
    QualifiedName name;
    QualifiedName table;
    bool ready = false; ///< is maintained by writes; a unique one already rejects duplicates
    bool live = true;
    bool constraint = false; ///< belongs to a constraint: DROP INDEX is refused
    bool partitioned = false; ///< invalid until every partition has its index attached: not left over from a failure
    bool beingBuilt = false; ///< a running build has not finished it yet
    qint64 sizeBytes = 0;
};

struct BackendState {
    int pid = 0;
    QString state; ///< "active", "idle"…
    QString waitEventType; ///< "Lock", "IO"…; empty: does not wait
    QString waitEvent;
    QString query;
    double querySeconds = 0;
    QList<int> blockedBy; ///< pg_blocking_pids: includes those ahead of us in the queue
};

/// All builds in this database. Errors of all functions here: Server, Connection.
[[nodiscard]] Result<QList<IndexBuildProgress>> readIndexBuilds(postgres::Connection &connection);

/// Those that backend `pid` waits for: for locks, and for old transactions in a concurrent index build.
[[nodiscard]] Result<QList<Blocker>> readBlockers(postgres::Connection &connection, int pid);

/// `tables`: only indexes of these (empty schema: public); an empty list means all.
[[nodiscard]] Result<QList<InvalidIndex>> readInvalidIndexes(
    postgres::Connection &connection, const QList<QualifiedName> &tables = {});

/// nullopt when there is no such backend any more.
[[nodiscard]] Result<std::optional<BackendState>> readBackendState(postgres::Connection &connection, int pid);

} // namespace schemawright::catalog
