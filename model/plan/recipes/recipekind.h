// Which recipe leads from one schema to the other, and why there is none.
#pragma once

#include "model/base/result.h"
#include "model/plan/recipes/recipe.h"
#include "model/schema/database.h"

namespace schemawright::plan {

/// Errors: Input (no such column, an expression is missing), Unsupported (names what is in the way).
[[nodiscard]] Result<RecipeKind> recipeKind(
    const schema::Database &before, const schema::Database &after, const Recipe &recipe);

/// Columns by which rows are walked: the primary key, else a unique constraint or index over NOT NULL columns.
[[nodiscard]] QStringList backfillKey(const schema::Table &table);

} // namespace schemawright::plan
