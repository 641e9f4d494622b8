#include "app/cli/recipeflags.h"

#include "model/plan/recipes/recipespec.h"

namespace schemawright::cli {

void RecipeFlags::addTo(CLI::App &verb)
{
    verb.add_option("--recipe", recipes,
        "Make the change of a column by expand, backfill and contract: expand-contract:schema.table.column, with =new_name for a rename")->allow_extra_args(false);
    verb.add_option("--recipe-value", values, "The value of a column after, in SQL over the columns before: schema.table.column=SQL")->allow_extra_args(false);
    verb.add_option("--recipe-back", backward, "The value of the column before, in SQL over the columns after: schema.table.column=SQL")->allow_extra_args(false);
    verb.add_option("--recipe-batch", batch, "Rows per transaction of a backfill")->capture_default_str()->check(CLI::PositiveNumber);
}

Result<QList<plan::Recipe>> RecipeFlags::read() const
{
    TRY_ASSIGN(QList<plan::Recipe> read, plan::readRecipes(texts(recipes), texts(values), texts(backward)));
    for (plan::Recipe &recipe : read)
        recipe.batch = batch;
    return read;
}

} // namespace schemawright::cli
