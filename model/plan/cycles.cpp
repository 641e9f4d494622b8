#include "model/plan/cycles.h"

#include "model/plan/objectlookup.h"
#include "model/plan/takennames.h"
#include "model/render/indexddl.h"
#include "model/sql/sqlwriter.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

bool hasAction(const QList<Action> &actions, const ObjectKey &key)
{
    return std::ranges::any_of(actions, [&](const Action &action) { return action.change.key == key; });
}

// The keys of the circle, and of parts by the name of their table.
bool isInCycle(const QList<Action> &actions, const QList<int> &cycle, const ObjectKey &key)
{
    return std::ranges::any_of(cycle, [&](int index) { return actions.at(index).change.key == key; });
}

// The table that a part belongs to; views and tables are told apart by who asks.
ObjectKey wholeOf(const ObjectKey &key)
{
    return key.parent.isEmpty() ? key : ObjectKey { ObjectKind::Table, key.schema, {}, key.parent, {} };
}

bool isTornDown(const QList<Action> &actions, const ObjectKey &key)
{
    return std::ranges::any_of(
        actions, [&](const Action &action) { return action.change.key == key && action.tearsDown; });
}

// A table of the circle that is dropped or moved aside gives up its foreign keys to others of them first.
bool splitForeignKeys(QList<Action> &actions, const QList<int> &cycle, int index)
{
    const Action drop = actions.at(index);
    const schema::Table &table = *std::get<Shared<schema::Table>>(*drop.change.before);
    QList<Action> split;
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *const reference = std::get_if<schema::ForeignKey>(&constraint.detail);
        const ObjectKey key = schema::partKey(ObjectKind::Constraint, table.name, constraint.name);
        if (!reference || !constraint.isLocal || isTornDown(actions, key))
            continue;
        const ObjectKey referenced { ObjectKind::Table, reference->referencedTable.schema, {},
            reference->referencedTable.name, {} };
        if (!isInCycle(actions, cycle, referenced))
            continue;
        split.append(makeAction({ ChangeAction::Drop, key, constraint, std::nullopt, {} }, drop.origin));
    }
    // Steps on one object run in the order of the list: what is moved aside makes way for keys of the same name.
    actions = drop.role == ActionRole::MoveAside ? split + actions : actions + split;
    return !split.isEmpty();
}

// What else a dropped table has that needs another object of the circle goes first: a rule that writes to a child, a
// policy that reads another table, a default or check whose function needs the table.
bool splitDroppedParts(QList<Action> &actions, const QList<int> &cycle, int index, const schema::Database &before)
{
    const Action drop = actions.at(index);
    bool split = false;
    for (const schema::Dependency &dependency : before.dependencies) {
        const ObjectKey &key = dependency.dependent();
        const ObjectKey referenced = wholeOf(dependency.referenced());
        if (key.parentName() != drop.change.key.qualifiedName() || referenced == drop.change.key
            || !isInCycle(actions, cycle, referenced) || hasAction(actions, key))
            continue;
        const auto part = findObject(before, key);
        const auto *const constraint = part ? std::get_if<schema::Constraint>(&*part) : nullptr;
        if (!part || (constraint && !constraint->isLocal))
            continue;
        const auto *const column = std::get_if<schema::Column>(&*part);
        if (column && !column->defaultExpression)
            continue;
        if (column) {
            schema::Column bare = *column;
            bare.defaultExpression.reset();
            actions.append(makeAction({ ChangeAction::Alter, key, *column, bare, { u"default"_s } }, drop.origin));
            actions.last().builds = false;
        } else {
            actions.append(makeAction({ ChangeAction::Drop, key, *part, std::nullopt, {} }, drop.origin));
        }
        split = true;
    }
    return split;
}

// Names of the columns or constraints of a table that need another object of the circle.
QSet<QString> partsInCycle(const QList<Action> &actions, const QList<int> &cycle, const schema::Table &table,
    ObjectKind kind, const schema::Database &after)
{
    QSet<QString> names;
    for (const schema::Dependency &dependency : after.dependencies) {
        if (dependency.dependent().kind == kind && dependency.dependent().parentName() == table.name
            && isInCycle(actions, cycle, dependency.referenced()))
            names.insert(dependency.dependent().name);
    }
    return names;
}

// And of its keys that wait for a name which another object of the circle gives up.
QSet<QString> keysInCycle(const QList<Action> &actions, const QList<int> &cycle, const schema::Table &table)
{
    QStringList freed;
    for (const int index : cycle) {
        const diff::Change &change = actions.at(index).change;
        if (change.action == ChangeAction::Drop)
            freed += takenNames(change.key, *change.before);
    }
    QSet<QString> names;
    for (const schema::Constraint &constraint : table.constraints) {
        const ObjectKey key = schema::partKey(ObjectKind::Constraint, table.name, constraint.name);
        const QStringList taken = constraint.isLocal ? takenNames(key, constraint) : QStringList();
        if (std::ranges::any_of(taken, [&](const QString &name) { return freed.contains(name); }))
            names.insert(constraint.name);
    }
    return names;
}

void splitDefaults(QList<Action> &actions, schema::Table &table, const QSet<QString> &names, int origin)
{
    for (schema::Column &column : table.columns) {
        if (!names.contains(column.name) || !column.defaultExpression)
            continue;
        const schema::Column whole = column;
        column.defaultExpression.reset();
        const ObjectKey key = schema::partKey(ObjectKind::Column, table.name, column.name);
        Action action = makeAction({ ChangeAction::Alter, key, column, whole, { u"default"_s } }, origin);
        action.tearsDown = false;
        actions.append(action);
    }
}

void splitConstraints(QList<Action> &actions, schema::Table &table, const QSet<QString> &names, int origin)
{
    for (const schema::Constraint &constraint : std::as_const(table.constraints)) {
        // Foreign keys are no part of the body: they have actions of their own, or come with the parent's.
        if (!names.contains(constraint.name) || std::holds_alternative<schema::ForeignKey>(constraint.detail))
            continue;
        const ObjectKey key = schema::partKey(ObjectKind::Constraint, table.name, constraint.name);
        actions.append(makeAction({ ChangeAction::Create, key, std::nullopt, constraint, {} }, origin));
    }
    table.constraints.removeIf([&](const schema::Constraint &constraint) { return names.contains(constraint.name); });
}

bool splitBody(QList<Action> &actions, const QList<int> &cycle, int index, const schema::Database &after)
{
    schema::Table table = *std::get<Shared<schema::Table>>(*actions.at(index).change.after);
    const schema::Table whole = table;
    const int origin = actions.at(index).origin;
    const auto columns = partsInCycle(actions, cycle, table, ObjectKind::Column, after);
    const auto constraints
        = partsInCycle(actions, cycle, table, ObjectKind::Constraint, after) + keysInCycle(actions, cycle, table);
    splitDefaults(actions, table, columns, origin);
    splitConstraints(actions, table, constraints, origin);
    actions[index].change.after = Shared<schema::Table>(table);
    return table != whole;
}

// SELECT NULL::type AS column, …: pg_dump opens circles of views the same way.
QString stubQuery(const schema::View &view)
{
    QStringList columns;
    for (const schema::Column &column : view.columns) {
        const QString collation = column.collation.isEmpty() ? QString() : QString(u" COLLATE "_s + column.collation);
        columns.append(u"NULL::"_s + column.type + collation + u" AS "_s + sql::quoteIdentifier(column.name));
    }
    return u"SELECT "_s + columns.join(u", "_s);
}

bool stubView(QList<Action> &actions, int index)
{
    const Action body = actions.at(index);
    const schema::View &view = *std::get<Shared<schema::View>>(*body.change.after);
    if (view.materialized)
        return false;
    schema::View stub = view;
    stub.query = stubQuery(view);
    stub.comment.clear();
    Action replacement
        = makeAction({ ChangeAction::Alter, body.change.key, Shared<schema::View>(stub), *body.change.after, { u"query"_s } },
            body.origin);
    replacement.tearsDown = false;
    actions[index].role = ActionRole::Stub;
    actions[index].change.after = Shared<schema::View>(stub);
    actions.append(replacement);
    return true;
}

// The other way round: a view that goes lets go of what it reads first.
bool emptyView(QList<Action> &actions, int index)
{
    const Action drop = actions.at(index);
    const schema::View &view = *std::get<Shared<schema::View>>(*drop.change.before);
    const bool isEmptied = std::ranges::any_of(actions, [&](const Action &action) {
        return action.change.key == drop.change.key && emptiesView(action);
    });
    if (view.materialized || isEmptied)
        return false;
    schema::View stub = view;
    stub.query = stubQuery(view);
    actions[index] = makeAction(
        { ChangeAction::Alter, drop.change.key, *drop.change.before, Shared<schema::View>(stub), { u"query"_s } }, drop.origin);
    actions[index].builds = false;
    actions.append(drop);
    return true;
}

// And one that is replaced reads nothing in between.
bool emptyAlteredView(QList<Action> &actions, int index)
{
    const Action whole = actions.at(index);
    const schema::View &before = *std::get<Shared<schema::View>>(*whole.change.before);
    const schema::View &after = *std::get<Shared<schema::View>>(*whole.change.after);
    if (before.materialized || after.materialized || before.query == after.query)
        return false;
    schema::View stub = before;
    stub.query = stubQuery(before);
    actions[index].change.after = Shared<schema::View>(stub);
    actions[index].builds = false;
    Action filling = whole;
    filling.change.before = Shared<schema::View>(stub);
    filling.tearsDown = false;
    actions.append(filling);
    return true;
}

bool isAlteredView(const Action &action)
{
    return action.change.key.kind == ObjectKind::View && action.change.action == ChangeAction::Alter
        && action.role == ActionRole::Whole && action.tearsDown && action.builds;
}

// A partition's copy of a foreign key of its parent, which is made before that so that rows are checked without a lock,
// comes with the parent's, too: tablecmds.c, addFkRecurseReferencing and CloneFkReferencing.
bool leaveToParent(QList<Action> &actions, int index, const schema::Database &after)
{
    const diff::Change &change = actions.at(index).change;
    if (change.action != ChangeAction::Create || change.key.kind != ObjectKind::Constraint)
        return false;
    const auto &constraint = std::get<schema::Constraint>(*change.after);
    const schema::Table *const table = schema::findTable(after, change.key.parentName());
    if (constraint.isLocal || !std::holds_alternative<schema::ForeignKey>(constraint.detail) || !table || !table->partitionOf)
        return false;
    actions.removeAt(index);
    return true;
}

// One that is replaced beside the former needs columns of before and after at the same time: it goes first then.
bool separateIndex(QList<Action> &actions, int index, const schema::Database &after)
{
    const Action whole = actions.at(index);
    const diff::Change &change = whole.change;
    const bool isReplaced = change.key.kind == ObjectKind::Index && change.action == ChangeAction::Alter
        && !render::canAlterIndex(std::get<schema::Index>(*change.before), std::get<schema::Index>(*change.after));
    const schema::Table *const table = schema::findTable(after, change.key.parentName());
    if (!isReplaced || !table || table->isPartitioned() || table->partitionOf)
        return false;
    actions[index] = makeAction({ ChangeAction::Drop, change.key, change.before, std::nullopt, {} }, whole.origin);
    actions.append(makeAction({ ChangeAction::Create, change.key, std::nullopt, change.after, {} }, whole.origin));
    return true;
}

} // namespace

bool emptiesView(const Action &action)
{
    return action.change.key.kind == ObjectKind::View && action.change.action == ChangeAction::Alter && !action.builds;
}

bool openCycle(QList<Action> &actions, const QList<int> &cycle, const schema::Database &before,
    const schema::Database &after)
{
    for (const int index : cycle) {
        const Action action = actions.at(index); // a copy: splitting appends to the list
        const bool isTable = action.change.key.kind == ObjectKind::Table;
        const bool goes = action.change.action == ChangeAction::Drop || action.role == ActionRole::MoveAside;
        if (isTable && goes && splitForeignKeys(actions, cycle, index))
            return true;
        if (isTable && action.change.action == ChangeAction::Drop && splitDroppedParts(actions, cycle, index, before))
            return true;
        if (isTable && action.role == ActionRole::Body && splitBody(actions, cycle, index, after))
            return true;
    }
    for (const int index : cycle) {
        if (leaveToParent(actions, index, after))
            return true;
    }
    for (const int index : cycle) {
        const Action &action = actions.at(index);
        if (action.change.key.kind == ObjectKind::View && action.role == ActionRole::Body && stubView(actions, index))
            return true;
        if (action.change.key.kind == ObjectKind::View && action.change.action == ChangeAction::Drop && emptyView(actions, index))
            return true;
        if (isAlteredView(action) && emptyAlteredView(actions, index))
            return true;
    }
    for (const int index : cycle) {
        if (separateIndex(actions, index, after))
            return true;
    }
    return false;
}

} // namespace schemawright::plan
