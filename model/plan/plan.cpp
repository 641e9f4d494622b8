// The sequence: compare, cut the changes into actions, order them, write each (online where there is a way), group the
// steps into transactions.
#include "model/plan/plan.h"

#include "model/base/digest.h"
#include "model/diff/applyrenames.h"
#include "model/plan/canonicaltext.h"
#include "model/plan/carriedalong.h"
#include "model/plan/exactcasts.h"
#include "model/plan/functionbodies.h"
#include "model/plan/ordering.h"
#include "model/plan/plannotes.h"
#include "model/plan/rebuildtype.h"
#include "model/plan/recreate.h"
#include "model/plan/renderaction.h"
#include "model/plan/transactions.h"

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

Result<QList<PlanStep>> renderSteps(const QList<Action> &actions, const PlanContext &context)
{
    QList<PlanStep> steps;
    if (needsUncheckedBodies(actions))
        steps.append(uncheckedBodiesStep());
    bool commitNext = false;
    for (const Action &action : actions) {
        TRY_ASSIGN(const QList<render::Statement> statements, renderAction(action, context));
        for (const render::Statement &statement : statements) {
            PlanStep step { statement, 0, action.origin };
            step.statement.commitsBefore = statement.commitsBefore || std::exchange(commitNext, false);
            if (holdsExpressions(action.change.key.kind))
                step.statement.sql = withExactCasts(statement.sql);
            steps.append(step);
        }
        // docs: sql-altertype, "ADD VALUE": "the new value cannot be used until after the transaction has been committed".
        const bool addsValues = action.change.key.kind == ObjectKind::Enum && action.tearsDown && action.builds;
        commitNext = commitNext || (addsValues && !statements.isEmpty());
    }
    return steps;
}

} // namespace

Result<Plan> makePlan(const schema::Database &before, const schema::Database &after, const PlanOptions &options)
{
    TRY_ASSIGN(const diff::RenamedDatabase renamed, diff::applyRenames(before, options.diff.renames));
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
    markCarriedAlong(actions, renamed.database);
    TRY_ASSIGN(const QList<Action> ordered, orderActions(actions, compared));
    const schema::Database source = withMovedAside(renamed.database, ordered);
    const render::RenderContext render { source, after, compared.serverVersion };
    TRY_ASSIGN(plan.steps, renderSteps(ordered, { render, options, createdRelations(ordered) }));
    numberTransactions(plan.steps);
    plan.notes = columnOrderNotes(renamed.database, after, plan.changes);
    return plan;
}

QString fingerprint(const schema::Database &database)
{
    return sha256Hex(canonicalText(database));
}

} // namespace schemawright::plan
