// The flags of expand / backfill / contract.
#pragma once

#include "app/cli/verb.h"

#include "model/plan/recipes/recipe.h"

namespace schemawright::cli {

struct RecipeFlags {
    std::vector<std::string> recipes;
    std::vector<std::string> values;
    std::vector<std::string> backward;
    int batch = 1000;

    void addTo(CLI::App &verb);
    [[nodiscard]] Result<QList<plan::Recipe>> read() const;
};

} // namespace schemawright::cli
