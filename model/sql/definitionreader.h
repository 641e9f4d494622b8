#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

[[nodiscard]] CreateFunction functionOf(const PgQuery__CreateFunctionStmt *function, const StatementText &text);
[[nodiscard]] CreatePolicy policyOf(const PgQuery__CreatePolicyStmt *policy, const StatementText &text);
[[nodiscard]] CreateView viewOf(const PgQuery__ViewStmt *view, const StatementText &text);
/// CREATE MATERIALIZED VIEW or CREATE TABLE AS.
[[nodiscard]] Statement tableAsOf(const PgQuery__CreateTableAsStmt *create, const StatementText &text);

} // namespace schemawright::sql
