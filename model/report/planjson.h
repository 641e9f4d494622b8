#pragma once

#include "model/plan/plan.h"

namespace schemawright::report {

/// {"changes":[…],"steps":[{sql, transaction, transactional, locks, work, undo}],"notes":[…],"fingerprints":…}: stable
/// order, UTF-8, indented.
[[nodiscard]] QString planJson(const plan::Plan &plan);

} // namespace schemawright::report
