// What cannot be parsed cannot be checked.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> syntaxRules();

} // namespace schemawright::lint
