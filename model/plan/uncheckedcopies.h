// A constraint that is NOT VALID and the copies of it that children and partitions have, each valid or not by itself.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// The parent's, under its name. Keys of partitions have names of their own, and can be made before the parent's.
[[nodiscard]] bool comesFromParent(const schema::Constraint &constraint);

/// Only a constraint that is made again gives copies that are NOT VALID to tables that are there: those of ancestors that
/// must be, because `change` wants such a copy.
[[nodiscard]] QList<schema::ObjectKey> constraintsToMakeAgain(
    const diff::Change &change, const render::RenderContext &context);

/// What the copies of a constraint lack after it was dropped and added again: their validity and their comments.
[[nodiscard]] QList<Action> restorationsOfCopies(
    const schema::ObjectKey &constraint, int origin, const render::RenderContext &context);

} // namespace schemawright::plan
