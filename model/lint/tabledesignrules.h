// Rules about what belongs to a new table or type.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> tableDesignRules();

} // namespace schemawright::lint
