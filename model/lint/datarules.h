// Rules about what a statement assumes of rows that are there.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> dataRules();

} // namespace schemawright::lint
