#pragma once

#include "model/plan/recipes/recipeoffers.h"

namespace schemawright::report {

/// {"changes":[…],"steps":[{sql, transaction, transactional, locks, work, undo, part}],"recipes":[{kind, change, column,
/// flag, needs, refused}],"notes":[…],"fingerprints":…}: stable order, UTF-8, indented.
[[nodiscard]] QString planJson(const plan::Plan &plan, const QList<plan::RecipeOffer> &recipes = {});

} // namespace schemawright::report
