#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

/// `range` is the element of CREATE TABLE or ADD COLUMN that holds the definition.
[[nodiscard]] ColumnDefinition columnOf(
    const PgQuery__ColumnDef *column, const SourceRange &range, const StatementText &text);
[[nodiscard]] ConstraintDefinition constraintOf(
    const PgQuery__Constraint *constraint, const SourceRange &range, const StatementText &text);

} // namespace schemawright::sql
