// Columns of tables that are in use.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

/// Create, drop and alter of a column; SET NOT NULL takes the detour of onlinenotnull.h.
[[nodiscard]] Result<QList<render::Statement>> renderOnlineColumn(
    const diff::Change &change, const PlanContext &context);

} // namespace schemawright::plan
