// Rules about triggers and rewrite rules.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> triggerRules();

} // namespace schemawright::lint
