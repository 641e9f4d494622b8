// What a statement leaves behind on relations: files, sequential scans, locks. Read from the catalogs and pg_locks.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/result.h"
#include "model/catalog/address.h"
#include "model/postgres/connection.h"
#include "model/schema/lockmode.h"

#include <QHash>

namespace schemawright::trace {

using catalog::Oid;

enum class RelationKind { Table, PartitionedTable, MaterializedView, View, ForeignTable, Index, Sequence, Toast, Composite };

struct RelationState {
    QualifiedName name;
    RelationKind kind = RelationKind::Table;
    QualifiedName table; ///< of indexes and TOAST tables
    qint64 fileNode = 0; ///< another one: the relation was written anew. 0: it has no file
    qint64 scans = 0; ///< sequential ones of the current transaction
};

struct LockState {
    Oid relation = 0;
    schema::LockMode mode = schema::LockMode::None;
    bool granted = false;
    friend bool operator==(const LockState &, const LockState &) = default;
};

/// All relations but the system's own, as this session sees them. docs: functions-admin, pg_relation_filenode;
/// monitoring-stats, pg_stat_xact_all_tables. Errors: Server, Connection, Cancelled.
[[nodiscard]] Result<QHash<Oid, RelationState>> readRelations(
    postgres::Connection &connection, const std::stop_token &stop = {});

/// Those that the backend holds or waits for, on relations that are not the system's own. docs: view-pg-locks.
[[nodiscard]] Result<QList<LockState>> readLocks(
    postgres::Connection &connection, int backendPid, const std::stop_token &stop = {});

/// "table", "index", "materialized view", …
[[nodiscard]] QString relationKindText(RelationKind kind);

} // namespace schemawright::trace
