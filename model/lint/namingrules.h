// Rules about names.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> namingRules();

} // namespace schemawright::lint
