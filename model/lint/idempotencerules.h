// Rules about statements that cannot run twice.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> idempotenceRules();

} // namespace schemawright::lint
