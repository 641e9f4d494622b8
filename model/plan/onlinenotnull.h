// NOT NULL on columns of tables that are in use, by way of a validated check: the scan happens under
// SHARE UPDATE EXCLUSIVE, which lets reads and writes through.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

/// Create, drop and alter of a column; SET NOT NULL takes the detour.
[[nodiscard]] Result<QList<render::Statement>> renderOnlineColumn(
    const diff::Change &change, const PlanContext &context);

/// Temporary check, validation, SET NOT NULL, drop of the check.
/// docs: sql-altertable, "SET NOT NULL": "if a valid CHECK constraint exists … then the table scan is skipped".
[[nodiscard]] QList<render::Statement> renderSetNotNullByCheck(
    const QualifiedName &table, const QString &column, const PlanContext &context);

} // namespace schemawright::plan
