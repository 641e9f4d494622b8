// Puts actions into an order that runs. Edges come from the dependencies of both schemas, from names that must be free,
// and from what PostgreSQL does to partitions and children by itself.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

struct OrderedActions {
    QList<Action> actions;
    QList<QList<int>> before; ///< by position: the positions of those that must have run
};

/// Circles are opened as PostgreSQL allows (see cycles.h), so there may be more actions than before.
/// Errors: Unsupported, naming the objects of a circle that cannot be opened.
[[nodiscard]] Result<OrderedActions> orderActions(QList<Action> actions, const render::RenderContext &context);

} // namespace schemawright::plan
