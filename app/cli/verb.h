// A verb of schemawright-cli: it adds its subcommand and options to the parser and says what runs when it was chosen.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/diff/accessmode.h"
#include "model/project/lintsettings.h"
#include "model/sources/source.h"

#include <CLI/CLI.hpp>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace schemawright::cli {

/// Exit codes of the command line contract.
namespace exitcode {
inline constexpr int done = 0;
inline constexpr int failed = 1; ///< also: findings at error level
inline constexpr int badUsage = 2;
} // namespace exitcode

struct Chosen {
    std::function<int(const std::stop_token &)> run; ///< set by the verb that was given
    project::LintSettings lint {}; ///< of the env; set before the verb runs
};

/// Every verb is a function of this shape, one file each, listed in verbs.cpp.
using AddVerb = void (*)(CLI::App &app, Chosen &chosen);

void addVerbs(CLI::App &app, Chosen &chosen);

/// Options that several verbs share, as Atlas names them.
struct SourceFlags {
    std::string devUrl;
    std::vector<std::string> schemas;
    std::vector<std::string> exclude;
    std::vector<std::string> variables; ///< name=value
    bool allowPrograms = false;
    void addTo(CLI::App &verb);
    /// Errors: Input (--dev-url).
    [[nodiscard]] Result<sources::SourceOptions> options() const;
};

/// --privileges, of the verbs that plan.
struct AccessFlags {
    std::string privileges = "auto";
    void addTo(CLI::App &verb);
    /// `desiredIsLive`: a database says everything about its owners and privileges, files only what they name.
    [[nodiscard]] diff::AccessMode mode(bool desiredIsLive) const;
};

/// SCHEMAWRIGHT_ALLOW_PROGRAMS: programs that atlas.hcl names may run, as with --allow-programs.
[[nodiscard]] bool programsAreAllowed();

[[nodiscard]] QString text(const std::string &value);
[[nodiscard]] QStringList texts(const std::vector<std::string> &values);

/// --format with the names it takes. Atlas's templates stand in many pipelines: "{{ sql . }}" is our "sql".
void addFormat(CLI::App &verb, std::string &format, const std::vector<std::string> &names);

/// Whole numbers from `least` on.
[[nodiscard]] CLI::Validator atLeast(int least);

/// Results go to standard output, everything else to standard error.
void printResult(const QString &result);
/// Whether all results that somebody wants reached standard output; says on standard error when they did not (a full disk).
[[nodiscard]] bool isOutputComplete();
void printMessage(const QString &message);
/// Prints the error and answers with exitcode::failed.
int fail(const Error &error);

/// "schema", "migrate": made once, found afterwards.
[[nodiscard]] CLI::App *group(CLI::App &app, const std::string &name, const std::string &description);

} // namespace schemawright::cli
