// Rules about row level security.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> securityRules();

} // namespace schemawright::lint
