// Rules about names that running code still uses.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> renameRules();

} // namespace schemawright::lint
