// A statement that refuses transactions (CONCURRENTLY, VACUUM) ends its own transactions, and with them its locks: they are
// seen only while it waits. So other sessions stand in its way, in each phase, for a moment.
#pragma once

#include "model/trace/relationstate.h"

namespace schemawright::trace {

struct WatchedRun {
    QList<LockState> locks; ///< held or asked for at any time
    QHash<Oid, RelationState> seen; ///< relations that were there meanwhile
    std::optional<Error> error; ///< the statement's
};

/// `before`: the relations before it. Errors: Connection, Cancelled.
[[nodiscard]] Result<WatchedRun> runWatched(postgres::Connection &connection, const QString &sql,
    const QHash<Oid, RelationState> &before, const std::stop_token &stop = {});

} // namespace schemawright::trace
