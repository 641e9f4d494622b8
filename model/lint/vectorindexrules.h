// Rules about the indexes of pgvector.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> vectorIndexRules();

} // namespace schemawright::lint
