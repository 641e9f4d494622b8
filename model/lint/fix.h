#pragma once

#include "model/lint/finding.h"

namespace schemawright::lint {

/// The text after the fix. `text` is the text that was linted.
[[nodiscard]] QString applyFix(const QString &text, const Fix &fix);

/// Accepts a finding: a comment of ours above the statement that begins at `statementStart`, with the reason if there is one.
[[nodiscard]] Fix suppression(const QString &text, const QString &rule, qsizetype statementStart, const QString &reason = {});

} // namespace schemawright::lint
