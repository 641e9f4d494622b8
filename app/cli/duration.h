#pragma once

#include "app/cli/verb.h"

#include <chrono>

namespace schemawright::cli {

/// "500ms", "10s", "2m". Errors: Input.
[[nodiscard]] Result<std::chrono::milliseconds> duration(const std::string &value);

} // namespace schemawright::cli
