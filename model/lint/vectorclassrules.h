// Vector indexes beside the queries that the database runs.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> vectorClassRules();

} // namespace schemawright::lint
