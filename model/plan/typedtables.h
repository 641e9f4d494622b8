// Typed tables (CREATE TABLE … OF): neither their columns nor their type can be altered while they are of it, so they
// leave it and come back.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// For tables whose type stays, while its attributes, or their columns, change. A change of the table itself comes on
/// top: the steps of one object run in the order in which they were made, and it does not touch the type.
[[nodiscard]] QList<Action> actionsOfTypedTables(
    const QList<diff::Change> &changes, const render::RenderContext &context);

} // namespace schemawright::plan
