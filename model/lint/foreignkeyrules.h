// Rules about foreign keys beyond the scan that adding one takes.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> foreignKeyRules();

} // namespace schemawright::lint
