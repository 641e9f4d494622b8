#pragma once

#include "model/lint/finding.h"

namespace schemawright::lint {

/// For terminals and golden files: place, severity, rule, hazard and message; the line with carets under the range;
/// evidence; titles of fixes. Ends with a newline. `text` is the linted text.
[[nodiscard]] QString formatFinding(const Finding &finding, const QString &text);

} // namespace schemawright::lint
