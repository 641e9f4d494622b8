// Rules about views, materialised views and tables from queries.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> viewRules();

} // namespace schemawright::lint
