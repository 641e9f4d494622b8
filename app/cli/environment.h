// --env: the flags that a team's atlas.hcl says instead of the person. --config and --env are taken off the command line;
// what the env says is put in where the verb has such a flag and the person gave none.
#pragma once

#include "model/base/result.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace schemawright::cli {

/// The arguments (without the program's name) with those of the env; warnings of the file go to standard error.
/// Errors: as loadAtlasEnvironment; Input (env:// without --env, --var without "=").
[[nodiscard]] Result<std::vector<std::string>> withEnvironment(const CLI::App &app, const std::vector<std::string> &arguments);

} // namespace schemawright::cli
