// What `lint` and `migrate lint` share: which rules, on which database, printed how.
#pragma once

#include "app/cli/verb.h"

#include "model/postgres/connection.h"
#include "model/project/lintsettings.h"
#include "model/report/lintedfile.h"
#include "model/workflow/lintedtext.h"

#include <optional>

namespace schemawright::cli {

struct LintFlags {
    std::string url;
    std::string devUrl;
    std::string format = "text";
    std::vector<std::string> enable;
    std::vector<std::string> disable;
    bool noRowChecks = false;
    bool showKeys = false;
    bool durations = false;
    std::string application;
    std::string pgVersion;
    void addTo(CLI::App &verb);
};

/// The flags over what the env says over .squawk.toml and .schemawright.toml in the folder or above it; what those say and
/// is not understood goes to standard error. Errors: Input (a name that means no rule; as findTomlSettings), Io.
[[nodiscard]] Result<project::LintSettings> lintSettings(
    const LintFlags &flags, const project::LintSettings &environment, const QString &folder);

/// Whether a setting leaves the file out; says so on standard error.
[[nodiscard]] bool isLeftOut(const project::LintSettings &settings, const QString &path);

/// To the database of -u; nullopt without one. Errors: as Connection::open.
[[nodiscard]] Result<std::optional<postgres::Connection>> factsConnection(const LintFlags &flags, const std::stop_token &stop);

/// What is looked up in the database of -u, and in the programs' files. Errors: Input (--dev-url).
[[nodiscard]] Result<workflow::FactsOptions> factsOptions(
    const LintFlags &flags, const project::LintSettings &settings, const std::optional<postgres::Connection> &connection);

/// Findings as text for people, piece by piece: of a hundred thousand none is held.
class FindingPrinter
{
public:
    void startFile(const QString &text); ///< the linted one
    void print(const lint::Finding &finding);
    /// Says how many there were; `what` as for printLint().
    void finish(qsizetype files, const QString &what);
    [[nodiscard]] bool hasErrors() const { return m_hasErrors; }

private:
    QString m_text;
    LineBreaks m_lines { QString() };
    QString m_piece;
    qsizetype m_count = 0;
    bool m_hasErrors = false;
};

/// `what`: "migration file", in front of an s where there are several.
void printLint(const report::LintRun &run, const std::string &format, const QString &what);

/// False when the database went away, or somebody asked to stop, before everything was looked up; says so on standard error.
[[nodiscard]] bool wasAnswered(const std::optional<postgres::Connection> &connection, const std::stop_token &stop);

[[nodiscard]] bool hasErrors(const report::LintRun &run);

} // namespace schemawright::cli
