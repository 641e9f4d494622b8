// What a team takes as known, by comments in its files; and which of those comments say nothing.
#pragma once

#include "model/lint/linter.h"
#include "model/lint/rules.h"
#include "model/sql/directives.h"

#include <QSet>

namespace schemawright::lint {

/// Moves the findings that a comment accepts to `outcome.accepted`, and adds findings about comments that accept nothing
/// or name rules that nobody knows. `outcome.findings` come from all rules, those included that are not `reported` (ids).
void applyIgnoreComments(const LintInput &input, const QList<sql::Directive> &directives,
    const QSet<QString> &reported, LintOutcome &outcome);

/// Whether the rule is silent when no database is asked: then an ignore comment that names it is not called unused.
[[nodiscard]] bool isSilentWithoutDatabase(const RuleInfo &rule);

} // namespace schemawright::lint
