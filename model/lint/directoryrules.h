// Rules about a file's place in its directory and on a database, not about its statements: one finding each, at its first line.
#pragma once

#include "model/lint/directoryfacts.h"
#include "model/lint/rules.h"

namespace schemawright::lint {

[[nodiscard]] std::span<const RuleInfo> directoryRules();

/// Whether the rule is one of these and nobody looked up what it asks about: then an ignore comment that names it is not
/// called unused.
[[nodiscard]] bool lacksFacts(const RuleInfo &rule, const DirectoryFacts &facts);

} // namespace schemawright::lint
