// The sequence: compare, cut the changes into actions, order them, write each (online where there is a way), group the
// steps into transactions.
#include "model/plan/plan.h"

#include "model/base/digest.h"
#include "model/diff/applyrenames.h"
#include "model/plan/accessactions.h"
#include "model/plan/canonicaltext.h"
#include "model/plan/carriedalong.h"
#include "model/plan/changesofonework.h"
#include "model/plan/exactcasts.h"
#include "model/plan/functionbodies.h"
#include "model/plan/missingroles.h"
#include "model/plan/ordering.h"
#include "model/plan/plannotes.h"
#include "model/plan/rebuildtype.h"
#include "model/plan/recipes/recipeplan.h"
#include "model/plan/recreate.h"
#include "model/plan/renderaction.h"
#include "model/plan/restoredstatistics.h"
#include "model/plan/schedule.h"
#include "model/plan/transactions.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;

namespace {

// Also views that go and come back: nobody uses them in between.
QSet<QualifiedName> createdRelations(const QList<Action> &actions)
{
    QSet<QualifiedName> names;
    for (const Action &action : actions) {
        if (action.role == ActionRole::Body || action.role == ActionRole::Stub)
            names.insert(action.change.key.qualifiedName());
    }
    return names;
}

QSet<QualifiedName> createdIndexes(const QList<Action> &actions)
{
    QSet<QualifiedName> names;
    for (const Action &action : actions) {
        const schema::ObjectKey &key = action.change.key;
        const bool isMade = action.change.action == ChangeAction::Create
            && (key.kind == ObjectKind::Index || key.kind == ObjectKind::Constraint);
        if (isMade)
            names.insert(key.qualifiedName());
        if (action.role != ActionRole::Body || key.kind != ObjectKind::Table)
            continue;
        for (const schema::Constraint &constraint : std::get<Shared<schema::Table>>(*action.change.after)->constraints)
            names.insert({ key.schema, constraint.name });
    }
    return names;
}

PlanStep uncheckedBodiesStep()
{
    PlanStep step;
    step.statement.sql = u"SET check_function_bodies = off"_s;
    step.statement.description = u"Do not check function bodies before all objects are there"_s;
    return step;
}

// Bodies of routines are the person's own text; what the server prints of the others is an expression tree.
bool holdsExpressions(ObjectKind kind)
{
    return kind != ObjectKind::Routine && kind != ObjectKind::Other && kind != ObjectKind::Schema
        && kind != ObjectKind::Extension && kind != ObjectKind::Sequence && kind != ObjectKind::Enum;
}

// Empty: it does not make others wait for a rewrite.
QString costOf(const render::Statement &statement, const schema::ObjectKey &key)
{
    const bool blocks = !statement.locks.isEmpty() && statement.locks.first().mode == schema::LockMode::AccessExclusive;
    if (statement.work != render::Work::Rewrite || !blocks)
        return {};
    const QualifiedName relation = key.parent.isEmpty() ? key.qualifiedName() : key.parentName();
    return u"Rewrites %1 under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends."_s.arg(
        relation.toText());
}

QList<PlanStep> stepsOf(const Action &action, const QList<render::Statement> &statements)
{
    QList<PlanStep> steps;
    for (const render::Statement &statement : statements) {
        PlanStep step { statement, 0, action.origin, {} };
        if (holdsExpressions(action.change.key.kind))
            step.statement.sql = withExactCasts(statement.sql);
        step.statement.note = QString(costOf(statement, action.change.key) + u' ' + statement.note).trimmed();
        steps.append(step);
    }
    return steps;
}

// What waits for one of two positions waits for the other, where both are done.
void moveEdges(QList<QList<int>> &before, int from, int to)
{
    before[to] += std::exchange(before[from], {});
    for (qsizetype i = to + 1; i < before.size(); ++i) {
        if (before.at(i).contains(from))
            before[i].append(to);
    }
}

// Columns of one table that go over to rebuilt types one after the other go together.
void joinRetypings(OrderedActions &ordered, QList<QList<PlanStep>> &rendered)
{
    const QList<Action> &actions = ordered.actions;
    for (int i = 1; i < rendered.size(); ++i) {
        const auto isOne = [&](qsizetype position) {
            return actions.at(position).role == ActionRole::Retype && rendered.at(position).size() == 1;
        };
        const QualifiedName table = actions.at(i).change.key.parentName();
        if (!isOne(i) || !isOne(i - 1) || actions.at(i - 1).change.key.parentName() != table)
            continue;
        PlanStep &step = rendered[i].first();
        const render::Statement &former = rendered.at(i - 1).first().statement;
        const QString own = step.statement.note.remove(costOf(step.statement, actions.at(i).change.key)).trimmed();
        const QString note = former.note + u' ' + own;
        step.statement = mergedRetyping(table, former, step.statement);
        step.statement.note = note.trimmed();
        rendered[i - 1].clear();
        moveEdges(ordered.before, i - 1, i);
    }
}

// The way back of the plan runs from its end: what a column's way back loses comes behind that.
Result<> addRestoringUndo(
    const OrderedActions &ordered, QList<QList<PlanStep>> &rendered, const render::RenderContext &context)
{
    for (int i = 0; i < ordered.actions.size(); ++i) {
        if (ordered.actions.at(i).role != ActionRole::Restored)
            continue;
        QList<int> columns = ordered.before.at(i);
        columns.removeIf([&](int position) {
            return ordered.actions.at(position).change.key.kind != ObjectKind::Column || rendered.at(position).isEmpty();
        });
        TRY_ASSIGN(const QString undo, restoringUndo(ordered.actions.at(i), context));
        if (columns.isEmpty() || undo.isEmpty())
            continue;
        render::Statement &first = rendered[*std::ranges::min_element(columns)].first().statement;
        if (!first.undo.isEmpty())
            first.undo += u";\n"_s + undo;
    }
    return {};
}

Result<QList<PlanStep>> renderSteps(OrderedActions ordered, const PlanContext &context)
{
    QList<QList<PlanStep>> rendered;
    const QSet<schema::ObjectKey> recreated
        = rewritesTables(ordered.actions) ? recreatedKeys(ordered.actions) : QSet<schema::ObjectKey>();
    for (const Action &action : ordered.actions) {
        TRY_ASSIGN(const QList<render::Statement> statements, renderAction(action, context));
        QList<PlanStep> steps = stepsOf(action, statements);
        // docs: sql-altertype, "ADD VALUE": "the new value cannot be used until after the transaction has been committed".
        const bool addsValues = action.change.key.kind == ObjectKind::Enum && action.tearsDown && action.builds;
        for (PlanStep &step : steps)
            step.statement.commitsAfter = step.statement.commitsAfter || addsValues;
        // A materialised view over a table that was rewritten is filled when that can be used again.
        if (!steps.isEmpty() && steps.first().statement.work != render::Work::Instant && action.change.key.kind == ObjectKind::View
            && recreated.contains(action.change.key))
            steps.first().statement.commitsBefore = true;
        rendered.append(steps);
    }
    joinRetypings(ordered, rendered);
    TRY(addRestoringUndo(ordered, rendered, context.render));
    QList<PlanStep> steps = scheduleSteps(ordered, rendered);
    if (needsUncheckedBodies(ordered.actions))
        steps.prepend(uncheckedBodiesStep());
    return steps;
}

} // namespace

Result<Plan> makePlan(const schema::Database &before, const schema::Database &desired, const PlanOptions &options)
{
    TRY_ASSIGN(const diff::RenamedDatabase renamed, diff::applyRenames(before, options.diff.renames));
    const schema::Database after = diff::withAccessOf(renamed.database, desired, options.diff.access);
    if (!options.recipes.isEmpty())
        return planWithRecipes(before, after, options);
    Plan plan;
    plan.sourceFingerprint = Fingerprint(before);
    plan.targetFingerprint = Fingerprint(after);
    TRY_ASSIGN(const QList<Change> differences, diff::diffDatabases(renamed.database, after));
    plan.changes = renamed.changes + differences;
    if (plan.changes.isEmpty())
        return plan;
    const render::RenderContext compared { renamed.database, after,
        before.serverVersion > 0 ? before.serverVersion : after.serverVersion };
    TRY_ASSIGN(QList<Action> actions, makeActions(plan.changes, compared));
    separateAccess(actions, plan.changes, compared);
    markCarriedAlong(actions, compared);
    TRY_ASSIGN(const OrderedActions ordered, orderActions(actions, compared));
    const schema::Database source = withMovedAside(renamed.database, ordered.actions);
    const render::RenderContext render { source, after, compared.serverVersion };
    plan.steps = missingRoleSteps(renamed.database, after);
    TRY_ASSIGN(const QList<PlanStep> rendered,
        renderSteps(ordered, { render, options, createdRelations(ordered.actions), createdIndexes(ordered.actions) }));
    plan.steps += rendered;
    numberTransactions(plan.steps, renamed.database, changesOfOneWork(ordered));
    setTimeouts(plan.steps);
    plan.notes = missingRoleNotes(renamed.database, after) + columnOrderNotes(renamed.database, after, plan.changes)
        + hiddenValueNotes(plan.changes);
    return plan;
}

QString fingerprint(const schema::Database &database)
{
    return sha256Hex(canonicalText(database));
}

} // namespace schemawright::plan
