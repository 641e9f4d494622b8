// Findings for a merge request of GitLab.
#pragma once

#include "model/report/lintedfile.h"

namespace schemawright::report {

/// GitLab's code quality report: an artifact of a job. Lines count from 1; what comments accept is left out.
[[nodiscard]] QString lintGitlab(const LintRun &run);

} // namespace schemawright::report
