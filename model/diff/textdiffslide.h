// A run of added lines between equal lines can often move up or down without changing its meaning: of
// "}", "", "CREATE TABLE b (", … the run that starts with CREATE reads better than the one that starts with "}".
#pragma once

#include "model/diff/textdifflines.h"

namespace schemawright::diff {

/// Moves each run that only one side has to where it starts a paragraph, if it can get there.
void slideRuns(LineMatching &matching, const std::vector<QStringView> &left, const std::vector<QStringView> &right);

} // namespace schemawright::diff
