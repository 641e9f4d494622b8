// What goes on around a table, as the sentence that stands under findings about locks.
#pragma once

#include "model/lint/evidence.h"
#include "model/schema/lockmode.h"
#include "model/sql/statement.h"

namespace schemawright::lint {

/// "14 min", "3 s".
[[nodiscard]] QString ageText(double seconds);

/// Sessions whose transaction has been open for a while and has a lock on the table that `mode` waits for: "api (user shop, pid
/// 4711) is idle in transaction since 14 min and holds ROW EXCLUSIVE on public.t".
[[nodiscard]] QStringList holderTexts(const catalog::TableFacts &table, schema::LockMode mode);

/// Sessions that keep `mode` from the table, replicas that take the same lock when it blocks reads, the room that a new index takes;
/// empty when nothing of it is known.
[[nodiscard]] QString loadText(
    const sql::Statement &statement, const TableKnowledge &table, const FileState &state, schema::LockMode mode);

} // namespace schemawright::lint
