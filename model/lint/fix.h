#pragma once

#include "model/lint/finding.h"

namespace schemawright::lint {

/// The text after the fix. `text` is the text that was linted.
[[nodiscard]] QString applyFix(const QString &text, const Fix &fix);

} // namespace schemawright::lint
