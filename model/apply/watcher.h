// One look at a backend that works for us or for somebody else, through another connection.
#pragma once

#include "model/catalog/activity.h"

namespace schemawright::apply {

struct WatchSnapshot {
    std::optional<catalog::BackendState> backend; ///< nullopt: there is no such backend any more
    std::optional<catalog::IndexBuildProgress> build; ///< when it builds an index
    QList<catalog::Blocker> blockers; ///< whom it waits for
};

/// A few light catalog queries: once per second is fine. Blockers are only asked for while the backend waits, because
/// pg_blocking_pids() holds up the lock manager for a moment. Errors: Server, Connection: keep the last snapshot then.
[[nodiscard]] Result<WatchSnapshot> pollBackend(postgres::Connection &monitor, int pid);

} // namespace schemawright::apply
