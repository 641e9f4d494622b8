// Indexes of tables that are in use: built and dropped without blocking writes.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

[[nodiscard]] Result<QList<render::Statement>> renderOnlineIndex(
    const diff::Change &change, const PlanContext &context);

/// Says again which index identifies rows after the one of this name was replaced; nothing when it does not.
[[nodiscard]] QList<render::Statement> keepReplicaIdentity(
    const QualifiedName &table, const QString &index, const PlanContext &context);

} // namespace schemawright::plan
