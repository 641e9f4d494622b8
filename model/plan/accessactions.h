// Owners and privileges as actions of their own: they follow what makes or alters their object, so that recreating an
// object brings them back, and the steps before are not refused to their new owners.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// Takes owners and privileges out of the actions and appends one action per object that needs its own set.
/// `changes`: those that the actions were made of; owner and privileges alone make no other action.
void separateAccess(
    QList<Action> &actions, const QList<diff::Change> &changes, const render::RenderContext &context);

} // namespace schemawright::plan
