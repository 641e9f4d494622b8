// Rules about data that is gone afterwards.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> destructiveRules();

} // namespace schemawright::lint
