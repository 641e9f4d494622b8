// Which objects that do not change themselves must go and come back because something under them does: the transitive
// dependents of what is dropped and created again, and those of a column whose type changes.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// The actions of all changes and of what they take along.
/// Errors: Unsupported, for a dependent that cannot be recreated without losing data (a column of a replaced type).
[[nodiscard]] Result<QList<Action>> makeActions(
    const QList<diff::Change> &changes, const render::RenderContext &context);

} // namespace schemawright::plan
