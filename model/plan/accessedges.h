// Order that owners, privileges and default privileges need.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

[[nodiscard]] QList<Edge> accessEdges(const QList<Action> &actions, const ActionIndex &index);

} // namespace schemawright::plan
