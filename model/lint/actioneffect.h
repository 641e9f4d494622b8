// What one action of ALTER TABLE does to its table: the lock that it needs, and for how much work.
#pragma once

#include "model/lint/statementlocks.h"

namespace schemawright::lint {

struct LockEffect {
    schema::LockMode mode = schema::LockMode::AccessExclusive;
    Work work = Work::Instant;
};

/// `table` is resolved.
[[nodiscard]] LockEffect actionEffect(const sql::TableAction &action, const QualifiedName &table, const FileState &state);

/// It is done to the partitions of the table too, or to the tables that inherit from it.
[[nodiscard]] bool reachesDescendants(const sql::TableAction &action, bool ofPartitioned);

} // namespace schemawright::lint
