// Drops that PostgreSQL carries out by itself with another drop of the same plan, and refuses or finds done afterwards:
// sequences of dropped columns, indexes and keys of partitions whose parent's go. They keep their place in the order,
// because their names are free from then on.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

void markCarriedAlong(QList<Action> &actions, const render::RenderContext &context);

} // namespace schemawright::plan
