#pragma once

#include "model/diff/change.h"

namespace schemawright::plan {

/// What the plan cannot bring about and a person must know: columns that stay in another order.
[[nodiscard]] QStringList columnOrderNotes(
    const schema::Database &before, const schema::Database &after, const QList<diff::Change> &changes);

/// Secrets that are left out, and what a subscription leaves to be done.
[[nodiscard]] QStringList hiddenValueNotes(const QList<diff::Change> &changes);

} // namespace schemawright::plan
