// Constraints of tables that are in use: added NOT VALID and validated later, keys built as concurrent indexes first.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

[[nodiscard]] Result<QList<render::Statement>> renderOnlineConstraint(
    const diff::Change &change, const PlanContext &context);

} // namespace schemawright::plan
