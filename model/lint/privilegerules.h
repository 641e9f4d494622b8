// Rules about privileges, roles, functions with their owner's rights, and extensions.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> privilegeRules();

} // namespace schemawright::lint
