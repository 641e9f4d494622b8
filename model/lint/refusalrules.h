#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

/// Statements that the server refuses whatever rows there are.
[[nodiscard]] std::span<const RuleInfo> refusalRules();

} // namespace schemawright::lint
