// Rules about partitions and inheritance.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> partitionRules();

} // namespace schemawright::lint
