// Rules about primary keys, exclusion constraints and constraints that go or stay unproved.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> keyRules();

} // namespace schemawright::lint
