// The flags of expand / backfill / contract.
#pragma once

#include "app/cli/verb.h"

#include "model/plan/plan.h"

namespace schemawright::cli {

struct RecipeFlags {
    std::vector<std::string> recipes;
    std::vector<std::string> values;
    std::vector<std::string> backward;
    int batch = 1000;

    void addTo(CLI::App &verb);
    [[nodiscard]] Result<QList<plan::Recipe>> read() const;
};

/// Notes on standard error: columns whose new type rewrites their table, and the flag of the way without.
void printRewriteOffers(const schema::Database &before, const schema::Database &after, const plan::Plan &plan);

} // namespace schemawright::cli
