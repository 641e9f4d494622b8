// A column with another type, or several columns, in the place of one: built beside it, swapped in one short
// transaction in the end.
#include "model/plan/recipes/recipeplan.h"
#include "model/plan/recipes/recipesql.h"
#include "model/plan/recipes/replacement.h"
#include "model/plan/recipes/rowexpression.h"

#include "model/plan/temporaryname.h"
#include "model/render/columnalterddl.h"
#include "model/render/constraintddl.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Database;
using schema::Table;

namespace {

QString orColumn(const QString &expression, const QString &column)
{
    return expression.isEmpty() ? sql::quoteIdentifier(column) : expression;
}

ColumnPair pairOf(const RecipeContext &context, const Replacement &replacement)
{
    ColumnPair pair;
    const Table &table = *schema::findTable(replacement.bare, context.table().name);
    const Column &former = context.column();
    pair.table = table.name;
    for (const Column &column : table.columns)
        pair.columns.append(column.name);
    pair.former = former.name;
    pair.formerType = former.type;
    const int version = context.before.serverVersion;
    QMap<QString, QString> working;
    for (auto name = replacement.working.begin(); name != replacement.working.end(); ++name) {
        const QString type = schema::findColumn(table, name.value())->type;
        const QString given = context.recipe.values.value(name.key());
        pair.coming.append({ name.value(), type,
            given.isEmpty() ? orColumn(render::convertedValue(former.name, former.type, type,
                                           { context.before, context.after, version }), former.name)
                            : given });
        working.insert(name.key(), sql::quoteIdentifier(name.value()));
    }
    const ComingColumn &first = pair.coming.first();
    pair.backward = context.recipe.backward.isEmpty()
        ? orColumn(render::convertedValue(first.name, first.type, former.type, { context.after, context.before, version }),
            first.name)
        : withColumnsReplaced(context.recipe.backward, working);
    pair.names = syncNames({ &context.before, &context.after }, context.table(), former.name);
    return pair;
}

/// The counter goes on where it was: numbers that were given out once do not come again.
render::Statement carryCounter(const QualifiedName &from, const QualifiedName &to)
{
    render::Statement statement;
    statement.sql = u"SELECT pg_catalog.setval(%1, last_value, is_called) FROM %2"_s.arg(
        sql::quoteLiteral(sql::quoteName(to)), sql::quoteName(from));
    statement.description = u"The counter goes on where it was"_s;
    return statement;
}

render::Statement renameSequence(const QualifiedName &sequence, const QString &name)
{
    render::Statement statement;
    statement.sql = u"ALTER SEQUENCE %1 RENAME TO %2"_s.arg(sql::quoteName(sequence), sql::quoteIdentifier(name));
    return statement;
}

Column *findColumn(Table &table, const QString &name)
{
    const auto found = std::find_if(
        table.columns.begin(), table.columns.end(), [&](const Column &column) { return column.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

/// One after the other: the counter of an identity is carried over while both sequences are there.
class Swap
{
public:
    Swap(const RecipeContext &context, const Replacement &replacement, RecipeSteps &steps)
        : m_context(context)
        , m_replacement(replacement)
        , m_steps(steps)
        , m_current(replacement.filled)
        , m_alone(replacement.alone)
        , m_options(context.options)
    {
        m_options.concurrentIndexes = false; // they go with their column
        m_options.emptyTables.insert(context.table().name); // no detours: everything was done before
    }

    [[nodiscard]] Result<Database> run()
    {
        TRY(takeIdentity());
        TRY(releaseSequences());
        TRY(m_steps.addPlan(m_current, m_alone, m_options));
        if (m_identity)
            m_steps.add(renameSequence(m_counter, m_identity->sequenceName.name));
        adoptKeys();
        PlanOptions last = m_context.options;
        last.diff.renames = m_replacement.renames;
        TRY(m_steps.addPlan(m_alone, m_replacement.target, last));
        return m_replacement.target;
    }

private:
    [[nodiscard]] const QualifiedName &name() const { return m_context.table().name; }

    [[nodiscard]] Result<> takeIdentity()
    {
        const auto &former = m_context.column().identity;
        const Table &target = *schema::findTable(m_replacement.target, name());
        const Column *const coming = schema::findColumn(target, m_context.column().name);
        if (!former || !coming || !coming->identity)
            return {};
        m_identity = coming->identity;
        m_counter = { name().schema, temporaryName(u"new"_s, m_identity->sequenceName.name) };
        const QString working = m_replacement.working.value(coming->name);
        Table table = *schema::findTable(m_current, name());
        schema::Identity identity = *m_identity;
        identity.sequenceName = m_counter;
        findColumn(table, working)->identity = identity;
        const Database numbered = withTable(m_current, table);
        TRY(m_steps.addPlan(m_current, numbered, m_options));
        m_steps.add(carryCounter(former->sequenceName, m_counter));
        m_current = numbered;
        Table alone = *schema::findTable(m_alone, name());
        findColumn(alone, working)->identity = m_identity;
        m_numbered = alone;
        findColumn(alone, working)->identity = identity;
        m_alone = withTable(m_alone, alone);
        return {};
    }

    /// A sequence would go with the column that owns it.
    [[nodiscard]] Result<> releaseSequences()
    {
        if (m_replacement.users.sequences.isEmpty())
            return {};
        Table table = *schema::findTable(m_current, name());
        findColumn(table, m_context.column().name)->defaultExpression.reset();
        Database released = withTable(m_current, table);
        for (schema::Sequence &sequence : released.sequences) {
            if (m_replacement.users.sequences.contains(sequence.name))
                sequence.ownedBy.reset();
        }
        TRY(m_steps.addPlan(m_current, released, m_options));
        m_current = released;
        return {};
    }

    void adoptKeys()
    {
        const render::RenderContext context { m_alone, m_alone, m_context.before.serverVersion };
        for (const AdoptedKey &key : m_replacement.keys)
            m_steps.add(render::renderAddConstraintUsingIndex(name(), key.constraint, key.index, context));
        const Table table = m_numbered.value_or(*schema::findTable(m_alone, name()));
        m_alone = withTable(m_alone, withAdoptedKeys(table, m_replacement.keys));
    }

    const RecipeContext &m_context;
    const Replacement &m_replacement;
    RecipeSteps &m_steps;
    Database m_current;
    Database m_alone;
    PlanOptions m_options;
    Rare<schema::Identity> m_identity;
    QualifiedName m_counter; ///< of the identity, until the former one is gone
    std::optional<Table> m_numbered; ///< the table once the counter has its name
};

} // namespace

Result<Database> replaceByRecipe(const RecipeContext &context, RecipeKind kind, RecipeSteps &steps)
{
    TRY_ASSIGN(const Replacement replacement, makeReplacement(context, kind));
    const ColumnPair pair = pairOf(context, replacement);
    steps.begin(sql::RecipePhase::Expand);
    TRY(steps.addPlan(context.before, replacement.bare, context.options));
    steps.add(renderExpressionCheck(pair));
    steps.add(renderSync(pair));
    TRY(steps.addPlan(replacement.bare, replacement.both, context.options));
    steps.begin(sql::RecipePhase::Backfill);
    steps.addBackfill(renderBackfill(pair), context.directive());
    steps.begin(sql::RecipePhase::Contract);
    steps.add(renderAgreementCheck(pair));
    steps.commit();
    TRY(steps.addPlan(replacement.both, replacement.filled, context.options));
    steps.commit();
    steps.add(renderDropSync(pair.table, pair.names));
    return Swap(context, replacement, steps).run();
}

} // namespace schemawright::plan
