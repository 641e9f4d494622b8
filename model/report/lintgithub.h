// Findings as annotations of a pull request of GitHub.
#pragma once

#include "model/report/lintedfile.h"

namespace schemawright::report {

/// One workflow command per finding: shown by GitHub at its line of the pull request.
[[nodiscard]] QString lintGithub(const LintRun &run);

} // namespace schemawright::report
