#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

[[nodiscard]] CreateTable createTableOf(const PgQuery__CreateStmt *create, const StatementText &text);
[[nodiscard]] AlterTable alterTableOf(const PgQuery__AlterTableStmt *alter, const StatementText &text);

} // namespace schemawright::sql
