#include "model/plan/onlinecolumn.h"

#include "model/plan/onlinenotnull.h"
#include "model/render/columnalterddl.h"
#include "model/render/columnddl.h"
#include "model/render/columntype.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/notnullddl.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

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

// UPDATE triggers would see a change that nobody made, and row security could hide rows from the UPDATE.
bool canBeFilledLater(const schema::Table &table)
{
    const bool fires = std::ranges::any_of(table.triggers,
        [](const schema::Trigger &trigger) { return trigger.definition.contains(u" UPDATE "_s); });
    return !fires && table.rules.isEmpty() && !table.rowSecurityForced;
}

// Only the default makes ADD COLUMN rewrite the table: it has another value for each row.
bool addsInTwoSteps(const QualifiedName &table, const schema::Column &column, const PlanContext &context)
{
    const schema::Table *const before = schema::findTable(context.render.before, table);
    if (!before || !column.defaultExpression || column.identity || !context.options.fillDefaultsLater
        || !isBusy(table, context) || !canBeFilledLater(*before))
        return false;
    schema::Column bare = column;
    bare.defaultExpression.reset();
    return render::addColumnWork(column, context.render.after) == render::Work::Rewrite
        && render::addColumnWork(bare, context.render.after) == render::Work::Instant;
}

Statement fill(const QualifiedName &table, const QString &column, const PlanContext &context)
{
    const QString name = sql::quoteIdentifier(column);
    Statement statement;
    statement.sql = u"UPDATE "_s + sql::quoteName(table) + u" SET "_s + name + u" = DEFAULT WHERE "_s + name + u" IS NULL"_s;
    statement.description = u"Fill column "_s + render::quotedWord(column) + u" of "_s + render::quotedWord(table.name);
    statement.note = u"Writes a new version of every row of %1: reads go on, writes to a row wait until all are written."_s.arg(
        table.toText());
    statement.locks = render::lockTree(context.render, table, schema::LockMode::RowExclusive);
    statement.work = render::Work::Rewrite;
    statement.commitsBefore = true;
    return statement;
}

QList<Statement> addNotNull(const QualifiedName &table, const schema::Column &wanted, const PlanContext &context)
{
    return render::needsNotNullConstraint(wanted) ? renderNotNullThenValidate(table, wanted, context)
                                                  : renderSetNotNullByCheck(table, wanted.name, context);
}

// New rows get the default at once, those that are there in an UPDATE of its own. NOT NULL comes last: before, an UPDATE
// of a row that has no value yet would fail.
QList<Statement> addInTwoSteps(const QualifiedName &table, const schema::Column &column, const PlanContext &context)
{
    schema::Column bare = column;
    bare.defaultExpression.reset();
    bare.notNull = false;
    bare.notNullConstraint = {};
    QList<Statement> statements = render::renderAddColumn(table, bare, context.render);
    Statement set;
    set.sql = render::setDefaultSql(table, column.name, *column.defaultExpression);
    set.undo = render::dropDefaultSql(table, column.name);
    set.description = render::modifyTableText(table);
    set.locks = render::lockTree(context.render, table, schema::LockMode::AccessExclusive);
    statements += { set, fill(table, column.name, context) };
    if (!column.notNull)
        return statements;
    QList<Statement> notNull = addNotNull(table, column, context);
    notNull.first().commitsBefore = true;
    return statements + notNull;
}

// ADD COLUMN with an identity comes down, which PostgreSQL refuses for a table with children, unless (from 17 on) they are
// its partitions: tablecmds.c, ATExecAddColumn.
bool refusesIdentity(const QualifiedName &table, const render::RenderContext &context)
{
    const schema::Table *const after = schema::findTable(context.after, table);
    if (after && after->isPartitioned() && context.serverVersion >= 170000)
        return false;
    return !render::directChildren(context.before, table).isEmpty() || !render::directChildren(context.after, table).isEmpty();
}

Result<QList<Statement>> addThenNumber(const diff::Change &change, const schema::Column &column, const PlanContext &context)
{
    schema::Column bare = column;
    bare.identity.reset();
    diff::Change numbered = change;
    numbered.action = diff::ChangeAction::Alter;
    numbered.before = bare;
    TRY_ASSIGN(const QList<Statement> identity, render::renderChange(numbered, context.render));
    return render::renderAddColumn(change.key.parentName(), bare, context.render) + identity;
}

} // namespace

Result<QList<Statement>> renderOnlineColumn(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    const auto *const created
        = change.action == diff::ChangeAction::Create ? std::get_if<schema::Column>(&*change.after) : nullptr;
    const bool comesFromParent = created && !created->isLocal && render::keepsParents(context.render, table);
    if (created && !comesFromParent && addsInTwoSteps(table, *created, context))
        return addInTwoSteps(table, *created, context);
    if (created && !comesFromParent && created->identity && refusesIdentity(table, context.render))
        return addThenNumber(change, *created, context);
    if (change.action != diff::ChangeAction::Alter)
        return render::renderChange(change, context.render);
    // NOT NULL first: an identity wants it. docs: sql-altertable, "ADD GENERATED".
    QList<Statement> statements;
    diff::Change rest = change;
    if (wantsDetour(change, context)) {
        const auto &wanted = std::get<schema::Column>(*change.after);
        schema::Column filled = std::get<schema::Column>(*change.before);
        filled.notNull = true;
        statements = addNotNull(change.key.parentName(), wanted, context);
        if (render::needsNotNullConstraint(wanted))
            filled.notNullConstraint = wanted.notNullConstraint;
        rest.before = filled;
    }
    if (rest.before != rest.after) {
        TRY_ASSIGN(const QList<Statement> others, render::renderChange(rest, context.render));
        statements += others;
    }
    return statements;
}

} // namespace schemawright::plan
