// Rules that ask for what a team has agreed on; silent until settings say what that is.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> conventionRules();

} // namespace schemawright::lint
