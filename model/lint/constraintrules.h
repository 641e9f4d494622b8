// Rules about constraints that read the whole table while others wait.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> constraintRules();

} // namespace schemawright::lint
