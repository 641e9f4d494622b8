#include "model/plan/recipes/recipeoffers.h"

#include "model/plan/recipes/recipekind.h"
#include "model/render/columntype.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeAction;
using schema::Column;

namespace {

bool rewrites(const Column &before, const Column &after)
{
    const bool changes = before.type != after.type || before.collation != after.collation;
    return changes && render::typeChangeWork(before.type, after.type) == render::Work::Rewrite;
}

/// Columns that come into the table of a column that goes.
QStringList comingColumns(const QList<Change> &changes, const schema::ObjectKey &column)
{
    QStringList names;
    for (const Change &change : changes) {
        const bool comes = change.action == ChangeAction::Create && change.key.kind == schema::ObjectKind::Column;
        if (comes && change.key.parentName() == column.parentName())
            names.append(change.key.name);
    }
    return names;
}

std::optional<RecipeOffer> offerFor(const QList<Change> &changes, const Change &change)
{
    RecipeOffer offer;
    offer.recipe.column = change.key;
    switch (change.action) {
    case ChangeAction::Create:
        return std::nullopt;
    case ChangeAction::Rename:
        offer.recipe.renamedTo = std::get<Column>(*change.after).name;
        return offer;
    case ChangeAction::Drop:
        offer.kind = RecipeKind::SplitColumn;
        for (const QString &column : comingColumns(changes, change.key))
            offer.recipe.values.insert(column, QString());
        return offer.recipe.values.size() < 2 ? std::nullopt : std::optional(offer);
    case ChangeAction::Alter: {
        const auto &before = std::get<Column>(*change.before);
        const auto &after = std::get<Column>(*change.after);
        offer.kind = rewrites(before, after) ? RecipeKind::ChangeType : RecipeKind::SetNotNull;
        const bool addsNotNull = !before.notNull && after.notNull && before.type == after.type;
        return rewrites(before, after) || addsNotNull ? std::optional(offer) : std::nullopt;
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QList<RecipeOffer> findRecipes(const schema::Database &before, const schema::Database &after, const Plan &plan)
{
    QList<RecipeOffer> offers;
    for (int i = 0; i < plan.changes.size(); ++i) {
        const Change &change = plan.changes.at(i);
        auto offer = change.key.kind == schema::ObjectKind::Column ? offerFor(plan.changes, change) : std::nullopt;
        if (!offer)
            continue;
        offer->change = i;
        if (const auto kind = recipeKind(before, after, offer->recipe); !kind) {
            QString &why = kind.error().kind == ErrorKind::Unsupported ? offer->refusal : offer->needs;
            why = kind.error().hint.isEmpty() ? kind.error().text : QString(kind.error().text + u". " + kind.error().hint);
        }
        offers.append(*offer);
    }
    return offers;
}

QString recipeFlag(const Recipe &recipe)
{
    const QString flag = u"expand-contract:"_s + recipeSubject(recipe);
    return recipe.renamedTo.isEmpty() ? flag : QString(flag + u'=' + sql::quoteIdentifier(recipe.renamedTo));
}

} // namespace schemawright::plan
