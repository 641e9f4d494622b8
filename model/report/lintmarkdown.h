// Findings as a comment on a pull request.
#pragma once

#include "model/report/lintedfile.h"

namespace schemawright::report {

/// A table of counts, then the findings by file, each with its line and, folded, its evidence, SQL and fixes. Names come from
/// whoever wrote the migration: they cannot make markup, links or mentions. Ends before the length that GitHub refuses,
/// and says then how many findings are left out.
[[nodiscard]] QString lintMarkdown(const LintRun &run);

} // namespace schemawright::report
