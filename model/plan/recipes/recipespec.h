// How a person writes down which changes are made by a recipe: flags of the command line, files of test cases.
#pragma once

#include "model/base/result.h"
#include "model/plan/recipes/recipe.h"

#include <QStringList>

namespace schemawright::plan {

/// `recipes`: "expand-contract:public.users.email", or "…email=email_address" for a rename.
/// `values`: "public.users.first_name=split_part(name, ' ', 1)", the value of a column after.
/// `backward`: "public.users.name=first_name || ' ' || last_name", the value of the column before.
/// Errors: Input.
[[nodiscard]] Result<QList<Recipe>> readRecipes(
    const QStringList &recipes, const QStringList &values, const QStringList &backward);

} // namespace schemawright::plan
