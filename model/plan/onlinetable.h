// Tables that are in use join and leave a partitioned table without a scan under a lock that blocks.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

/// DETACH PARTITION CONCURRENTLY where the server allows it, and ATTACH PARTITION behind a validated check of the bound:
/// docs: sql-altertable, "ATTACH PARTITION": "it is recommended to create a CHECK constraint … prior to attaching".
[[nodiscard]] Result<QList<render::Statement>> renderOnlineTable(const diff::Change &change, const PlanContext &context);

} // namespace schemawright::plan
