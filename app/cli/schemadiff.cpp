// schema diff: the plan from one schema to another.
#include "app/cli/comparison.h"
#include "app/cli/recipeflags.h"
#include "app/cli/renameflags.h"
#include "app/cli/verbs.h"

#include "model/plan/recipes/recipeoffers.h"
#include "model/report/planjson.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    SourceFlags source;
    AccessFlags access;
    RenameFlags renames;
    RecipeFlags recipes;
    std::string from;
    std::string to;
    std::string format = "sql";
};

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto recipes = flags.recipes.read();
    if (!recipes)
        return fail(recipes.error());
    const auto comparison = loadComparison(text(flags.from), text(flags.to), flags.source, stop);
    if (!comparison)
        return fail(comparison.error());
    auto options = planOptions(flags.renames, comparison->from.database, comparison->to.database, comparison->to.renames);
    if (!options)
        return fail(options.error());
    options->diff.access = flags.access.mode(comparison->desiredIsLive());
    options->recipes = *recipes;
    const auto plan = plan::makePlan(comparison->from.database, comparison->to.database, *options);
    if (!plan)
        return fail(plan.error());
    for (const QString &note : plan->notes)
        printMessage(u"Note: "_s + note);
    printCandidates(*plan);
    if (recipes->isEmpty())
        printRewriteOffers(comparison->from.database, comparison->to.database, *plan);
    if (flags.format == "json")
        printResult(report::planJson(
            *plan, plan::findRecipes(comparison->from.database, comparison->to.database, *plan)));
    else if (plan->steps.isEmpty())
        printResult(u"Schemas are synced, no changes to be made."_s);
    else
        printResult(plan::planSql(*plan));
    return exitcode::done;
}

} // namespace

void addSchemaDiff(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "schema", "")->add_subcommand("diff", "Print the plan that leads from one schema to another");
    verb->add_option("-f,--from", flags->from, "The schema that is")->required();
    verb->add_option("--to", flags->to, "The schema that shall be")->required();
    addFormat(*verb, flags->format, { "sql", "json" });
    flags->renames.addTo(*verb);
    flags->source.addTo(*verb);
    flags->access.addTo(*verb);
    flags->recipes.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
