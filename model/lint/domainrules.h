// Rules about domains and composite types.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> domainRules();

} // namespace schemawright::lint
