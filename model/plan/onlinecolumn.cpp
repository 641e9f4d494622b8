#include "model/plan/onlinecolumn.h"

#include "model/plan/onlinenotnull.h"
#include "model/render/notnullddl.h"

namespace schemawright::plan {

using render::Statement;

namespace {

bool wantsDetour(const diff::Change &change, const PlanContext &context)
{
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return !before.notNull && after.notNull && !after.notNullConstraint.notValid && context.options.notNullByCheck
        && isBusy(change.key.parentName(), context);
}

// PostgreSQL 18: the constraint itself can be NOT VALID first.
QList<Statement> addThenValidate(const QualifiedName &table, const schema::Column &wanted, const PlanContext &context)
{
    schema::Column unchecked = wanted;
    unchecked.notNullConstraint.notValid = true;
    return render::renderAddNotNull(table, unchecked, context.render)
        + render::renderAlterNotNull(table, unchecked, wanted, context.render);
}

} // namespace

Result<QList<Statement>> renderOnlineColumn(const diff::Change &change, const PlanContext &context)
{
    if (change.action != diff::ChangeAction::Alter)
        return render::renderChange(change, context.render);
    // NOT NULL first: an identity wants it. docs: sql-altertable, "ADD GENERATED".
    QList<Statement> statements;
    diff::Change rest = change;
    if (wantsDetour(change, context)) {
        const auto &wanted = std::get<schema::Column>(*change.after);
        schema::Column filled = std::get<schema::Column>(*change.before);
        filled.notNull = true;
        if (render::needsNotNullConstraint(wanted)) {
            statements = addThenValidate(change.key.parentName(), wanted, context);
            filled.notNullConstraint = wanted.notNullConstraint;
        } else {
            statements = renderSetNotNullByCheck(change.key.parentName(), change.key.name, context);
        }
        rest.before = filled;
    }
    if (rest.before != rest.after) {
        TRY_ASSIGN(const QList<Statement> others, render::renderChange(rest, context.render));
        statements += others;
    }
    return statements;
}

} // namespace schemawright::plan
