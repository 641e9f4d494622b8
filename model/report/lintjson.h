// Findings in the shape of Atlas's `migrate lint --format "{{ json . }}"`.
#pragma once

#include "model/report/lintedfile.h"

namespace schemawright::report {

/// {"Env":{…},"Steps":[…],"Files":[{Name, Text, Error, Reports:[{Text, Diagnostics:[{Pos, Text, Code, SuggestedFixes, …}]}]}]}; a
/// report per family. Pos, Start and End are byte offsets, as Atlas counts; what Atlas does not have (Severity, Evidence,
/// Object, Line, Column, TextEdits) stands beside. Schema is left out: statements are not replayed.
[[nodiscard]] QString lintJson(const LintRun &run);

} // namespace schemawright::report
