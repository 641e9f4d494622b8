// Order that partitions need: what of a partitioned table leaves it, and what comes.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

[[nodiscard]] QList<Edge> partitionEdges(const QList<Action> &actions);

} // namespace schemawright::plan
