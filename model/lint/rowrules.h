// Rules about rows that only a database can answer.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> rowRules();

} // namespace schemawright::lint
