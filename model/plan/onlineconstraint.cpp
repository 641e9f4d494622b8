#include "model/plan/onlineconstraint.h"

#include "model/plan/expandchange.h"
#include "model/plan/onlineindex.h"
#include "model/plan/partindexes.h"
#include "model/plan/partitionindexes.h"
#include "model/plan/temporaryname.h"
#include "model/plan/uncheckedcopies.h"
#include "model/render/constraintddl.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;

namespace {

constexpr int version18 = 180000;

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

QList<const schema::Table *> busyLeaves(const QualifiedName &table, const PlanContext &context)
{
    QList<const schema::Table *> leaves;
    for (const QualifiedName &name : render::descendants(context.render.before, table)) {
        const schema::Table *const leaf = schema::findTable(context.render.before, name);
        const schema::Table *const wanted = schema::findTable(context.render.after, name);
        if (wanted && wanted->partitionOf && !leaf->isPartitioned() && isBusy(name, context))
            leaves.append(leaf);
    }
    return leaves;
}

// Before PostgreSQL 18 a foreign key of a partitioned table cannot be NOT VALID. Each partition gets the same one first,
// NOT VALID and validated; ADD CONSTRAINT on the parent then adopts them and reads nothing. tablecmds.c,
// tryAttachPartitionForeignKey.
bool startsAtPartitions(const schema::Table *table, const schema::Constraint &constraint, const PlanContext &context)
{
    const auto *const key = std::get_if<schema::ForeignKey>(&constraint.detail);
    if (!key || !table || !table->isPartitioned() || context.render.serverVersion >= version18)
        return false;
    const schema::Table *const referenced = schema::findTable(context.render.after, key->referencedTable);
    const auto leaves = busyLeaves(table->name, context);
    const bool isFree = std::ranges::none_of(
        leaves, [&](const schema::Table *leaf) { return schema::findConstraint(*leaf, constraint.name); });
    return referenced && !referenced->isPartitioned() && !referenced->partitionOf && isFree && !leaves.isEmpty();
}

QList<Statement> addAtPartitionsFirst(
    const QualifiedName &table, const schema::Constraint &constraint, const PlanContext &context)
{
    QList<Statement> added;
    QList<Statement> validated;
    schema::Constraint own = constraint;
    own.comment.clear();
    for (const schema::Table *const leaf : busyLeaves(table, context)) {
        Statement add = render::renderAddConstraint(leaf->name, own, true, context.render).first();
        // It goes with the parent's, once that has adopted it.
        add.undo = render::alterTable(leaf->name, u"DROP CONSTRAINT IF EXISTS "_s + sql::quoteIdentifier(own.name));
        added.append(add);
        Statement validate = render::renderValidateConstraint(leaf->name, own, context.render);
        validate.commitsBefore = validated.isEmpty();
        validated.append(validate);
    }
    QList<Statement> parent = render::renderAddConstraint(table, constraint, false, context.render);
    parent.first().commitsBefore = true;
    parent.first().work = render::Work::Instant;
    // The triggers on the referenced table that the adopted keys brought go: as measured.
    const auto &key = std::get<schema::ForeignKey>(constraint.detail);
    parent.first().locks = render::mergedLocks(parent.first().locks
        + render::lockOn(context.render, key.referencedTable, schema::LockMode::AccessExclusive));
    return added + validated + parent;
}

Statement buildIndex(const QualifiedName &table, const schema::Constraint &constraint, const QString &name,
    const PlanContext &context)
{
    render::CreateIndexOptions options;
    options.concurrently = context.options.concurrentIndexes && isBusy(table, context);
    return render::renderCreateIndex(table, render::backingIndex(constraint, name), options, context.render);
}

QList<Statement> buildKeyFirst(
    const QualifiedName &table, const schema::Constraint &constraint, const PlanContext &context)
{
    QList<Statement> statements;
    // The columns of a primary key are NOT NULL by now: that is a change of theirs, with a detour of its own.
    // The index has the constraint's own name: adding the constraint then has nothing to rename.
    statements.append(buildIndex(table, constraint, constraint.name, context));
    QList<Statement> added
        = render::renderAddConstraintUsingIndex(table, constraint, constraint.name, context.render);
    added.first().work = render::Work::Instant;
    return statements + added;
}

// The keys of all partitions are there and are adopted (see structureedges.cpp); columns of a primary key are NOT NULL.
// Before PostgreSQL 18 partitions are locked only as CREATE INDEX locks them: measured on 15 and 18.
QList<Statement> adoptKeys(const QualifiedName &table, const schema::Constraint &constraint, const PlanContext &context)
{
    const auto mode
        = context.render.serverVersion >= version18 ? schema::LockMode::AccessExclusive : schema::LockMode::Share;
    QList<Statement> statements
        = render::renderAddConstraint(table, constraint, constraint.notValid, context.render);
    statements.first().work = render::Work::Instant;
    statements.first().locks
        = render::mergedLocks(render::lockOn(context.render, table, schema::LockMode::AccessExclusive)
            + render::lockOn(context.render, render::descendants(context.render.before, table), mode));
    return statements;
}

// The indexes of the partitions are built beside the former ones; one transaction takes the former key away, makes keys
// of them and gives the parent its own, which adopts those.
QList<Statement> replaceKeyOnPartitions(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    const auto &after = std::get<schema::Constraint>(*change.after);
    QList<Statement> built;
    QList<Statement> swapped { render::renderDropConstraint(
        table, std::get<schema::Constraint>(*change.before), context.render) };
    for (const QualifiedName &partition : render::directChildren(context.render.after, table)) {
        const schema::Constraint &part = *partOfKey(*schema::findTable(context.render.after, partition), after);
        const QString name = temporaryName(u"new"_s, part.name);
        built.append(buildIndex(partition, part, name, context));
        QList<Statement> added = render::renderAddConstraintUsingIndex(partition, part, name, context.render);
        added.first().work = render::Work::Instant;
        swapped += added + keepReplicaIdentity(partition, part.name, context);
    }
    return built + swapped + adoptKeys(table, after, context) + keepReplicaIdentity(table, after.name, context);
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
    QList<Statement> added = render::renderAddConstraintUsingIndex(table, after, name, context.render);
    added.first().work = render::Work::Instant;
    return statements + added + keepReplicaIdentity(table, after.name, context);
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
    if (busy && context.options.validateLater && startsAtPartitions(relation, constraint, context))
        return addAtPartitionsFirst(table, constraint, context);
    if (busy && context.options.concurrentIndexes && schema::canAdoptIndex(constraint) && !partitioned)
        return buildKeyFirst(table, constraint, context);
    if (!constraint.indexValid && partitioned) {
        return render::renderAddConstraint(table, constraint, false, context.render)
            + attachParts(table, constraint.name, context);
    }
    if (partitioned && schema::canAdoptIndex(constraint) && context.options.concurrentIndexes)
        return adoptKeys(table, constraint, context);
    return render::renderAddConstraint(table, constraint, constraint.notValid, context.render);
}

} // namespace

// PostgreSQL 18 lifted it: "cannot add NOT VALID foreign key on partitioned table" (tablecmds.c).
bool canBeNotValid(const schema::Table *table, const schema::Constraint &constraint, int serverVersion)
{
    if (std::holds_alternative<schema::CheckConstraint>(constraint.detail))
        return true;
    if (!std::holds_alternative<schema::ForeignKey>(constraint.detail))
        return false;
    return serverVersion >= version18 || !(table && table->isPartitioned());
}

Result<QList<Statement>> renderOnlineConstraint(const diff::Change &change, const PlanContext &context)
{
    if (replacesOnline(change, context.render)) {
        const schema::Table *const table = schema::findTable(context.render.before, change.key.parentName());
        return table && table->isPartitioned() ? replaceKeyOnPartitions(change, context) : replaceKey(change, context);
    }
    if (change.action != ChangeAction::Create) {
        TRY_ASSIGN(const QList<Statement> statements, render::renderChange(change, context.render));
        return statements + attachToParent(change, context);
    }
    const auto &constraint = std::get<schema::Constraint>(*change.after);
    const QualifiedName table = change.key.parentName();
    if (comesFromParent(constraint) && render::keepsParents(context.render, table))
        return render::renderChange(change, context.render);
    return addConstraint(table, constraint, context) + attachToParent(change, context);
}

} // namespace schemawright::plan
