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

/// Of lockModeText(); None for what is none.
[[nodiscard]] LockMode lockModeFrom(QStringView text);

/// Whether who wants one of them waits for another session that has the other one.
[[nodiscard]] bool conflicts(LockMode one, LockMode other);

} // namespace schemawright::schema
