// Types and tables that are moved aside until what is of them has gone over to the new ones.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

[[nodiscard]] QList<Edge> rebuildEdges(
    const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context);

} // namespace schemawright::plan
