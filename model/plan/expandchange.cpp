#include "model/plan/expandchange.h"

#include "model/diff/differences.h"
#include "model/plan/expandtable.h"
#include "model/plan/partitionindexes.h"
#include "model/plan/uncheckedcopies.h"
#include "model/render/columnalterddl.h"
#include "model/render/compositeddl.h"
#include "model/render/constraintddl.h"
#include "model/render/domainddl.h"
#include "model/render/enumddl.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/otherddl.h"
#include "model/render/policyddl.h"
#include "model/render/routineddl.h"
#include "model/render/triggerddl.h"
#include "model/render/viewddl.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;

Action makeAction(const Change &change, int origin, ActionRole role)
{
    Action action { change, origin, role, false, false, std::nullopt, false };
    action.tearsDown = change.action != ChangeAction::Create;
    action.builds = change.action != ChangeAction::Drop;
    return action;
}

namespace {

template <typename T> const T &before(const Change &change)
{
    return std::get<T>(*change.before);
}
template <typename T> const T &after(const Change &change)
{
    return std::get<T>(*change.after);
}

Change createOf(const schema::ObjectKey &key, const diff::Object &object)
{
    return { ChangeAction::Create, key, std::nullopt, object, {} };
}

Change alterOf(const Change &change, const diff::Object &from, const diff::Object &to)
{
    return { ChangeAction::Alter, change.key, from, to, change.properties };
}

bool changesServer(const schema::Table &before, const schema::Table &after)
{
    return before.isForeign() && after.isForeign() && before.foreignServer != after.foreignServer;
}

QList<Action> expandCreatedView(const Change &change, int origin)
{
    const schema::View &view = *after<Shared<schema::View>>(change);
    QList<Action> actions { makeAction(change, origin, ActionRole::Body) };
    const auto add = [&](ObjectKind kind, const auto &parts) {
        for (const auto &part : parts)
            actions.append(makeAction(createOf(schema::partKey(kind, view.name, part.name), part), origin));
    };
    add(ObjectKind::Index, view.indexes);
    add(ObjectKind::Trigger, view.triggers);
    add(ObjectKind::Rule, view.rules);
    return actions;
}

// OWNED BY stands apart: the default of the owning column needs the sequence, and the sequence's owner needs the column.
QList<Action> expandCreatedSequence(const Change &change, int origin)
{
    const schema::Sequence &sequence = after<schema::Sequence>(change);
    schema::Sequence unowned = sequence;
    unowned.ownedBy.reset();
    QList<Action> actions { makeAction(createOf(change.key, unowned), origin) };
    if (sequence.ownedBy)
        actions.append(makeAction(alterOf(change, unowned, sequence), origin, ActionRole::Ownership));
    return actions;
}

QList<Action> expandAlteredSequence(const Change &change, int origin)
{
    const schema::Sequence &first = before<schema::Sequence>(change);
    const schema::Sequence &last = after<schema::Sequence>(change);
    schema::Sequence middle = last;
    middle.ownedBy = first.ownedBy;
    QList<Action> actions;
    if (middle != first)
        actions.append(makeAction(alterOf(change, first, middle), origin));
    if (middle != last)
        actions.append(makeAction(alterOf(change, middle, last), origin, ActionRole::Ownership));
    return actions;
}

// serial ↔ identity: the sequence of the one must be gone before that of the other takes its name, so the change stops
// half-way, with neither default nor identity.
QList<Action> expandAlteredColumn(const Change &change, int origin)
{
    const auto &first = before<schema::Column>(change);
    const auto &last = after<schema::Column>(change);
    const bool gainsIdentity = !first.identity && last.identity && first.defaultExpression;
    const bool losesIdentity = first.identity && !last.identity && last.defaultExpression;
    if (!gainsIdentity && !losesIdentity)
        return { makeAction(change, origin) };
    schema::Column middle = first;
    middle.defaultExpression.reset();
    middle.identity.reset();
    Action removal = makeAction(alterOf(change, first, middle), origin);
    removal.builds = false;
    Action addition = makeAction(alterOf(change, middle, last), origin);
    addition.tearsDown = false;
    return { removal, addition };
}

// What goes must have gone before what it needs goes, what comes waits for what it needs: a table of a publication, a
// dictionary of a text search configuration.
QList<Action> expandAlteredOther(const Change &change, int origin)
{
    const auto &first = before<schema::OtherObject>(change);
    const auto &last = after<schema::OtherObject>(change);
    const schema::OtherObject middle = render::withoutRemovedParts(first, last);
    if (middle == first || first.core != last.core)
        return { makeAction(change, origin) };
    QList<Action> actions { makeAction(alterOf(change, first, middle), origin) };
    actions.last().builds = false;
    if (!diff::differences(middle, last).isEmpty()) {
        actions.append(makeAction(alterOf(change, middle, last), origin));
        actions.last().tearsDown = false;
    }
    return actions;
}

// What is said of a copy is said when the parent's change has come down: it takes nothing away.
QList<Action> expandAlteredConstraint(const Change &change, int origin, const render::RenderContext &context)
{
    Action action = makeAction(change, origin);
    const bool isCopy = comesFromParent(after<schema::Constraint>(change));
    action.tearsDown = !isCopy || !render::keepsParents(context, change.key.parentName());
    return { action };
}

QList<Action> expandCreated(const Change &change, int origin, const render::RenderContext &context)
{
    switch (change.key.kind) {
    case ObjectKind::Table:
        return expandCreatedTable(change, origin, context);
    case ObjectKind::View:
        return expandCreatedView(change, origin);
    case ObjectKind::Sequence:
        return expandCreatedSequence(change, origin);
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Column:
    case ObjectKind::Constraint:
    case ObjectKind::Index:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
    case ObjectKind::Routine:
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return { makeAction(change, origin) };
    }
    Q_UNREACHABLE();
}

// "This operation is not supported for partitioned indexes": SET and RESET alone. src/backend/commands/tablecmds.c,
// ATPrepCmd, AT_SetRelOptions.
template <typename T> bool keepsStorage(const Change &change, const render::RenderContext &context)
{
    const schema::Table *const table = schema::findTable(context.before, change.key.parentName());
    return !table || !table->isPartitioned()
        || before<T>(change).storageParameters == after<T>(change).storageParameters;
}

// The index of a partitioned table turns valid by itself when the last index of a partition is attached.
schema::Index indexWithParts(const Change &change, const render::RenderContext &context)
{
    schema::Index index = before<schema::Index>(change);
    const schema::Table *const table = schema::findTable(context.after, change.key.parentName());
    index.valid = index.valid || (table && table->isPartitioned() && after<schema::Index>(change).valid);
    return index;
}

} // namespace

bool canAlterInPlace(const Change &change, const render::RenderContext &context)
{
    const int serverVersion = context.serverVersion;
    switch (change.key.kind) {
    case ObjectKind::Column:
        return diff::canAlterColumn(before<schema::Column>(change), after<schema::Column>(change), serverVersion);
    case ObjectKind::Constraint:
        return render::canAlterConstraint(
                   before<schema::Constraint>(change), after<schema::Constraint>(change), serverVersion)
            && keepsStorage<schema::Constraint>(change, context);
    case ObjectKind::Index:
        return render::canAlterIndex(indexWithParts(change, context), after<schema::Index>(change))
            && keepsStorage<schema::Index>(change, context);
    case ObjectKind::Trigger:
        return render::canAlterTrigger(before<schema::Trigger>(change), after<schema::Trigger>(change));
    case ObjectKind::Policy:
        return render::canAlterPolicy(before<schema::Policy>(change), after<schema::Policy>(change));
    case ObjectKind::View:
        return render::canReplaceView(
            *before<Shared<schema::View>>(change), *after<Shared<schema::View>>(change));
    case ObjectKind::Routine:
        return render::canReplaceRoutine(
            *before<Shared<schema::Routine>>(change), *after<Shared<schema::Routine>>(change));
    case ObjectKind::Enum:
        return render::canAlterEnum(before<schema::EnumType>(change), after<schema::EnumType>(change));
    case ObjectKind::Domain:
        return render::canAlterDomain(before<schema::Domain>(change), after<schema::Domain>(change));
    case ObjectKind::Composite:
        return render::canAlterComposite(
            before<schema::CompositeType>(change), after<schema::CompositeType>(change), context.before);
    case ObjectKind::Other:
        return render::canAlterOther(before<schema::OtherObject>(change), after<schema::OtherObject>(change));
    case ObjectKind::Table: // rows of a foreign table are elsewhere
        return before<Shared<schema::Table>>(change)->partitionKey == after<Shared<schema::Table>>(change)->partitionKey
            && !changesServer(*before<Shared<schema::Table>>(change), *after<Shared<schema::Table>>(change));
    // What these cannot do in place, render refuses with a sentence of its own.
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Rule: // CREATE OR REPLACE RULE
    case ObjectKind::Sequence:
        return true;
    }
    Q_UNREACHABLE();
}

QList<Action> expandRecreation(const schema::ObjectKey &key, const diff::Object &before, const diff::Object &after,
    int origin, const render::RenderContext &context)
{
    QList<Action> actions { makeAction({ ChangeAction::Drop, key, before, std::nullopt, {} }, origin) };
    actions.append(expandCreated(createOf(key, after), origin, context));
    return actions;
}

// An index or key of a plain table is replaced by one that is built beside it: see onlineindex.h, onlineconstraint.h.
bool replacesOnline(const Change &change, const render::RenderContext &context)
{
    if (change.key.kind != ObjectKind::Index && change.key.kind != ObjectKind::Constraint)
        return false;
    if (change.action != ChangeAction::Alter || canAlterInPlace(change, context))
        return false;
    const schema::Table *const table = schema::findTable(context.before, change.key.parentName());
    const schema::Table *const wanted = schema::findTable(context.after, change.key.parentName());
    const bool canAdopt = change.key.kind == ObjectKind::Index
        || (schema::canAdoptIndex(before<schema::Constraint>(change))
            && schema::canAdoptIndex(after<schema::Constraint>(change)));
    if (table && wanted && table->isPartitioned())
        return canAdopt && replacesOnPartitions(change, context);
    if ((table && table->partitionOf) || (wanted && wanted->partitionOf))
        return false;
    return canAdopt;
}

bool turnsValidByItself(const Change &change, const render::RenderContext &context)
{
    if (change.action != ChangeAction::Alter)
        return false;
    if (change.key.kind == ObjectKind::Constraint) {
        schema::Constraint made = before<schema::Constraint>(change);
        made.indexValid = true;
        return diff::differences(made, after<schema::Constraint>(change)).isEmpty();
    }
    return change.key.kind == ObjectKind::Index
        && diff::differences(indexWithParts(change, context), after<schema::Index>(change)).isEmpty();
}

QList<Action> expandChange(const Change &change, int origin, const render::RenderContext &context)
{
    if (goesWithParent(change, context)) {
        const bool names = change.key.kind == ObjectKind::Index && change.action != ChangeAction::Alter;
        return names ? QList<Action> { carriedByParent(change, origin, context) } : QList<Action>();
    }
    if (change.action == ChangeAction::Create)
        return expandCreated(change, origin, context);
    if (change.action == ChangeAction::Drop && change.key.kind == ObjectKind::Table)
        return expandDroppedTable(change, origin, context);
    if (change.action != ChangeAction::Alter)
        return { makeAction(change, origin) };
    if (turnsValidByItself(change, context))
        return {};
    if (replacesOnline(change, context))
        return { makeAction(change, origin) };
    if (!canAlterInPlace(change, context))
        return expandRecreation(change.key, *change.before, *change.after, origin, context);
    if (change.key.kind == ObjectKind::Table)
        return expandAlteredTable(change, origin);
    if (change.key.kind == ObjectKind::Sequence)
        return expandAlteredSequence(change, origin);
    if (change.key.kind == ObjectKind::Column)
        return expandAlteredColumn(change, origin);
    if (change.key.kind == ObjectKind::Constraint)
        return expandAlteredConstraint(change, origin, context);
    if (change.key.kind == ObjectKind::Other)
        return expandAlteredOther(change, origin);
    return { makeAction(change, origin) };
}

} // namespace schemawright::plan
