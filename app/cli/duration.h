#pragma once

#include "app/cli/verb.h"

#include <chrono>

namespace schemawright::cli {

/// "500ms", "10s", "2m". Errors: Input (anything else, below zero, more than a day).
[[nodiscard]] Result<std::chrono::milliseconds> duration(const std::string &value);

/// --lock-timeout, of the verbs that run something: what is no duration ends the parsing, as any wrong flag does.
void addLockTimeout(CLI::App &verb, std::string &value);

} // namespace schemawright::cli
