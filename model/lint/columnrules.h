// Rules about adding columns and making them NOT NULL.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> columnRules();

} // namespace schemawright::lint
