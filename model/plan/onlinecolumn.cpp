#include "model/plan/onlinecolumn.h"

#include "model/plan/onlinenotnull.h"

namespace schemawright::plan {

using render::Statement;

namespace {

bool wantsDetour(const diff::Change &change, const PlanContext &context)
{
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return !before.notNull && after.notNull && context.options.notNullByCheck
        && isBusy(change.key.parentName(), context);
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
        statements = renderSetNotNullByCheck(change.key.parentName(), change.key.name, context);
        schema::Column filled = std::get<schema::Column>(*change.before);
        filled.notNull = true;
        rest.before = filled;
    }
    if (rest.before != rest.after) {
        TRY_ASSIGN(const QList<Statement> others, render::renderChange(rest, context.render));
        statements += others;
    }
    return statements;
}

} // namespace schemawright::plan
