// Edges between tables and their inheritance parents or partitioned tables, of which columns and checks come down.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

[[nodiscard]] QList<Edge> inheritanceEdges(
    const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context);

} // namespace schemawright::plan
