#include "model/plan/renderaction.h"

#include "model/diff/access.h"
#include "model/plan/objectlookup.h"
#include "model/plan/onlinecolumn.h"
#include "model/plan/onlineconstraint.h"
#include "model/plan/onlineindex.h"
#include "model/plan/onlinetable.h"
#include "model/plan/rebuildtable.h"
#include "model/plan/rebuildtype.h"
#include "model/plan/renamedparts.h"
#include "model/plan/sequencestart.h"
#include "model/plan/viewquery.h"
#include "model/render/accessddl.h"
#include "model/render/tableddl.h"
#include "model/render/viewddl.h"

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;
using schema::ObjectKind;

namespace {

schema::View writable(const schema::View &view)
{
    schema::View named = view;
    named.query = withNamedConstants(view.query);
    return named;
}

QList<Statement> renderBody(const diff::Change &change, const render::RenderContext &context)
{
    if (change.key.kind == ObjectKind::Table)
        return render::renderCreateTable(*std::get<Shared<schema::Table>>(*change.after), context);
    return render::renderCreateView(writable(*std::get<Shared<schema::View>>(*change.after)), context);
}

Result<QList<Statement>> renderView(const diff::Change &change, const render::RenderContext &context)
{
    diff::Change written = change;
    for (std::optional<diff::Object> *const side : { &written.before, &written.after }) {
        if (*side)
            *side = Shared<schema::View>(writable(*std::get<Shared<schema::View>>(**side)));
    }
    return render::renderChange(written, context);
}

Result<QList<Statement>> renderColumn(const diff::Change &change, const PlanContext &context)
{
    TRY_ASSIGN(QList<Statement> statements, renderOnlineColumn(change, context));
    const schema::Table *const table = schema::findTable(context.render.before, change.key.parentName());
    if (change.action != ChangeAction::Drop || !table || statements.isEmpty())
        return statements;
    const QString grants = render::columnGrantsSql(*table, change.key.name, context.render);
    if (!grants.isEmpty() && !statements.last().undo.isEmpty())
        statements.last().undo += QStringLiteral(";\n") + grants;
    return statements;
}

Result<QList<Statement>> renderWhole(const Action &action, const PlanContext &context)
{
    const diff::Change &change = action.change;
    switch (change.key.kind) {
    case ObjectKind::Index:
        return action.isPartOfRebuild ? render::renderChange(change, context.render) : renderOnlineIndex(change, context);
    case ObjectKind::Constraint:
        return renderOnlineConstraint(change, context);
    case ObjectKind::Column:
        return renderColumn(change, context);
    case ObjectKind::View:
        return renderView(change, context.render);
    case ObjectKind::Table:
        return renderOnlineTable(change, context);
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
    case ObjectKind::Routine:
    case ObjectKind::Sequence:
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return render::renderChange(change, context.render);
    }
    Q_UNREACHABLE();
}

Result<QList<Statement>> renderOwnership(const diff::Change &change, const PlanContext &context)
{
    TRY_ASSIGN(QList<Statement> statements, render::renderChange(change, context.render));
    const auto &sequence = std::get<schema::Sequence>(*change.after);
    const bool isNew = !findObject(context.render.before, change.key);
    if (isNew && sequence.ownedBy)
        statements += renderSequenceStart(*sequence.ownedBy, sequence.name, sequence.options, context);
    return statements;
}

// Renamed as what it is: the other name is only for this plan.
Result<QList<Statement>> renderMoveAside(const diff::Change &change, const PlanContext &context)
{
    if (change.key.kind == ObjectKind::Table)
        return renderTableAside(change, context.render);
    diff::Change rename = change;
    rename.action = ChangeAction::Rename;
    return render::renderChange(rename, context.render);
}

Result<QList<Statement>> renderRetype(const Action &action, const PlanContext &context)
{
    // No detour for NOT NULL: the table is locked by the rewrite.
    TRY_ASSIGN(QList<Statement> statements, render::renderChange(action.change, context.render));
    if (!statements.isEmpty())
        statements.first().note = retypeNote(action, context.render);
    return statements;
}

// Nothing to undo: the way back of the column loses it in any case, and brings back what was before.
Result<QList<Statement>> renderRestored(const Action &action, const PlanContext &context)
{
    TRY_ASSIGN(QList<Statement> statements, renderWhole(action, context));
    for (Statement &statement : statements)
        statement.undo.clear();
    return statements;
}

} // namespace

bool isBusy(const QualifiedName &relation, const PlanContext &context)
{
    // Rows of a foreign table are elsewhere: there is nothing to build, and nobody waits.
    const schema::Table *const table = schema::findTable(context.render.before, relation);
    return !context.createdRelations.contains(relation) && !context.options.emptyTables.contains(relation)
        && !(table && table->isForeign());
}

Result<QList<Statement>> renderAction(const Action &action, const PlanContext &context)
{
    switch (action.role) {
    case ActionRole::Whole:
        return renderWhole(action, context);
    case ActionRole::RenamePart:
        return renderRenamedPart(action, context.render);
    case ActionRole::Restored:
        return renderRestored(action, context);
    case ActionRole::MoveAside:
        return renderMoveAside(action.change, context);
    case ActionRole::CopyRows:
        return renderCopyRows(action.change, context.render);
    case ActionRole::Retype:
        return renderRetype(action, context);
    case ActionRole::Ownership:
        return renderOwnership(action.change, context);
    case ActionRole::Body:
    case ActionRole::Stub:
        return renderBody(action.change, context.render);
    case ActionRole::Access:
        return render::renderAccess(
            *action.change.after, *diff::accessOf(*action.change.before), context.render);
    case ActionRole::CarriedAlong:
        return QList<Statement>();
    case ActionRole::IndexRoles:
        return render::renderIndexRoles(*std::get<Shared<schema::Table>>(*action.change.after), context.render);
    case ActionRole::AttachPartition:
        return QList<Statement> { render::renderAttachPartition(
            *std::get<Shared<schema::Table>>(*action.change.after), context.render) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::plan
