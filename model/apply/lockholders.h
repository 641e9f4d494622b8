#pragma once

#include "model/apply/applyevent.h"
#include "model/postgres/connection.h"

namespace schemawright::apply {

/// Sessions that hold locks on these relations (as written; resolved by the session's search_path), the longest
/// transaction first, without ours. Read just after a lock_timeout: it names who is still in the way.
[[nodiscard]] Result<QList<LockHolder>> readLockHolders(
    postgres::Connection &connection, const QList<QualifiedName> &relations);

} // namespace schemawright::apply
