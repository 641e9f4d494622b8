#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// The actions of one change, in an order in which those of the same object must stay. Alterations without a way in
/// place become a drop and a create; what depends on the object is not looked at here (see recreate.h).
[[nodiscard]] QList<Action> expandChange(
    const diff::Change &change, int origin, const render::RenderContext &context);

/// Drop and create of an object that exists on both sides.
[[nodiscard]] QList<Action> expandRecreation(const schema::ObjectKey &key, const diff::Object &before,
    const diff::Object &after, int origin, const render::RenderContext &context);

/// An index or key that is not altered in place but replaced in one action: the new one is built before the former goes.
[[nodiscard]] bool replacesOnline(const diff::Change &change, const render::RenderContext &context);

/// False: only a drop and a create lead from before to after.
[[nodiscard]] bool canAlterInPlace(const diff::Change &change, const render::RenderContext &context);

} // namespace schemawright::plan
