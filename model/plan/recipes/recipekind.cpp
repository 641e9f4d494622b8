#include "model/plan/recipes/recipekind.h"

#include "model/plan/recipes/columnparts.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Table;

namespace {

tl::unexpected<Error> refused(const Recipe &recipe, const QString &reason, const QString &hint = {})
{
    return makeError(ErrorKind::Unsupported,
        u"Expand, backfill and contract of %1 is not possible: %2"_s.arg(recipeSubject(recipe), reason), hint);
}

tl::unexpected<Error> missing(const QString &text, const QString &hint)
{
    return makeError(ErrorKind::Input, text, hint);
}

/// What no recipe can work on, whatever it is to become.
Result<> checkTable(const schema::Database &before, const Table &table, const Column &column, const Recipe &recipe)
{
    if (table.partitionOf)
        return refused(recipe, u"its table is a partition"_s, u"Ask for the column of the partitioned table."_s);
    const auto inherits = [&](const Shared<Table> &other) { return other->inherits.contains(table.name); };
    if (!table.inherits.isEmpty() || std::ranges::any_of(before.tables, inherits))
        return refused(recipe, u"its table is part of an inheritance tree"_s);
    if (column.generated)
        return refused(recipe, u"it is a generated column"_s);
    const ColumnParts parts = partsNaming(table, { column.name });
    if (parts.inPartitionKey)
        return refused(recipe, u"rows are partitioned by it"_s);
    if (table.isPartitioned() && (!parts.indexes.isEmpty() || std::ranges::any_of(parts.constraints, schema::hasBackingIndex)))
        return refused(recipe, u"its table is partitioned and has an index over it"_s);
    if (backfillKey(table).isEmpty()) {
        return refused(recipe, u"its table has no primary key and no unique key of NOT NULL columns"_s,
            u"A backfill goes from key to key: add one first."_s);
    }
    return {};
}

Result<RecipeKind> splitKind(const Table &before, const Table &after, const Recipe &recipe)
{
    if (recipe.values.isEmpty()) {
        return missing(u"%1 is gone in the desired schema: what it becomes is not known"_s.arg(recipeSubject(recipe)),
            u"Name the column that it becomes, or give an expression for each column that it is split into."_s);
    }
    for (auto value = recipe.values.begin(); value != recipe.values.end(); ++value) {
        if (schema::findColumn(before, value.key()) || !schema::findColumn(after, value.key())) {
            return missing(u"%1 is no new column of %2"_s.arg(value.key(), before.name.toText()),
                u"Expressions of a split are for columns that the desired schema adds."_s);
        }
    }
    if (recipe.backward.isEmpty()) {
        return missing(u"How %1 is made from its parts is not known"_s.arg(recipeSubject(recipe)),
            u"Give an expression for it too: programs of before read it while both are there."_s);
    }
    return RecipeKind::SplitColumn;
}

Result<RecipeKind> renameKind(const Table &before, const Table &after, const Recipe &recipe)
{
    if (schema::findColumn(before, recipe.renamedTo) || !schema::findColumn(after, recipe.renamedTo)
        || schema::findColumn(after, recipe.column.name)) {
        return missing(u"%1 does not become %2 between the two schemas"_s.arg(recipeSubject(recipe), recipe.renamedTo),
            u"A rename has the one name before and the other after."_s);
    }
    return RecipeKind::RenameColumn;
}

Result<RecipeKind> stayingKind(const Column &before, const Column &after, const Recipe &recipe)
{
    if (after.generated)
        return refused(recipe, u"it becomes a generated column"_s);
    if (before.type != after.type || before.collation != after.collation)
        return RecipeKind::ChangeType;
    if (before.notNull || !after.notNull)
        return refused(recipe, u"it keeps its name and type, and NOT NULL is not added"_s);
    if (!after.defaultExpression && recipe.values.value(before.name).isEmpty()) {
        return missing(u"What rows without %1 get is not known: it has no default"_s.arg(recipeSubject(recipe)),
            u"Give an expression for the column."_s);
    }
    return RecipeKind::SetNotNull;
}

} // namespace

QString recipeKindText(RecipeKind kind)
{
    switch (kind) {
    case RecipeKind::RenameColumn:
        return u"rename"_s;
    case RecipeKind::ChangeType:
        return u"type change"_s;
    case RecipeKind::SetNotNull:
        return u"NOT NULL"_s;
    case RecipeKind::SplitColumn:
        return u"split"_s;
    }
    Q_UNREACHABLE();
}

Recipe withGivenValues(const Recipe &recipe)
{
    Recipe given = recipe;
    given.values.removeIf([](const auto &value) { return value.value().trimmed().isEmpty(); });
    return given;
}

QString recipeSubject(const Recipe &recipe)
{
    return sql::quoteName(recipe.column.parentName()) + u'.' + sql::quoteIdentifier(recipe.column.name);
}

QStringList backfillKey(const Table &table)
{
    if (const schema::Constraint *const key = schema::findPrimaryKey(table))
        return std::get<schema::PrimaryKey>(key->detail).columns;
    const auto neverNull = [&](const QStringList &columns) {
        return !columns.isEmpty() && std::ranges::all_of(columns, [&](const QString &name) {
            const Column *const column = schema::findColumn(table, name);
            return column && column->notNull;
        });
    };
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *const unique = std::get_if<schema::UniqueConstraint>(&constraint.detail);
        if (unique && neverNull(unique->columns))
            return unique->columns;
    }
    for (const schema::Index &index : table.indexes) {
        QStringList columns;
        for (const schema::IndexPart &part : index.parts)
            columns.append(part.column);
        if (index.unique && index.valid && index.method == u"btree"_s && index.predicate.isEmpty() && neverNull(columns))
            return columns;
    }
    return {};
}

Result<RecipeKind> recipeKind(const schema::Database &before, const schema::Database &after, const Recipe &asked)
{
    const Recipe recipe = withGivenValues(asked);
    const Table *const table = schema::findTable(before, recipe.column.parentName());
    const Column *const column = table ? schema::findColumn(*table, recipe.column.name) : nullptr;
    const Table *const wanted = schema::findTable(after, recipe.column.parentName());
    if (!column)
        return missing(u"There is no column %1 before the change"_s.arg(recipeSubject(recipe)), {});
    if (!wanted)
        return missing(u"There is no table %1 in the desired schema"_s.arg(table->name.toText()), {});
    TRY(checkTable(before, *table, *column, recipe));
    if (!recipe.renamedTo.isEmpty())
        return renameKind(*table, *wanted, recipe);
    const Column *const staying = schema::findColumn(*wanted, recipe.column.name);
    return staying ? stayingKind(*column, *staying, recipe) : splitKind(*table, *wanted, recipe);
}

} // namespace schemawright::plan
