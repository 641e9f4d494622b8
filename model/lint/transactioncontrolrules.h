// Rules about BEGIN, COMMIT and what a transaction must not hold together.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> transactionControlRules();

} // namespace schemawright::lint
