#include "app/cli/recipeflags.h"

#include "app/cli/verb.h"
#include "model/plan/recipes/recipeoffers.h"
#include "model/plan/recipes/recipespec.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

void RecipeFlags::addTo(CLI::App &verb)
{
    verb.add_option("--recipe", recipes,
        "Make the change of a column by expand, backfill and contract: expand-contract:schema.table.column, with =new_name for a rename")->allow_extra_args(false);
    verb.add_option("--recipe-value", values, "The value of a column after, in SQL over the columns before: schema.table.column=SQL")->allow_extra_args(false);
    verb.add_option("--recipe-back", backward, "The value of the column before, in SQL over the columns after: schema.table.column=SQL")->allow_extra_args(false);
    verb.add_option("--recipe-batch", batch, "Rows per transaction of a backfill")->capture_default_str()->check(atLeast(1));
}

Result<QList<plan::Recipe>> RecipeFlags::read() const
{
    TRY_ASSIGN(QList<plan::Recipe> read, plan::readRecipes(texts(recipes), texts(values), texts(backward)));
    for (plan::Recipe &recipe : read)
        recipe.batch = batch;
    return read;
}

void printRewriteOffers(const schema::Database &before, const schema::Database &after, const plan::Plan &plan)
{
    constexpr int shown = 5; // they show how it is said; the rest is alike
    int count = 0;
    for (const plan::RecipeOffer &offer : plan::findRecipes(before, after, plan)) {
        const bool isPossible = offer.refusal.isEmpty() && offer.needs.isEmpty();
        if (offer.kind != plan::RecipeKind::ChangeType || !isPossible || ++count > shown)
            continue;
        printMessage(u"Note: the new type of %1 rewrites the table while others wait. Without that: --recipe '%2'."_s.arg(
            schema::toText(offer.recipe.column), plan::recipeFlag(offer.recipe)));
    }
    if (count > shown)
        printMessage(u"Note: the same for %1 more columns."_s.arg(count - shown));
}

} // namespace schemawright::cli
