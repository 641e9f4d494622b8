// Rules about the types of new columns: matters of taste, most of them only when asked for.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> columnTypeRules();

} // namespace schemawright::lint
