#include "model/plan/onlineconstraint.h"

#include "model/plan/expandchange.h"
#include "model/plan/onlineindex.h"
#include "model/plan/temporaryname.h"
#include "model/render/constraintddl.h"
#include "model/render/indexddl.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;

namespace {

constexpr int version18 = 180000;

// PostgreSQL 18 lifted it: "cannot add NOT VALID foreign key on partitioned table" (tablecmds.c).
bool canBeNotValid(const schema::Table *table, const schema::Constraint &constraint, int serverVersion)
{
    if (std::holds_alternative<schema::CheckConstraint>(constraint.detail))
        return true;
    if (!std::holds_alternative<schema::ForeignKey>(constraint.detail))
        return false;
    return serverVersion >= version18 || !(table && table->isPartitioned());
}

QList<Statement> validateLater(
    const QualifiedName &table, const schema::Constraint &constraint, const PlanContext &context)
{
    QList<Statement> statements = render::renderAddConstraint(table, constraint, true, context.render);
    if (constraint.notValid)
        return statements;
    Statement validate = render::renderValidateConstraint(table, constraint, context.render);
    validate.commitsBefore = true;
    statements.append(validate);
    return statements;
}

bool isKey(const schema::Constraint &constraint)
{
    // WITHOUT OVERLAPS has a GiST index, which no USING INDEX takes.
    return !schema::isTemporal(constraint)
        && (std::holds_alternative<schema::PrimaryKey>(constraint.detail)
            || std::holds_alternative<schema::UniqueConstraint>(constraint.detail));
}

Statement buildIndex(const QualifiedName &table, const schema::Constraint &constraint, const QString &name,
    const PlanContext &context)
{
    render::CreateIndexOptions options;
    options.concurrently = true;
    return render::renderCreateIndex(table, render::backingIndex(constraint, name), options, context.render);
}

QList<Statement> buildKeyFirst(
    const QualifiedName &table, const schema::Constraint &constraint, const PlanContext &context)
{
    QList<Statement> statements;
    // The columns of a primary key are NOT NULL by now: that is a change of theirs, with a detour of its own.
    // The index has the constraint's own name: adding the constraint then has nothing to rename.
    statements.append(buildIndex(table, constraint, constraint.name, context));
    statements += render::renderAddConstraintUsingIndex(table, constraint, constraint.name, context.render);
    return statements;
}

// The index of the new key is built beside the former key, and one transaction swaps them.
QList<Statement> replaceKey(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    const auto &before = std::get<schema::Constraint>(*change.before);
    const auto &after = std::get<schema::Constraint>(*change.after);
    QList<Statement> statements;
    if (!context.options.concurrentIndexes || !isBusy(table, context)) {
        statements.append(render::renderDropConstraint(table, before, context.render));
        statements += render::renderAddConstraint(table, after, false, context.render);
        return statements + keepReplicaIdentity(table, after.name, context);
    }
    const QString name = temporaryName(u"new"_s, after.name);
    statements.append(buildIndex(table, after, name, context));
    statements.append(render::renderDropConstraint(table, before, context.render));
    statements += render::renderAddConstraintUsingIndex(table, after, name, context.render);
    return statements + keepReplicaIdentity(table, after.name, context);
}

QList<Statement> addConstraint(
    const QualifiedName &table, const schema::Constraint &constraint, const PlanContext &context)
{
    const schema::Table *const relation = schema::findTable(context.render.after, table);
    const bool partitioned = relation && relation->isPartitioned();
    const bool busy = isBusy(table, context);
    // NOT ENFORCED is never checked: there is nothing to validate.
    if (busy && context.options.validateLater && !constraint.notEnforced
        && canBeNotValid(relation, constraint, context.render.serverVersion))
        return validateLater(table, constraint, context);
    if (busy && context.options.concurrentIndexes && isKey(constraint) && !partitioned)
        return buildKeyFirst(table, constraint, context);
    return render::renderAddConstraint(table, constraint, constraint.notValid, context.render);
}

} // namespace

Result<QList<Statement>> renderOnlineConstraint(const diff::Change &change, const PlanContext &context)
{
    if (replacesOnline(change, context.render))
        return replaceKey(change, context);
    if (change.action != ChangeAction::Create)
        return render::renderChange(change, context.render);
    return addConstraint(change.key.parentName(), std::get<schema::Constraint>(*change.after), context);
}

} // namespace schemawright::plan
