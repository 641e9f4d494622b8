// Who is in the way of a strong lock after we stopped waiting for it; catalog::readBlockers() only knows while we wait.
#pragma once

#include "model/catalog/activity.h"
#include "model/postgres/connection.h"

namespace schemawright::apply {

/// A lock_timeout or a deadlock: the same again may succeed.
[[nodiscard]] bool isLockConflict(const Error &error);

/// Sessions that hold locks on these relations (as written; resolved by the session's search_path), the longest
/// transaction first, without ours. Read just after a lock_timeout: it names who is still in the way.
[[nodiscard]] Result<QList<catalog::Blocker>> readLockHolders(
    postgres::Connection &connection, const QList<QualifiedName> &relations);

} // namespace schemawright::apply
