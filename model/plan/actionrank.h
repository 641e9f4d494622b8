// The order of actions that do not depend on each other, as a person would write them: containers first, then types,
// tables, code, keys, indexes, triggers, policies; what goes away goes last.
#pragma once

#include "model/plan/action.h"

namespace schemawright::plan {

/// `comesBack`: the plan drops it and creates it again.
[[nodiscard]] int actionRank(const Action &action, bool comesBack = false);

/// For routines that tables, views, keys or indexes of the plan need, which are written before the tables.
constexpr int neededRoutineRank = 45;

} // namespace schemawright::plan
