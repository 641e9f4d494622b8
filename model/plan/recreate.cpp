#include "model/plan/recreate.h"

#include "model/plan/droppedexpressions.h"
#include "model/plan/expandchange.h"
#include "model/plan/objectlookup.h"
#include "model/plan/partitioncolumns.h"
#include "model/plan/partitionindexes.h"
#include "model/plan/rebuildtable.h"
#include "model/plan/rebuildtype.h"
#include "model/plan/recreateclosure.h"
#include "model/plan/renamedparts.h"
#include "model/plan/restoredstatistics.h"
#include "model/plan/retypedkeys.h"
#include "model/plan/rowtypes.h"
#include "model/plan/uncheckedcopies.h"
#include "model/render/inheritance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

bool changesType(const Change &change)
{
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return before.type != after.type || before.collation != after.collation;
}

// docs: sql-altertable, "SET DATA TYPE": indexes and simple table constraints are converted; the server refuses for
// views, rules, policies, triggers with the column in WHEN, generated columns and SQL-standard function bodies.
// tablecmds.c, RememberAllDependentForRebuilding; and for the filter of a publication.
bool blocksTypeChange(const ObjectKey &key)
{
    const ObjectKind kind = key.kind;
    const bool isPublication = kind == ObjectKind::Other && key.signature.startsWith(u"publication ");
    return isPublication || kind == ObjectKind::View || kind == ObjectKind::Rule || kind == ObjectKind::Policy
        || kind == ObjectKind::Trigger || kind == ObjectKind::Routine || kind == ObjectKind::Column;
}

bool isType(ObjectKind kind)
{
    return kind == ObjectKind::Enum || kind == ObjectKind::Domain || kind == ObjectKind::Composite
        || kind == ObjectKind::Table || kind == ObjectKind::View;
}

bool canComeBack(ObjectKind kind)
{
    return kind == ObjectKind::View || kind == ObjectKind::Rule || kind == ObjectKind::Policy
        || kind == ObjectKind::Trigger || kind == ObjectKind::Routine || kind == ObjectKind::Column
        || kind == ObjectKind::Constraint || kind == ObjectKind::Index || kind == ObjectKind::Other;
}

// A column has them as its type or collation, not in an expression of its own.
bool isTypeOrCollation(const std::optional<diff::Object> &object)
{
    const auto *const other = object ? std::get_if<schema::OtherObject>(&*object) : nullptr;
    return other && (other->label == u"range type" || other->label == u"collation");
}

bool isRebuilt(ObjectKind kind)
{
    return kind == ObjectKind::Enum || kind == ObjectKind::Domain || kind == ObjectKind::Composite;
}

// It may compare two columns of the type, which go over to the new one after each other. Primary keys and unique
// constraints compare a column with itself: the server builds their indexes again.
bool blocksRetyping(const diff::Object &object)
{
    if (const auto *const constraint = std::get_if<schema::Constraint>(&object)) {
        return !std::holds_alternative<schema::PrimaryKey>(constraint->detail)
            && !std::holds_alternative<schema::UniqueConstraint>(constraint->detail);
    }
    const auto *const index = std::get_if<schema::Index>(&object);
    return index && (!index->predicate.isEmpty() || std::ranges::any_of(index->parts, [](const schema::IndexPart &part) {
        return !part.expression.isEmpty();
    }));
}

// Comes and goes with the parent's.
bool isInherited(const diff::Object &object)
{
    const auto *const constraint = std::get_if<schema::Constraint>(&object);
    return (constraint && !constraint->isLocal) || !parentIndexOf(object).isEmpty();
}

} // namespace

Result<> Closure::seedRebuild(int index)
{
    const Change &change = m_changes.at(index);
    m_seeds.append({ change.key, index, false });
    if (isRebuilt(change.key.kind)) {
        m_rebuilt.insert(change.key, index);
        m_rebuiltInOrder.append(change.key);
        m_rebuiltNames.insert(change.key.qualifiedName());
    }
    if (change.key.kind == ObjectKind::Column)
        seedChildren(change.key, index, false);
    // Rows of a foreign table are elsewhere: it is dropped and created.
    if (change.key.kind != ObjectKind::Table || std::get<Shared<schema::Table>>(*change.before)->isForeign())
        return {};
    TRY_ASSIGN(m_rebuiltTables[index], tablesToRebuild(*std::get<Shared<schema::Table>>(*change.before),
        *std::get<Shared<schema::Table>>(*change.after), m_context));
    for (const QualifiedName &table : m_rebuiltTables.value(index)) {
        m_rebuiltTableNames.insert(table);
        if (table != change.key.qualifiedName())
            m_seeds.append({ { ObjectKind::Table, table.schema, {}, table.name, {} }, index, false });
    }
    return {};
}

// Or a part of one.
bool Closure::isRebuiltTable(const ObjectKey &key) const
{
    return key.parent.isEmpty() ? key.kind == ObjectKind::Table && m_rebuiltTableNames.contains(key.qualifiedName())
                                : m_rebuiltTableNames.contains(key.parentName());
}

Result<> Closure::findSeeds()
{
    QSet<QualifiedName> createdRoutines;
    for (const Change &change : m_changes) {
        if (change.key.kind == ObjectKind::Routine && change.action == ChangeAction::Create)
            createdRoutines.insert(change.key.qualifiedName());
    }
    for (int i = 0; i < m_changes.size(); ++i) {
        if (m_done.contains(i))
            continue;
        const Change &change = m_changes.at(i);
        if (change.action == ChangeAction::Drop)
            m_seeds.append({ change.key, i, false });
        for (const ObjectKey &constraint : constraintsToMakeAgain(change, m_context)) {
            if (!goesAnyway(constraint) && findObject(m_context.after, constraint))
                recreate(constraint, { change.key, i, false });
        }
        if (change.action == ChangeAction::Drop && createdRoutines.contains(change.key.qualifiedName()))
            m_replacedRoutines.insert(change.key);
        if (change.action != ChangeAction::Alter)
            continue;
        if (!canAlterInPlace(change, m_context))
            TRY(seedRebuild(i));
        else if (change.key.kind == ObjectKind::Column && changesType(change))
            seedTypeChange(change.key, i);
    }
    seedParentIndexes();
    return {};
}

// PostgreSQL has no DETACH PARTITION for indexes: what shall be attached no longer goes with the parent's index.
void Closure::seedParentIndexes()
{
    for (int i = 0; i < m_changes.size(); ++i) {
        if (m_done.contains(i))
            continue;
        const Change &change = m_changes.at(i);
        const bool goes = change.action == ChangeAction::Drop || isReplaced(change.key);
        const QualifiedName parent = goes ? parentIndexOf(*change.before) : QualifiedName();
        if (parent.isEmpty() || !render::keepsParents(m_context, change.key.parentName()))
            continue;
        const auto key = parentIndexKey(m_context.before, change.key.parentName(), parent);
        if (key && findObject(m_context.after, *key) && !goesAnyway(*key))
            recreate(*key, { change.key, i });
    }
}

void Closure::takePartsAlong(const Seed &seed)
{
    const bool isIndex = seed.key.kind == ObjectKind::Index || seed.key.kind == ObjectKind::Constraint;
    const int own = m_changeOf.value(seed.key, -1);
    // One that is replaced beside the old one takes its parts along by itself: onlineindex.cpp.
    if (!isIndex || seed.typeOnly || (own >= 0 && replacesOnline(m_changes.at(own), m_context)))
        return;
    for (const ObjectKey &part : m_partIndexes.attachedTo(seed.key.qualifiedName())) {
        if (!goesAnyway(part) && findObject(m_context.after, part) && render::keepsParents(m_context, part.parentName()))
            recreate(part, seed);
    }
}

void Closure::seedTypeChange(const ObjectKey &column, int origin)
{
    m_seeds.append({ column, origin, true });
    seedChildren(column, origin, true);
}

// The children's columns follow: what depends on them is as much in the way.
void Closure::seedChildren(const ObjectKey &column, int origin, bool typeOnly)
{
    for (const QualifiedName &child : render::descendants(m_context.before, column.parentName())) {
        const ObjectKey key = schema::partKey(ObjectKind::Column, child, column.name);
        if (m_changeOf.contains(key) || m_retyped.contains(key) || !parentColumn(key, m_context)
            || !findObject(m_context.after, key))
            continue;
        if (typeOnly) {
            m_retyped.insert(key, origin);
            m_retypedInOrder.append(key);
        }
        m_seeds.append({ key, origin, typeOnly });
    }
}

// It is dropped, is a part of something that is, or comes back with its view.
bool Closure::goesAnyway(const ObjectKey &key) const
{
    if (m_recreated.contains(key) || m_rebuilt.contains(key) || isRebuiltTable(key))
        return true;
    const auto dropped = [&](const ObjectKey &candidate) {
        const int index = m_changeOf.value(candidate, -1);
        return index >= 0 && m_changes.at(index).action == ChangeAction::Drop;
    };
    if (dropped(key) || isReplaced(key))
        return true;
    if (key.parent.isEmpty())
        return false;
    ObjectKey parent { ObjectKind::Table, key.schema, {}, key.parent, {} };
    if (dropped(parent))
        return true;
    parent.kind = ObjectKind::View;
    return dropped(parent) || isReplaced(parent) || m_recreated.contains(parent);
}

bool Closure::isReplaced(const ObjectKey &key) const
{
    const int index = m_changeOf.value(key, -1);
    return index >= 0 && m_changes.at(index).action == ChangeAction::Alter
        && !canAlterInPlace(m_changes.at(index), m_context);
}

// The dependent is altered in place so that it needs the referenced object no longer. Not so for a routine that gives
// its name to one with other arguments: the former must be gone before, the dependent wants the new one.
bool Closure::letsGo(const ObjectKey &dependent, const ObjectKey &referenced)
{
    if (!m_changeOf.contains(dependent) || m_replacedRoutines.contains(referenced))
        return false;
    return !m_dependentsAfter.of(referenced).contains(dependent);
}

void Closure::recreate(const ObjectKey &key, const Seed &seed)
{
    m_recreated.insert(key, seed.origin);
    m_recreatedInOrder.append(key);
    if (seed.retyped || m_rebuilt.contains(seed.key))
        m_lockedAnyway.insert(key);
    m_seeds.append({ key, seed.origin, false });
}

void Closure::takeDefault(const ObjectKey &key, int origin)
{
    if (!m_defaults.contains(key))
        m_defaultsInOrder.append(key);
    m_defaults.insert(key, origin);
}

// What holds values of a rebuilt type: columns, domains over it, composites with an attribute of it.
bool Closure::movesWithType(const ObjectKey &dependent, const diff::Object &object, const Seed &seed) const
{
    if (!m_rebuilt.contains(seed.key))
        return false;
    if (const auto *const column = std::get_if<schema::Column>(&object))
        return !column->generated && isOfType(column->type, seed.key.qualifiedName());
    if (const auto *const domain = std::get_if<schema::Domain>(&object))
        return isOfType(domain->baseType, seed.key.qualifiedName());
    return dependent.kind == ObjectKind::Composite;
}

Result<> Closure::moveWithType(const ObjectKey &dependent, const diff::Object &object, const Seed &seed)
{
    m_inUse.insert(seed.key);
    if (!std::holds_alternative<schema::Column>(object)) {
        if (m_rebuilt.contains(dependent))
            return {};
        m_rebuilt.insert(dependent, seed.origin);
        m_rebuiltInOrder.append(dependent);
        m_rebuiltNames.insert(dependent.qualifiedName());
        m_seeds.append({ dependent, seed.origin, false });
        return {};
    }
    TRY(checkCanRetype(dependent, seed.key, m_context));
    m_retyped.insert(dependent, seed.origin);
    m_retypedInOrder.append(dependent);
    m_seeds.append({ dependent, seed.origin, true, true });
    separateDefaults(dependent, seed.origin);
    return {};
}

// One ALTER TABLE takes the defaults of all children away and gives them the parent's: where theirs is another, each goes
// and comes back by itself.
void Closure::separateDefaults(const ObjectKey &column, int origin)
{
    const auto defaultOf = [&](const schema::Table *table) {
        const schema::Column *const found = table ? schema::findColumn(*table, column.name) : nullptr;
        return found ? found->defaultExpression : std::optional<QString>();
    };
    const schema::Table *const table = schema::findTable(m_context.before, column.parentName());
    QList<QualifiedName> tree = render::descendants(m_context.before, column.parentName());
    const auto differs = [&](const QualifiedName &name) {
        return defaultOf(schema::findTable(m_context.before, name)) != defaultOf(table)
            || defaultOf(schema::findTable(m_context.after, name))
            != defaultOf(schema::findTable(m_context.after, column.parentName()));
    };
    if (!std::ranges::any_of(tree, differs))
        return;
    tree.append(column.parentName());
    for (const QualifiedName &name : std::as_const(tree)) {
        const schema::Table *const wanted = schema::findTable(m_context.after, name);
        if (wanted && schema::findColumn(*wanted, column.name))
            takeDefault(schema::partKey(ObjectKind::Column, name, column.name), origin);
    }
}

// `dependent` follows the type by itself, if foreign keys let it.
void Closure::takeForeignKeysAlong(const ObjectKey &dependent, const Seed &seed)
{
    const auto recreateKey = [&](const ObjectKey &key) {
        const auto before = findObject(m_context.before, key);
        if (before && !isInherited(*before) && !goesAnyway(key) && findObject(m_context.after, key))
            recreate(key, seed);
    };
    const auto object = findObject(m_context.before, dependent);
    const auto *const constraint = object ? std::get_if<schema::Constraint>(&*object) : nullptr;
    if (constraint && partsOnTheWay(*constraint, dependent.parentName(), m_context))
        recreateKey(dependent);
    if (!object || !includes(*object, seed.key.name))
        return;
    for (const ObjectKey &user : m_dependents.of(dependent)) {
        if (user.kind == ObjectKind::Constraint)
            recreateKey(user);
    }
}

Result<> Closure::takeAlong(const ObjectKey &dependent, const Seed &seed)
{
    if (seed.typeOnly && !blocksTypeChange(dependent))
        takeForeignKeysAlong(dependent, seed);
    if (seed.typeOnly && !seed.retyped && !blocksTypeChange(dependent))
        return {};
    const auto before = findObject(m_context.before, dependent);
    const bool moves = before && movesWithType(dependent, *before, seed);
    if (moves && m_rebuilt.contains(dependent)) {
        m_inUse.insert(seed.key);
        return {};
    }
    if (moves && isRebuiltTable(dependent) && findObject(m_context.after, dependent)) {
        return makeError(ErrorKind::Unsupported,
            u"Replacing %1 is not planned together with rebuilding table %2, which has values of it"_s.arg(
                schema::toText(seed.key), dependent.parentName().toText()),
            u"Do one of the two in a migration of its own, before the other."_s);
    }
    if (goesAnyway(dependent) || letsGo(dependent, seed.key) || m_retyped.contains(dependent))
        return {};
    if (!before || !findObject(m_context.after, dependent))
        return {};
    if (moves)
        return moveWithType(dependent, *before, seed);
    if (seed.retyped && !blocksTypeChange(dependent) && !blocksRetyping(*before))
        return {};
    if (seed.retyped && isInherited(*before))
        return {};
    const auto *const column = std::get_if<schema::Column>(&*before);
    if (seed.typeOnly && column && !column->generated)
        return {};
    const bool isDomain = dependent.kind == ObjectKind::Domain && (!isType(seed.key.kind) || m_rebuilt.contains(seed.key));
    const bool holdsValues = column
        && ((isType(seed.key.kind) && !m_rebuilt.contains(seed.key))
            || isTypeOrCollation(findObject(m_context.before, seed.key)));
    if ((!canComeBack(dependent.kind) && !isDomain) || holdsValues) {
        return makeError(ErrorKind::Unsupported,
            u"Replacing %1 is not planned, because %2 depends on it and cannot be dropped and created again"_s.arg(
                schema::toText(seed.key), schema::toText(dependent)));
    }
    if (isDomain || (column && !column->generated))
        takeDefault(dependent, seed.origin);
    else
        recreate(dependent, seed);
    return {};
}

Result<> Closure::follow(const Seed &seed)
{
    for (const ObjectKey &dependent : m_dependents.of(seed.key)) {
        const bool isPart = dependent.schema == seed.key.schema && dependent.parent == seed.key.name
            && seed.key.parent.isEmpty();
        if (!isPart)
            TRY(takeAlong(dependent, seed));
    }
    takePartsAlong(seed);
    return {};
}

std::optional<ObjectKey> parentColumn(const ObjectKey &column, const render::RenderContext &context)
{
    const schema::Table *const table = schema::findTable(context.before, column.parentName());
    if (!table || !render::keepsParents(context, column.parentName()))
        return std::nullopt;
    const QList<QualifiedName> parents
        = table->partitionOf ? QList<QualifiedName> { table->partitionOf->parent } : table->inherits;
    for (const QualifiedName &name : parents) {
        const schema::Table *const parent = schema::findTable(context.before, name);
        if (parent && schema::findColumn(*parent, column.name))
            return schema::partKey(ObjectKind::Column, name, column.name);
    }
    return std::nullopt;
}

namespace {

// Something else may take down what must stay for a part to be renamed: then it comes anew with its parent's.
Result<QList<Action>> actionsWithRenamedParts(const QList<Change> &changes, const render::RenderContext &context)
{
    const RenamedParts parts = renamedParts(changes, context);
    TRY_ASSIGN(const QList<Action> actions, Closure(changes, parts.changes, context).run());
    const bool stay = std::ranges::none_of(actions, [&](const Action &action) {
        const bool goes = action.change.action == ChangeAction::Drop || action.role == ActionRole::MoveAside;
        return goes && parts.stays.contains(action.change.key);
    });
    return stay ? actions + parts.actions : Closure(changes, {}, context).run();
}

} // namespace

Result<QList<Action>> makeActions(const QList<Change> &changes, const render::RenderContext &context)
{
    TRY(checkPartitionColumns(changes, context));
    TRY(checkRowTypesInUse(changes, context));
    TRY(checkDroppedExpressions(changes, context));
    TRY_ASSIGN(QList<Action> actions, actionsWithRenamedParts(changes, context));
    restoreStatistics(actions, context);
    return actions;
}

} // namespace schemawright::plan
