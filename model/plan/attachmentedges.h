// Tables that leave and join a parent, and the indexes and keys that go along.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

[[nodiscard]] QList<Edge> attachmentEdges(
    const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context);

} // namespace schemawright::plan
