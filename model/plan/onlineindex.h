// Indexes of tables that are in use: built and dropped without blocking writes.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

[[nodiscard]] Result<QList<render::Statement>> renderOnlineIndex(
    const diff::Change &change, const PlanContext &context);

} // namespace schemawright::plan
