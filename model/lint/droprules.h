// Rules about dropping more than the rows of one table.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> dropRules();

} // namespace schemawright::lint
