// --env: the flags that a team's atlas.hcl says instead of the person. --config and --env are taken off the command line;
// what the env says is put in where the verb has such a flag and the person gave none.
#pragma once

#include "model/base/result.h"
#include "model/project/lintsettings.h"

#include <CLI/CLI.hpp>

#include <stop_token>
#include <string>
#include <vector>

namespace schemawright::cli {

/// One run of the verb: the arguments (without the program's name) with those of the env.
struct EnvironmentRun {
    std::vector<std::string> arguments;
    project::LintSettings lint {}; ///< what the env says of the linter
    QString title {}; ///< "env tenants (acme)" of an env with for_each; else empty
};

/// Says in the --help of every verb what --env does for it. Once all verbs are there.
void describeEnvironments(CLI::App &app);

/// Several when the env has for_each; warnings of the file go to standard error.
/// Errors: as loadAtlasEnvironments; Input (env:// without --env, --var without "=").
[[nodiscard]] Result<QList<EnvironmentRun>> withEnvironment(
    const CLI::App &app, const std::vector<std::string> &arguments, const std::stop_token &stop);

} // namespace schemawright::cli
