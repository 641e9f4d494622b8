// A rename: programs of after use a copy under the new name. In the end the copy goes and the column itself is renamed,
// with everything that hangs on it: constraints, indexes, comments and views stay the same objects.
#include "model/plan/recipes/columnparts.h"
#include "model/plan/recipes/recipeplan.h"
#include "model/plan/recipes/recipesql.h"

#include "model/diff/applyrenames.h"
#include "model/render/constraintddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Database;
using schema::Table;

namespace {

schema::Column copyOf(const schema::Column &column, const QString &name)
{
    schema::Column copy;
    copy.name = name;
    copy.type = column.type;
    copy.collation = column.collation;
    return copy;
}

/// Programs of after look rows up by the new name. That values are unique is ensured by the column itself.
QList<schema::Index> copiedIndexes(const RecipeContext &context)
{
    const QString &name = context.recipe.renamedTo;
    const Table renamed = withRenamedColumn(context.table(), context.column().name, name);
    const ColumnParts parts = partsNaming(renamed, { name });
    QList<schema::Index> indexes = parts.indexes;
    for (const schema::Constraint &constraint : parts.constraints) {
        const bool hasKey = schema::hasBackingIndex(constraint)
            && !std::holds_alternative<schema::ExclusionConstraint>(constraint.detail);
        if (hasKey)
            indexes.append(render::backingIndex(constraint, constraint.name));
    }
    indexes.removeIf([](const schema::Index &index) { return !index.valid; });
    for (schema::Index &index : indexes) {
        index.name = freeRelationName({ &context.before, &context.after }, context.table().name.schema, index.name);
        index.unique = false;
        index.nullsNotDistinct = false;
        index.clustered = false;
        index.replicaIdentity = false;
        index.definition.clear();
        index.comment.clear();
    }
    return indexes;
}

Database expanded(const RecipeContext &context)
{
    Table table = context.table();
    table.columns.append(copyOf(context.column(), context.recipe.renamedTo));
    table.indexes += copiedIndexes(context);
    std::ranges::sort(table.indexes, {}, &schema::Index::name);
    return withTable(context.before, table);
}

ColumnPair pairOf(const RecipeContext &context, const Table &table)
{
    ColumnPair pair;
    pair.table = table.name;
    for (const schema::Column &column : table.columns)
        pair.columns.append(column.name);
    const schema::Column &column = context.column();
    pair.former = column.name;
    pair.formerType = column.type;
    pair.coming = { { context.recipe.renamedTo, column.type, sql::quoteIdentifier(column.name) } };
    pair.backward = sql::quoteIdentifier(context.recipe.renamedTo);
    pair.plainCopy = true;
    pair.names = syncNames({ &context.before, &context.after }, context.table(), column.name);
    return pair;
}

} // namespace

Result<Database> renameByRecipe(const RecipeContext &context, RecipeSteps &steps)
{
    const Database both = expanded(context);
    const ColumnPair pair = pairOf(context, *schema::findTable(both, context.table().name));
    const Database bare = withTable(context.before, [&] {
        Table table = *schema::findTable(both, context.table().name);
        table.indexes = context.table().indexes;
        return table;
    }());
    steps.begin(sql::RecipePhase::Expand);
    TRY(steps.addPlan(context.before, bare, context.options));
    steps.add(renderSync(pair));
    TRY(steps.addPlan(bare, both, context.options));
    steps.begin(sql::RecipePhase::Backfill);
    steps.addBackfill(renderBackfill(pair), context.directive());
    steps.begin(sql::RecipePhase::Contract);
    steps.add(renderAgreementCheck(pair));
    steps.commit();
    steps.add(renderDropSync(pair.table, pair.names));
    PlanOptions together = context.options;
    together.concurrentIndexes = false; // the indexes go with their column
    TRY(steps.addPlan(both, context.before, together));
    PlanOptions renaming = context.options;
    renaming.diff.renames = { { context.recipe.column, context.recipe.renamedTo } };
    TRY_ASSIGN(const diff::RenamedDatabase renamed, diff::applyRenames(context.before, renaming.diff.renames));
    TRY(steps.addPlan(context.before, renamed.database, renaming));
    return renamed.database;
}

} // namespace schemawright::plan
