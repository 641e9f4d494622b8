// Columns, constraints, indexes, triggers, policies and rules of a relation that exists on both sides.
#pragma once

#include "model/base/result.h"
#include "model/diff/change.h"

namespace schemawright::diff {

/// Errors: Unsupported, for a part that is inherited on one side and the table's own on the other.
[[nodiscard]] Result<> compareTableParts(const schema::Table &before, const schema::Table &after, const schema::Database &databaseBefore,
    const schema::Database &databaseAfter, QList<Change> &changes);
void compareViewParts(const schema::View &before, const schema::View &after, QList<Change> &changes);

} // namespace schemawright::diff
