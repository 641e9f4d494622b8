// The entry point: findings of one migration file.
#pragma once

#include "model/lint/lintinput.h"

namespace schemawright::lint {

/// In the order of the text. Findings that a comment in the text accepts are left out.
[[nodiscard]] QList<Finding> lint(const LintInput &input);

} // namespace schemawright::lint
