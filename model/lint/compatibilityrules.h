// Rules about what programs of before still expect.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> compatibilityRules();

} // namespace schemawright::lint
