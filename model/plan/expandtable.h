#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

[[nodiscard]] QList<Action> expandCreatedTable(
    const diff::Change &change, int origin, const render::RenderContext &context);

/// Foreign keys to partitioned tables first: they hold on to each partition, which the server drops one by one.
[[nodiscard]] QList<Action> expandDroppedTable(
    const diff::Change &change, int origin, const render::RenderContext &context);

/// DETACH and NO INHERIT first, ATTACH and INHERIT last, the other attributes between them.
[[nodiscard]] QList<Action> expandAlteredTable(const diff::Change &change, int origin);

} // namespace schemawright::plan
