#pragma once

#include "model/lint/finding.h"

namespace schemawright::lint {

/// For terminals and golden files: place, severity, rule, hazard and message; the line with carets under the range;
/// evidence; titles of fixes. Ends with a newline. `text` is the linted text.
[[nodiscard]] QString formatFinding(const Finding &finding, const QString &text);
/// For many of one text: `lines` are its line breaks.
[[nodiscard]] QString formatFinding(const Finding &finding, const QString &text, const LineBreaks &lines);

} // namespace schemawright::lint
