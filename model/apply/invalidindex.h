// Indexes that a failed CREATE INDEX or REINDEX CONCURRENTLY leaves INVALID. docs: sql-createindex,
// "Building Indexes Concurrently"; sql-reindex.
#pragma once

#include "model/apply/applyevent.h"
#include "model/postgres/connection.h"

namespace schemawright::apply {

/// Invalid indexes of a table, oldest first; `tableOid` 0: of the whole database. Those that a partitioned table's
/// index is waiting for (INVALID until every partition has one) are none: they are left out. A build that is still
/// running is left out too.
[[nodiscard]] Result<QList<InvalidIndex>> readInvalidIndexes(postgres::Connection &connection, qint64 tableOid = 0);

/// Runs DROP INDEX CONCURRENTLY for exactly this index, after looking whether it still is the one and still invalid.
/// Errors: Conflict (it is valid now, or gone), Server, Cancelled.
[[nodiscard]] Result<> dropInvalidIndex(
    postgres::Connection &connection, const InvalidIndex &index, const std::stop_token &stop = {});

} // namespace schemawright::apply
