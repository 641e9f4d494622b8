#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

/// Names that are taken.
[[nodiscard]] std::span<const RuleInfo> existenceRules();

} // namespace schemawright::lint
