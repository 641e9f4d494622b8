// From a plan to the rows of a pane: a header over each statement, room for a card under each line with a finding,
// transaction brackets. No widget in here.
#pragma once

#include "views/plan/plancontent.h"
#include "views/textpane/panerow.h"

#include <vector>

namespace schemawright::plan {

/// `cardRows[i]` rows are kept free for finding i, at least one: its first row holds the finding's sentence, so that
/// caret, search and screen readers meet it. PaneRow::hunk is the statement, PaneRow::note the finding.
[[nodiscard]] textpane::PaneContent planRows(const PlanViewContent &content, const std::vector<int> &cardRows);

/// "Statement 1 of 2 · SHARE lock on conversations · cannot run in a transaction".
[[nodiscard]] QString statementHeader(const PlanViewContent &content, int statement);

/// Indices of findings in the order in which they stand in the text.
[[nodiscard]] std::vector<int> findingsInOrder(const PlanViewContent &content);

} // namespace schemawright::plan
