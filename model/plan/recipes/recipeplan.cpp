#include "model/plan/recipes/recipeplan.h"

#include "model/diff/applyrenames.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Database;

namespace {

/// A rename by recipe is a rename: what is left of it in the options would look for a column that is gone.
QList<diff::Rename> otherRenames(const PlanOptions &options)
{
    QList<diff::Rename> renames;
    for (const diff::Rename &rename : options.diff.renames) {
        const bool byRecipe = std::ranges::any_of(options.recipes, [&](const Recipe &recipe) {
            return !recipe.renamedTo.isEmpty() && recipe.column == rename.before;
        });
        if (!byRecipe)
            renames.append(rename);
    }
    return renames;
}

/// What the person reads: the differences, renames by recipe among them.
Result<QList<diff::Change>> changesOf(const Database &before, const Database &after, const PlanOptions &options)
{
    QList<diff::Rename> renames = otherRenames(options);
    for (const Recipe &recipe : options.recipes) {
        if (!recipe.renamedTo.isEmpty())
            renames.append({ recipe.column, recipe.renamedTo });
    }
    TRY_ASSIGN(const diff::RenamedDatabase renamed, diff::applyRenames(before, renames));
    TRY_ASSIGN(const QList<diff::Change> differences, diff::diffDatabases(renamed.database, after));
    return renamed.changes + differences;
}

int changeOf(const Recipe &recipe, const QList<diff::Change> &changes)
{
    const auto change = std::ranges::find(changes, recipe.column, &diff::Change::key);
    return change == changes.end() ? -1 : int(change - changes.begin());
}

Result<Database> planRecipe(const Database &before, const Database &after, const Recipe &asked,
    const PlanOptions &options, RecipeSteps &steps)
{
    const Recipe recipe = withGivenValues(asked);
    TRY_ASSIGN(const RecipeKind kind, recipeKind(before, after, recipe));
    RecipeContext context { before, after, recipe, options };
    context.options.recipes.clear();
    context.options.diff.renames.clear();
    switch (kind) {
    case RecipeKind::RenameColumn:
        return renameByRecipe(context, steps);
    case RecipeKind::SetNotNull:
        return setNotNullByRecipe(context, steps);
    case RecipeKind::ChangeType:
    case RecipeKind::SplitColumn:
        return replaceByRecipe(context, kind, steps);
    }
    Q_UNREACHABLE();
}

/// A partition, after the columns of its parent changed.
schema::Table followed(const schema::Table &partition, const schema::Table &before, const schema::Table &after)
{
    schema::Table table = partition;
    table.columns.removeIf([&](const schema::Column &column) {
        return schema::findColumn(before, column.name) && !schema::findColumn(after, column.name);
    });
    for (const schema::Column &column : after.columns) {
        const schema::Column *const parent = schema::findColumn(before, column.name);
        const auto own = std::ranges::find(table.columns, column.name, &schema::Column::name);
        if (own == table.columns.end()) {
            table.columns.append(column);
            table.columns.last().isLocal = false;
            table.columns.last().comment.clear();
        } else if (parent && *parent != column) {
            own->type = column.type;
            own->notNull = column.notNull;
            if (parent->defaultExpression != column.defaultExpression)
                own->defaultExpression = column.defaultExpression;
        }
    }
    return table;
}

void appendNotes(Plan &whole, const QStringList &notes)
{
    for (const QString &note : notes) {
        if (!whole.notes.contains(note))
            whole.notes.append(note);
    }
}

/// Steps of the rest speak of changes of a list of their own.
void appendRest(Plan &whole, const Plan &rest)
{
    const int offset = whole.steps.isEmpty() ? 0 : whole.steps.last().transaction;
    for (PlanStep step : rest.steps) {
        step.transaction += offset;
        const auto same = step.change < 0 ? whole.changes.cend()
                                          : std::ranges::find(std::as_const(whole.changes), rest.changes.at(step.change));
        step.change = same == whole.changes.cend() ? -1 : int(same - whole.changes.cbegin());
        whole.steps.append(step);
    }
    appendNotes(whole, rest.notes);
}

} // namespace

sql::BackfillDirective RecipeContext::directive() const
{
    sql::BackfillDirective directive;
    directive.table = table().name;
    directive.key = backfillKey(table());
    directive.batch = recipe.batch;
    directive.pause = recipe.pause;
    return directive;
}

Database withTable(const Database &database, const schema::Table &table)
{
    Database changed = database;
    for (Shared<schema::Table> &shared : changed.tables) {
        if (shared->name == table.name)
            shared = table;
    }
    for (const Shared<schema::Table> &shared : database.tables) {
        if (shared->partitionOf && shared->partitionOf->parent == table.name)
            changed = withTable(changed, followed(*shared, *schema::findTable(database, table.name), table));
    }
    return changed;
}

Result<Plan> planWithRecipes(const Database &before, const Database &after, const PlanOptions &options)
{
    Plan plan;
    plan.sourceFingerprint = Fingerprint(before);
    plan.targetFingerprint = Fingerprint(after);
    TRY_ASSIGN(plan.changes, changesOf(before, after, options));
    PlanOptions others = options;
    others.recipes.clear();
    others.diff.renames = otherRenames(options);
    Database current = before;
    for (const Recipe &recipe : options.recipes) {
        RecipeSteps steps(recipeSubject(recipe), changeOf(recipe, plan.changes));
        TRY_ASSIGN(current, planRecipe(current, after, recipe, others, steps));
        plan.steps += steps.finish(plan.steps.isEmpty() ? 1 : plan.steps.last().transaction + 1, before);
        appendNotes(plan, steps.notes());
        plan.notes.append(u"The contract of %1 takes away what programs of before use: it is applied after they are gone."_s
                              .arg(recipeSubject(recipe)));
    }
    TRY_ASSIGN(const Plan rest, makePlan(current, after, others));
    appendRest(plan, rest);
    return plan;
}

} // namespace schemawright::plan
