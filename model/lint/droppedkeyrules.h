#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

/// What becomes of the tables at the other ends of foreign keys that are dropped or made anew.
[[nodiscard]] std::span<const RuleInfo> droppedKeyRules();

} // namespace schemawright::lint
