#include "model/plan/uncheckedcopies.h"

#include "model/render/inheritance.h"

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::Constraint;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

// The ancestors that say it themselves, each of which was NOT VALID before.
QList<ObjectKey> sourcesOf(const QualifiedName &table, const QString &constraint, const schema::Database &before)
{
    QList<ObjectKey> sources;
    const Table *const child = schema::findTable(before, table);
    for (const QualifiedName &parent : child ? render::parentsOf(*child) : QList<QualifiedName>()) {
        const Table *const owner = schema::findTable(before, parent);
        const Constraint *const own = owner ? schema::findConstraint(*owner, constraint) : nullptr;
        if (!own)
            continue;
        if (own->isLocal && own->notValid)
            sources.append(schema::partKey(ObjectKind::Constraint, parent, constraint));
        sources += sourcesOf(parent, constraint, before);
    }
    return sources;
}

QList<ObjectKey> sourcesForCreated(const Table &table, const render::RenderContext &context)
{
    QList<ObjectKey> sources;
    for (const Constraint &constraint : table.constraints) {
        if (!comesFromParent(constraint) || !constraint.notValid)
            continue;
        for (const QualifiedName &parent : render::parentsOf(table)) {
            const Table *const owner = schema::findTable(context.before, parent);
            const Constraint *const own = owner ? schema::findConstraint(*owner, constraint.name) : nullptr;
            if (own && own->isLocal)
                sources.append(schema::partKey(ObjectKind::Constraint, parent, constraint.name));
            sources += sourcesOf(parent, constraint.name, context.before);
        }
    }
    return sources;
}

} // namespace

bool comesFromParent(const Constraint &constraint)
{
    return !constraint.isLocal && !schema::hasBackingIndex(constraint);
}

QList<ObjectKey> constraintsToMakeAgain(const Change &change, const render::RenderContext &context)
{
    if (change.key.kind == ObjectKind::Table && change.action == ChangeAction::Create)
        return sourcesForCreated(*std::get<Shared<Table>>(*change.after), context);
    if (change.key.kind != ObjectKind::Constraint || change.action != ChangeAction::Alter)
        return {};
    const auto &before = std::get<Constraint>(*change.before);
    const auto &after = std::get<Constraint>(*change.after);
    const bool loses = comesFromParent(after) && !before.notValid && after.notValid;
    return loses ? sourcesOf(change.key.parentName(), change.key.name, context.before) : QList<ObjectKey>();
}

QList<Action> restorationsOfCopies(const ObjectKey &constraint, int origin, const render::RenderContext &context)
{
    QList<Action> actions;
    const Table *const table = schema::findTable(context.after, constraint.parentName());
    const Constraint *const made = table ? schema::findConstraint(*table, constraint.name) : nullptr;
    if (!made)
        return actions;
    for (const QualifiedName &child : render::directChildren(context.before, table->name)) {
        const Table *const wanted = schema::findTable(context.after, child);
        const Constraint *const copy = wanted ? schema::findConstraint(*wanted, constraint.name) : nullptr;
        if (!copy || !comesFromParent(*copy) || !render::keepsParents(context, child))
            continue;
        Constraint bare = *copy;
        bare.notValid = made->notValid;
        bare.comment.clear();
        const ObjectKey key = schema::partKey(ObjectKind::Constraint, child, copy->name);
        if (bare != *copy) {
            actions.append(makeAction({ ChangeAction::Alter, key, bare, *copy, {} }, origin));
            actions.last().tearsDown = false;
        }
        actions += restorationsOfCopies(key, origin, context);
    }
    return actions;
}

} // namespace schemawright::plan
