// Rules about policies of row level security.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> policyRules();

} // namespace schemawright::lint
