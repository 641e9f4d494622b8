// Says in a sentence where two schemas or two texts differ: by operator==, so it sees what the comparison of
// model/diff may leave out.
#pragma once

#include "model/schema/database.h"

namespace schemawright::testing {

/// Empty when they are equal.
[[nodiscard]] QString firstDifference(const schema::Database &result, const schema::Database &wanted);

/// The lines that only one side has, at most a few of each.
[[nodiscard]] QString firstDifferentLines(const QString &result, const QString &wanted);

} // namespace schemawright::testing
