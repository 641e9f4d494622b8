// Rules about which indexes there are.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> indexDesignRules();

} // namespace schemawright::lint
