#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

[[nodiscard]] Statement insertOf(const PgQuery__InsertStmt *insert, const StatementText &text);
[[nodiscard]] Statement updateOf(const PgQuery__UpdateStmt *update, const StatementText &text);
[[nodiscard]] Statement deleteOf(const PgQuery__DeleteStmt *remove, const StatementText &text);
/// UPDATE and DELETE in the WITH of a SELECT; none of any other node. MERGE is not read.
[[nodiscard]] QList<WithWrite> writesIn(const Node *query, const StatementText &text);

} // namespace schemawright::sql
