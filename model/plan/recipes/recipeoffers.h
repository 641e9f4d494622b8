// Which changes of a plan can be made by a recipe, for a person to choose.
#pragma once

#include "model/plan/plan.h"

namespace schemawright::plan {

struct RecipeOffer {
    RecipeKind kind = RecipeKind::RenameColumn;
    Recipe recipe;
    int change = -1; ///< index into Plan::changes
    QString needs; ///< what a person must give first; empty: nothing
    QString refusal; ///< why it is not possible here; empty: it is
    friend bool operator==(const RecipeOffer &, const RecipeOffer &) = default;
};

/// `plan`: from `before` to `after`, with or without recipes. Renames, type changes that rewrite the table, NOT NULL
/// that is added, and a column that is dropped while others come.
[[nodiscard]] QList<RecipeOffer> findRecipes(
    const schema::Database &before, const schema::Database &after, const Plan &plan);

/// "expand-contract:public.users.email=email_address": the flag of the command line.
[[nodiscard]] QString recipeFlag(const Recipe &recipe);

} // namespace schemawright::plan
