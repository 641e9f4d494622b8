// Rules about the comments by which findings are accepted.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> ignoreRules();

} // namespace schemawright::lint
