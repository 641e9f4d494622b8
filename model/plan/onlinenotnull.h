// NOT NULL on columns of tables that are in use, by way of a validated check: the scan happens under
// SHARE UPDATE EXCLUSIVE, which lets reads and writes through.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

/// PostgreSQL 18: NOT NULL … NOT VALID and its validation. Before: temporary check, validation, SET NOT NULL, drop of the check.
/// docs: sql-altertable, "SET NOT NULL": "if a valid CHECK constraint exists … then the table scan is skipped".
[[nodiscard]] QList<render::Statement> renderSetNotNullByCheck(
    const QualifiedName &table, const QString &column, const PlanContext &context);

/// PostgreSQL 18: the constraint of `wanted`, NOT VALID at first when it has a name to validate it by.
[[nodiscard]] QList<render::Statement> renderNotNullThenValidate(
    const QualifiedName &table, const schema::Column &wanted, const PlanContext &context);

} // namespace schemawright::plan
