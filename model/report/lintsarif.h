// Findings for code scanning: SARIF 2.1.0, as GitHub, Azure DevOps and editors read it.
#pragma once

#include "model/report/lintedfile.h"

namespace schemawright::report {

/// With the pages of the rules that found something, fixes, and what comments accept as suppressed. Lines and columns count
/// from 1, columns in UTF-16 units; fingerprints stay when lines move. Equal runs make equal bytes.
[[nodiscard]] QString lintSarif(const LintRun &run, const QString &programVersion);

} // namespace schemawright::report
