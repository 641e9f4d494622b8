// What `lint` and `migrate lint` share: which rules, on which database, printed how.
#pragma once

#include "app/cli/verb.h"

#include "model/lint/lintinput.h"
#include "model/postgres/connection.h"
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
    std::string application;
    void addTo(CLI::App &verb);
};

/// Errors: Input (a name that means no rule).
[[nodiscard]] Result<lint::LintOptions> lintOptions(const LintFlags &flags);

/// What is looked up in the database of -u, and in the programs' files.
[[nodiscard]] workflow::FactsOptions factsOptions(const LintFlags &flags);

/// To the database of -u; nullopt without one. Errors: as Connection::open.
[[nodiscard]] Result<std::optional<postgres::Connection>> factsConnection(const LintFlags &flags, const std::stop_token &stop);

/// `what`: "migration file", in front of an s where there are several.
void printLint(const report::LintRun &run, const std::string &format, const QString &what);

[[nodiscard]] bool hasErrors(const report::LintRun &run);

} // namespace schemawright::cli
