// Rules about where and how rows are stored.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> storageRules();

} // namespace schemawright::lint
