// PostgreSQL's table-level lock modes. docs: explicit-locking, "Table-Level Locks".
#pragma once

#include <QString>

namespace schemawright::schema {

/// Ordered from weakest to strongest.
enum class LockMode {
    None,
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
};

/// "ACCESS EXCLUSIVE"; empty for None.
[[nodiscard]] QString lockModeText(LockMode mode);

/// "blocks reads and writes", "blocks writes", "blocks other schema changes", or "blocks nothing".
[[nodiscard]] QString lockEffectText(LockMode mode);

} // namespace schemawright::schema
