#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

/// Drops that the server refuses because something still depends on the object.
[[nodiscard]] std::span<const RuleInfo> dependentRules();

} // namespace schemawright::lint
