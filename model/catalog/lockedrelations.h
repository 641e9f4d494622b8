// Which relations must not be opened by a query that only watches.
#pragma once

#include <QString>

namespace schemawright::catalog {

/// A subselect of the relations that somebody locks exclusively, or waits to: functions that open a relation (all that
/// measure sizes, pg_get_expr in newer versions) would wait for them.
[[nodiscard]] inline QString lockedOids()
{
    return QStringLiteral(
        "(SELECT relation FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation IS NOT NULL)");
}

} // namespace schemawright::catalog
