// Edges that pg_depend does not have: free names, steps on one object, parents and children of inheritance, owners of
// sequences, row security and its policies.
#pragma once

#include "model/plan/actionindex.h"
#include "model/render/statement.h"

namespace schemawright::plan {

struct Edge {
    int first = 0;
    int second = 0;
};

[[nodiscard]] QList<Edge> structureEdges(
    const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context);

} // namespace schemawright::plan
