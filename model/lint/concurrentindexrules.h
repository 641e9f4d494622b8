// Rules about indexes that are built CONCURRENTLY, and their order.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> concurrentIndexRules();

} // namespace schemawright::lint
