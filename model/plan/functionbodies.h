// Bodies in quotes are checked when a function is made, against what exists at that moment, and pg_depend does not know
// what they use. Bodies of BEGIN ATOMIC have dependencies and need none of this.
#pragma once

#include "model/plan/action.h"

namespace schemawright::plan {

/// True when a function of the ordered plan mentions an object that the plan makes after it.
/// docs: runtime-config-client, "check_function_bodies".
[[nodiscard]] bool needsUncheckedBodies(const QList<Action> &ordered);

} // namespace schemawright::plan
