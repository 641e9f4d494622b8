// Constraints of tables that are in use: added NOT VALID and validated later, keys built as concurrent indexes first.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

/// A check or foreign key that can be added to the table before its rows are looked at.
[[nodiscard]] bool canBeNotValid(const schema::Table *table, const schema::Constraint &constraint, int serverVersion);

[[nodiscard]] Result<QList<render::Statement>> renderOnlineConstraint(
    const diff::Change &change, const PlanContext &context);

} // namespace schemawright::plan
