// Opening circles: mutual foreign keys of dropped tables, a default or check whose function needs the table, views that
// need each other through a function.
#pragma once

#include "model/plan/action.h"
#include "model/schema/database.h"

namespace schemawright::plan {

/// Splits an action of the circle (indices into `actions`) so that the edge that closes it hangs on a new action.
/// False: nothing in it can be split.
[[nodiscard]] bool openCycle(QList<Action> &actions, const QList<int> &cycle, const schema::Database &before,
    const schema::Database &after);

/// A view on its way out that is replaced by one that reads nothing.
[[nodiscard]] bool emptiesView(const Action &action);

} // namespace schemawright::plan
