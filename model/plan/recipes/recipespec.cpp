#include "model/plan/recipes/recipespec.h"

#include "model/schema/database.h"
#include "model/sql/lexer.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using sql::LexemeKind;

namespace {

struct Assignment {
    schema::ObjectKey column;
    QString rest; ///< behind "="; empty: there is none
};

/// "a.b.c=rest"; a name without a schema is one of public.
Result<Assignment> readAssignment(const QString &text)
{
    QStringList names;
    QString rest;
    for (sql::Lexer lexer(text); !lexer.atEnd();) {
        const sql::Lexeme lexeme = lexer.next();
        const QStringView word = QStringView(text).mid(lexeme.range.start, lexeme.range.length);
        if (lexeme.kind == LexemeKind::Word || lexeme.kind == LexemeKind::QuotedName) {
            names.append(sql::nameOf(word, lexeme.kind));
        } else if (word.startsWith(u'=')) {
            rest = text.mid(lexeme.range.start + 1).trimmed();
            break;
        }
    }
    if (names.size() == 2)
        names.prepend(u"public"_s);
    if (names.size() != 3) {
        return makeError(ErrorKind::Input, u"\"%1\" names no column"_s.arg(text),
            u"Write schema.table.column, with double quotes where SQL needs them."_s);
    }
    return Assignment { schema::partKey(schema::ObjectKind::Column, { names.at(0), names.at(1) }, names.at(2)), rest };
}

Result<Recipe> readRecipe(const QString &text)
{
    const QString verb = u"expand-contract:"_s;
    if (!text.startsWith(verb)) {
        return makeError(ErrorKind::Input, u"\"%1\" is no recipe"_s.arg(text),
            u"Write expand-contract:schema.table.column, and =new_name behind it for a rename."_s);
    }
    TRY_ASSIGN(const Assignment assignment, readAssignment(text.mid(verb.size())));
    Recipe recipe;
    recipe.column = assignment.column;
    if (!assignment.rest.isEmpty()) {
        sql::Lexer lexer(assignment.rest);
        recipe.renamedTo = sql::nameOf(assignment.rest, lexer.next().kind);
    }
    return recipe;
}

/// The recipe that the column belongs to: its own first, else one of its table.
Result<Recipe *> recipeFor(QList<Recipe> &recipes, const schema::ObjectKey &column, bool onlyOwn)
{
    const auto own = std::ranges::find(recipes, column, &Recipe::column);
    if (own != recipes.end())
        return &*own;
    const auto sameTable = std::ranges::find_if(
        recipes, [&](const Recipe &recipe) { return recipe.column.parentName() == column.parentName(); });
    if (sameTable != recipes.end() && !onlyOwn)
        return &*sameTable;
    return makeError(ErrorKind::Input, u"an expression is given for %1, but no recipe of its table"_s.arg(schema::toText(column)));
}

} // namespace

Result<QList<Recipe>> readRecipes(const QStringList &recipes, const QStringList &values, const QStringList &backward)
{
    QList<Recipe> read;
    for (const QString &text : recipes) {
        TRY_ASSIGN(const Recipe recipe, readRecipe(text));
        read.append(recipe);
    }
    for (const QString &text : values) {
        TRY_ASSIGN(const Assignment assignment, readAssignment(text));
        TRY_ASSIGN(Recipe *const recipe, recipeFor(read, assignment.column, false));
        recipe->values.insert(assignment.column.name, assignment.rest);
    }
    for (const QString &text : backward) {
        TRY_ASSIGN(const Assignment assignment, readAssignment(text));
        TRY_ASSIGN(Recipe *const recipe, recipeFor(read, assignment.column, true));
        recipe->backward = assignment.rest;
    }
    return read;
}

} // namespace schemawright::plan
