// What goes on around a table, as the sentence that stands under findings about locks.
#pragma once

#include "model/lint/evidence.h"
#include "model/sql/statement.h"

namespace schemawright::lint {

/// "14 min", "3 s".
[[nodiscard]] QString ageText(double seconds);

/// Sessions that hold the table, replicas that take the same lock when it blocks reads, the room that a new index takes;
/// empty when nothing of it is known.
[[nodiscard]] QString loadText(
    const sql::Statement &statement, const TableKnowledge &table, const FileState &state, bool blocksReads);

} // namespace schemawright::lint
