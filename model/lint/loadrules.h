// Rules about what goes on in a database: nothing is said where none was asked.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> loadRules();

} // namespace schemawright::lint
