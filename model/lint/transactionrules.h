// Rules about what a transaction holds while it goes on.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> transactionRules();

} // namespace schemawright::lint
