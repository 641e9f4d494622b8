// Rules about timeouts, as SET leaves them.
#pragma once

#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> timeoutRules();

} // namespace schemawright::lint
