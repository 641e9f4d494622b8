#include "model/plan/renderaction.h"

#include "model/plan/onlineconstraint.h"
#include "model/plan/onlineindex.h"
#include "model/plan/onlinenotnull.h"
#include "model/render/tableddl.h"
#include "model/render/viewddl.h"

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;
using schema::ObjectKind;

namespace {

QList<Statement> renderBody(const diff::Change &change, const render::RenderContext &context)
{
    if (change.key.kind == ObjectKind::Table)
        return render::renderCreateTable(*std::get<Shared<schema::Table>>(*change.after), context);
    return render::renderCreateView(*std::get<Shared<schema::View>>(*change.after), context);
}

Result<QList<Statement>> renderWhole(const Action &action, const PlanContext &context)
{
    const diff::Change &change = action.change;
    switch (change.key.kind) {
    case ObjectKind::Index:
        return renderOnlineIndex(change, context);
    case ObjectKind::Constraint:
        return renderOnlineConstraint(change, context);
    case ObjectKind::Column:
        return renderOnlineColumn(change, context);
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Table:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
    case ObjectKind::View:
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

} // namespace

bool isBusy(const QualifiedName &relation, const PlanContext &context)
{
    return !context.createdTables.contains(relation) && !context.options.emptyTables.contains(relation);
}

Result<QList<Statement>> renderAction(const Action &action, const PlanContext &context)
{
    switch (action.role) {
    case ActionRole::Whole:
    case ActionRole::Ownership:
        return renderWhole(action, context);
    case ActionRole::Body:
    case ActionRole::Stub:
        return renderBody(action.change, context.render);
    case ActionRole::IndexRoles:
        return render::renderIndexRoles(*std::get<Shared<schema::Table>>(*action.change.after), context.render);
    case ActionRole::AttachPartition:
        return QList<Statement> { render::renderAttachPartition(
            *std::get<Shared<schema::Table>>(*action.change.after), context.render) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::plan
