// Rules about building and dropping indexes.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> indexRules();

} // namespace schemawright::lint
