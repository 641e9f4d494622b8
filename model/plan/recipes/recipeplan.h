// The entry point of the recipes: a plan of which some changes are expanded, filled and contracted.
#pragma once

#include "model/plan/plan.h"
#include "model/plan/recipes/recipekind.h"
#include "model/plan/recipes/recipesteps.h"

namespace schemawright::plan {

/// One recipe's work, and the schema that it leaves behind: on the way from `before` to `after`.
struct RecipeContext {
    const schema::Database &before;
    const schema::Database &after;
    const Recipe &recipe;
    PlanOptions options; ///< without recipes and renames

    [[nodiscard]] const schema::Table &table() const { return *schema::findTable(before, recipe.column.parentName()); }
    [[nodiscard]] const schema::Table &wanted() const { return *schema::findTable(after, recipe.column.parentName()); }
    [[nodiscard]] const schema::Column &column() const { return *schema::findColumn(table(), recipe.column.name); }
    [[nodiscard]] sql::BackfillDirective directive() const;
};

/// Errors: Unsupported (names what is in the way), those of makePlan.
[[nodiscard]] Result<schema::Database> renameByRecipe(const RecipeContext &context, RecipeSteps &steps);
[[nodiscard]] Result<schema::Database> setNotNullByRecipe(const RecipeContext &context, RecipeSteps &steps);
/// A type change and a split.
[[nodiscard]] Result<schema::Database> replaceByRecipe(
    const RecipeContext &context, RecipeKind kind, RecipeSteps &steps);

/// makePlan for options with recipes: those first, one after the other, then what else there is to do.
[[nodiscard]] Result<Plan> planWithRecipes(
    const schema::Database &before, const schema::Database &after, const PlanOptions &options);

/// The database with another value of a table that it has; its partitions follow its columns.
[[nodiscard]] schema::Database withTable(const schema::Database &database, const schema::Table &table);

} // namespace schemawright::plan
