// NOT NULL on a column with NULLs: a trigger gives new rows a value, the backfill those that are there.
#include "model/plan/recipes/recipeplan.h"
#include "model/plan/recipes/recipesql.h"

namespace schemawright::plan {

using schema::Database;
using schema::Table;

namespace {

/// `change` gets the column.
template <typename ChangeFn> Database withColumn(const Database &database, const Recipe &recipe, ChangeFn &&change)
{
    Table table = *schema::findTable(database, recipe.column.parentName());
    for (schema::Column &column : table.columns) {
        if (column.name == recipe.column.name)
            change(column);
    }
    return withTable(database, table);
}

} // namespace

Result<Database> setNotNullByRecipe(const RecipeContext &context, RecipeSteps &steps)
{
    const QualifiedName &table = context.table().name;
    const QString &column = context.column().name;
    const schema::Column &wanted = *schema::findColumn(context.wanted(), column);
    const QString given = context.recipe.values.value(column);
    const QString value = given.isEmpty() ? *wanted.defaultExpression : given;
    const SyncNames names = syncNames({ &context.before, &context.after }, context.table(), column);
    QStringList columns;
    for (const schema::Column &each : context.table().columns)
        columns.append(each.name);

    const Database both = withColumn(context.before, context.recipe,
        [&](schema::Column &each) { each.defaultExpression = wanted.defaultExpression; });
    steps.begin(sql::RecipePhase::Expand);
    TRY(steps.addPlan(context.before, both, context.options));
    steps.add(renderFillTrigger(table, columns, column, value, names));
    steps.begin(sql::RecipePhase::Backfill);
    steps.addBackfill(renderNullBackfill(table, column, value), context.directive());
    steps.begin(sql::RecipePhase::Contract);
    steps.add(renderNoNullCheck(table, column));
    steps.commit();
    const Database filled
        = withColumn(both, context.recipe, [&](schema::Column &each) {
            each.notNull = true;
            each.notNullConstraint = wanted.notNullConstraint;
        });
    TRY(steps.addPlan(both, filled, context.options));
    steps.add(renderDropSync(table, names));
    return filled;
}

} // namespace schemawright::plan
