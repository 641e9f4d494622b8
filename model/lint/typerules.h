// Rules about ALTER COLUMN … TYPE.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> typeRules();

} // namespace schemawright::lint
