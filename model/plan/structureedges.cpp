#include "model/plan/structureedges.h"

#include "model/plan/accessedges.h"
#include "model/plan/inheritanceedges.h"
#include "model/plan/partindexes.h"
#include "model/plan/partitionedges.h"
#include "model/plan/retypedkeys.h"
#include "model/plan/rebuildtype.h"
#include "model/plan/takennames.h"
#include "model/render/inheritance.h"
#include "model/render/tableddl.h"

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

class Collector
{
public:
    Collector(const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
        : m_actions(actions)
        , m_index(index)
        , m_context(context)
    {
    }

    [[nodiscard]] QList<Edge> collect();

private:
    void add(int first, int second)
    {
        if (first >= 0 && second >= 0 && first != second)
            m_edges.append({ first, second });
    }
    void addSteps();
    void addFreeNames();
    void addRenames();
    void addCarrier(int node);
    void addParts(int node);
    void addTableSteps(int node);
    void addSequenceOwner(int node);
    void addPartitionIndexes(int node);
    void addReferencedKeys(int node);
    void addRebuiltTypes();
    void addRebuiltTables();
    void addCopy(int copy);
    void addLeaving(int aside);
    void addRowSecurity(int node);

    const QList<Action> &m_actions;
    const ActionIndex &m_index;
    const render::RenderContext &m_context;
    QList<Edge> m_edges;
};

// Actions on one object run in the order in which they were made.
void Collector::addSteps()
{
    for (const QList<int> &steps : m_index.byKey()) {
        for (qsizetype i = 1; i < steps.size(); ++i)
            add(steps.at(i - 1), steps.at(i));
    }
}

// Indexes and keys that are made after the table take their names then.
diff::Object madeAtOnce(const Action &action)
{
    if (action.role != ActionRole::Body || action.change.key.kind != ObjectKind::Table)
        return *action.change.after;
    const Table &whole = *std::get<Shared<Table>>(*action.change.after);
    Table body = whole;
    body.indexes.removeIf([](const schema::Index &index) { return index.parentIndex.isEmpty(); });
    body.constraints.removeIf([&](const schema::Constraint &constraint) { return render::standsApart(whole, constraint); });
    return Shared<Table>(body);
}

void Collector::addFreeNames()
{
    QMultiHash<QString, int> freed;
    const auto lost = [](const Action &action) {
        return action.change.action != ChangeAction::Rename && action.tearsDown && action.change.before;
    };
    for (int i = 0; i < m_actions.size(); ++i) {
        const Action &action = m_actions.at(i);
        if (!lost(action))
            continue;
        QStringList names = takenNames(action.change.key, *action.change.before);
        if (action.change.after) {
            const QStringList kept = takenNames(action.change.key, *action.change.after);
            names.removeIf([&](const QString &name) { return kept.contains(name); });
        }
        for (const QString &name : std::as_const(names))
            freed.insert(name, i);
    }
    if (freed.isEmpty())
        return;
    for (int i = 0; i < m_actions.size(); ++i) {
        const Action &action = m_actions.at(i);
        if (!action.builds || !action.change.after || action.change.action == ChangeAction::Rename)
            continue;
        QStringList names = takenNames(action.change.key, madeAtOnce(action));
        if (action.change.before) {
            const QStringList had = takenNames(action.change.key, *action.change.before);
            names.removeIf([&](const QString &name) { return had.contains(name); });
        }
        for (const QString &name : std::as_const(names)) {
            for (auto entry = freed.constFind(name); entry != freed.cend() && entry.key() == name; ++entry)
                add(*entry, i);
        }
    }
}

// Renames run in the order in which they were given, before all that knows the new name.
void Collector::addRenames()
{
    QList<int> renames;
    for (int i = 0; i < m_actions.size(); ++i) {
        if (m_actions.at(i).change.action == ChangeAction::Rename)
            renames.append(i);
    }
    for (qsizetype i = 1; i < renames.size(); ++i)
        add(renames.at(i - 1), renames.at(i));
    if (renames.isEmpty())
        return;
    for (int i = 0; i < m_actions.size(); ++i) {
        if (m_actions.at(i).change.action != ChangeAction::Rename)
            add(renames.last(), i);
    }
}

void Collector::addCarrier(int node)
{
    const Action &action = m_actions.at(node);
    if (!action.carrier)
        return;
    for (const int carrier : m_index.byKey().value(*action.carrier)) {
        const ChangeAction change = m_actions.at(carrier).change.action;
        const bool isPart = action.role == ActionRole::CarriedAlong && action.change.key.kind == ObjectKind::Index;
        if (change == ChangeAction::Drop)
            add(carrier, node);
        // A partition's index also goes, and comes, when the parent's is replaced as a whole: by then its name is free.
        else if (isPart && change == ChangeAction::Alter)
            action.builds ? add(node, carrier) : add(carrier, node);
    }
}

// A part after the body of its relation, and before the relation goes.
void Collector::addParts(int node)
{
    const Action &action = m_actions.at(node);
    const QualifiedName relation = action.change.key.parentName();
    if (action.builds)
        add(m_index.bodyOf(relation), node);
    if (action.change.action == ChangeAction::Drop && !action.carrier)
        add(node, m_index.dropOf(relation));
}

bool isIncoming(const Action &action)
{
    if (action.role == ActionRole::CopyRows)
        return false;
    if (action.role == ActionRole::AttachPartition || action.role == ActionRole::IndexRoles)
        return true;
    return action.change.action == ChangeAction::Alter && !action.tearsDown;
}

bool holdsType(const diff::Object &object, const QualifiedName &type)
{
    if (const auto *const column = std::get_if<schema::Column>(&object))
        return isOfType(column->type, type);
    if (const auto *const domain = std::get_if<schema::Domain>(&object))
        return isOfType(domain->baseType, type);
    const auto *const composite = std::get_if<schema::CompositeType>(&object);
    return composite && std::ranges::any_of(composite->attributes, [&](const schema::Column &attribute) {
        return isOfType(attribute.type, type);
    });
}

// What references the parent waits for a key of that, which waits for the partition; a key like one of the parent's would
// be taken for its part.
bool followsAttachment(const diff::Change &change, const Table &table)
{
    const auto *const constraint = change.after ? std::get_if<schema::Constraint>(&*change.after) : nullptr;
    if (!constraint || !table.partitionOf)
        return false;
    const auto *const key = std::get_if<schema::ForeignKey>(&constraint->detail);
    return key ? table.partitionOf->parent == key->referencedTable : render::repeatsPartOfParent(table, *constraint);
}

bool isOutgoing(const Action &action)
{
    return action.change.action == ChangeAction::Alter && !action.builds && action.role != ActionRole::MoveAside
        && action.role != ActionRole::CopyRows;
}

// DETACH and NO INHERIT leave the parent before its parts change; ATTACH and INHERIT want the parts as the parent has
// them, and the parent ready. REPLICA IDENTITY USING INDEX wants its index.
void Collector::addTableSteps(int node)
{
    const Action &action = m_actions.at(node);
    if (action.change.key.kind != ObjectKind::Table || action.change.action == ChangeAction::Drop)
        return;
    const QualifiedName name = action.change.key.qualifiedName();
    const Table &table = *std::get<Shared<Table>>(*action.change.after);
    const bool isBody = action.role == ActionRole::Body;
    for (const int part : m_index.partsOf(name)) {
        const ObjectKind kind = m_actions.at(part).change.key.kind;
        const bool isShape = kind == ObjectKind::Column || kind == ObjectKind::Constraint || kind == ObjectKind::Index;
        // A column too many is as wrong there as one that lacks.
        const bool isWanted = m_actions.at(part).builds || kind == ObjectKind::Column;
        if (isIncoming(action) && isShape && isWanted) {
            const bool follows = action.role == ActionRole::AttachPartition && followsAttachment(m_actions.at(part).change, table);
            follows ? add(node, part) : add(part, node);
        }
        if (isOutgoing(action) && isShape)
            add(node, part);
        if (!isBody && m_actions.at(part).builds && m_actions.at(part).change.key.name == table.replicaIdentityIndex)
            add(part, node);
    }
    if (isOutgoing(action)) {
        // What changes of the parent then does not come down.
        for (const QualifiedName &parent : render::parentsOf(*std::get<Shared<Table>>(*action.change.before))) {
            for (const int part : m_index.partsOf(parent)) {
                const ObjectKind kind = m_actions.at(part).change.key.kind;
                if (kind == ObjectKind::Column || kind == ObjectKind::Constraint)
                    add(node, part);
            }
        }
    }
    if (!isIncoming(action))
        return;
    for (const QualifiedName &parent : render::parentsOf(table)) {
        add(m_index.bodyOf(parent), node);
        for (const int part : m_index.partsOf(parent)) {
            // A check that the parent loses would be wanted of who comes.
            const diff::Change &change = m_actions.at(part).change;
            const auto *const constraint = change.before ? std::get_if<schema::Constraint>(&*change.before) : nullptr;
            const bool losesCheck = change.action == ChangeAction::Drop && constraint
                && std::holds_alternative<schema::CheckConstraint>(constraint->detail);
            if (change.key.kind == ObjectKind::Column || losesCheck)
                add(part, node);
        }
    }
}

// The owner must be there; and when the former one goes, the sequence must have left it.
void Collector::addSequenceOwner(int node)
{
    const Action &action = m_actions.at(node);
    if (action.change.key.kind != ObjectKind::Sequence || action.change.action != ChangeAction::Alter)
        return;
    const auto ownerKey = [](const schema::Sequence &sequence) {
        return schema::partKey(ObjectKind::Column, sequence.ownedBy->table, sequence.ownedBy->column);
    };
    const auto &before = std::get<schema::Sequence>(*action.change.before);
    const auto &after = std::get<schema::Sequence>(*action.change.after);
    if (after.ownedBy && before.ownedBy != after.ownedBy) {
        for (const int provider : m_index.providers(ownerKey(after)))
            add(provider, node);
    }
    if (before.ownedBy && before.ownedBy != after.ownedBy) {
        for (const int tearer : m_index.tearers(ownerKey(before))) {
            if (!m_actions.at(tearer).builds)
                add(node, tearer);
        }
    }
}

// Indexes and keys of partitions come before those of the parent, which adopt them; a new partition is attached before
// the parent gets its index.
void Collector::addPartitionIndexes(int node)
{
    const Action &action = m_actions.at(node);
    const ObjectKey &key = action.change.key;
    const bool attaches = key.kind == ObjectKind::Table && isIncoming(action);
    const bool isIndex = action.builds && (key.kind == ObjectKind::Index || key.kind == ObjectKind::Constraint);
    if (!attaches && !isIndex)
        return;
    const Table *const table
        = schema::findTable(m_context.after, key.parent.isEmpty() ? key.qualifiedName() : key.parentName());
    if (!table || !table->partitionOf)
        return;
    const auto createsIndex = [&](const Action &other) {
        if (!other.builds || !other.change.after || other.role == ActionRole::RenamePart)
            return false;
        const auto *const constraint = std::get_if<schema::Constraint>(&*other.change.after);
        return std::holds_alternative<schema::Index>(*other.change.after)
            || (constraint && schema::hasBackingIndex(*constraint));
    };
    if (isIndex && !createsIndex(action))
        return;
    const bool joinsLater = isIndex && action.change.action == ChangeAction::Alter; // ATTACH of an index that is there
    const QString joined = isIndex ? parentIndexOf(*action.change.after).name : QString(); // empty: none
    for (const int other : m_index.partsOf(table->partitionOf->parent)) {
        const bool isOther = !joined.isEmpty() && m_actions.at(other).change.key.name != joined;
        if (createsIndex(m_actions.at(other)) && !isOther)
            joinsLater ? add(other, node) : add(node, other);
    }
}

bool isUniqueIndex(const diff::Object &object)
{
    if (const auto *const index = std::get_if<schema::Index>(&object))
        return index->unique;
    const auto *const constraint = std::get_if<schema::Constraint>(&object);
    return constraint && schema::hasBackingIndex(*constraint);
}

// A new foreign key takes the first unique index that fits, which must not be one that goes: tablecmds.c,
// transformFkeyCheckAttrs.
void Collector::addReferencedKeys(int node)
{
    const Action &action = m_actions.at(node);
    if (!action.builds || action.tearsDown || !action.change.after)
        return;
    const auto *const constraint = std::get_if<schema::Constraint>(&*action.change.after);
    const auto *const key = constraint ? std::get_if<schema::ForeignKey>(&constraint->detail) : nullptr;
    if (!key)
        return;
    for (const int other : m_index.partsOf(key->referencedTable)) {
        const Action &drop = m_actions.at(other);
        if (drop.tearsDown && drop.change.before && isUniqueIndex(*drop.change.before))
            add(other, node);
    }
}

// What was moved aside goes when nothing is of it any more: columns, and what else was moved aside.
void Collector::addRebuiltTypes()
{
    for (int aside = 0; aside < m_actions.size(); ++aside) {
        if (m_actions.at(aside).role != ActionRole::MoveAside)
            continue;
        ObjectKey key = m_actions.at(aside).change.key;
        key.name = movedAsideName(key.qualifiedName()).name;
        for (const int drop : m_index.byKey().value(key)) {
            add(aside, drop);
            for (int user = 0; user < m_actions.size(); ++user) {
                const Action &action = m_actions.at(user);
                const bool leaves = action.role == ActionRole::Retype || action.change.action == ChangeAction::Drop;
                if (leaves && user != drop && holdsType(*action.change.before, key.qualifiedName()))
                    add(user, drop);
            }
        }
    }
}

bool isPartitionOf(const QualifiedName &name, const QualifiedName &root, const schema::Database &database)
{
    const Table *const table = schema::findTable(database, name);
    return table && table->partitionOf
        && (table->partitionOf->parent == root || isPartitionOf(table->partitionOf->parent, root, database));
}

// A partition that stays as a table outside leaves with its rows before, and what it loses is not in the way of the new
// table then: nobody waits for DROP INDEX CONCURRENTLY while the table has no name.
void Collector::addLeaving(int aside)
{
    const QualifiedName root = m_actions.at(aside).change.key.qualifiedName();
    for (int node = 0; node < m_actions.size(); ++node) {
        const Action &action = m_actions.at(node);
        const bool leaves = action.change.key.kind == ObjectKind::Table && action.role == ActionRole::Whole
            && action.change.action == ChangeAction::Alter && !action.builds;
        if (!leaves || !isPartitionOf(action.change.key.qualifiedName(), root, m_context.before))
            continue;
        add(node, aside);
        for (const int part : m_index.partsOf(action.change.key.qualifiedName())) {
            if (m_actions.at(part).change.action == ChangeAction::Drop)
                add(part, aside);
        }
    }
}

// The rows go to partitions that are there, and what is made of rows, or fires on them, comes after the copy.
void Collector::addCopy(int copy)
{
    const QualifiedName root = m_actions.at(copy).change.key.qualifiedName();
    ObjectKey moved = m_actions.at(copy).change.key;
    moved.name = movedAsideName(root).name;
    for (const int drop : m_index.byKey().value(moved))
        add(copy, drop);
    for (int node = 0; node < m_actions.size(); ++node) {
        const Action &action = m_actions.at(node);
        const ObjectKey &key = action.change.key;
        const QualifiedName table = key.parent.isEmpty() ? key.qualifiedName() : key.parentName();
        const bool isPartition = isPartitionOf(table, root, m_context.after);
        if (isPartition && (action.role == ActionRole::Body || action.role == ActionRole::AttachPartition))
            add(node, copy);
        const bool fires = key.kind == ObjectKind::Trigger || key.kind == ObjectKind::Policy || key.kind == ObjectKind::Rule;
        if (action.builds && !key.parent.isEmpty() && (table == root || (isPartition && fires)))
            add(copy, node);
    }
    for (const schema::Dependency &dependency : m_context.after.dependencies) {
        const ObjectKey &referenced = dependency.referenced();
        const QualifiedName table = referenced.parent.isEmpty() ? referenced.qualifiedName() : referenced.parentName();
        const ObjectKind kind = dependency.dependent().kind;
        const bool waits = kind == ObjectKind::View || kind == ObjectKind::Other
            || (kind == ObjectKind::Constraint && !isPartitionOf(dependency.dependent().parentName(), root, m_context.after));
        if (table != root || !waits)
            continue;
        for (const int builder : m_index.builders(dependency.dependent())) {
            if (m_actions.at(builder).change.key.kind != ObjectKind::Table)
                add(copy, builder);
        }
    }
}

void Collector::addRebuiltTables()
{
    for (int node = 0; node < m_actions.size(); ++node) {
        if (m_actions.at(node).role == ActionRole::CopyRows)
            addCopy(node);
        else if (m_actions.at(node).role == ActionRole::MoveAside)
            addLeaving(node);
    }
}

// Row security is switched on after its policies are there, and off before they go: no moment shows too much.
void Collector::addRowSecurity(int node)
{
    const Action &action = m_actions.at(node);
    if (action.change.key.kind != ObjectKind::Policy)
        return;
    const QualifiedName relation = action.change.key.parentName();
    const ObjectKey table { ObjectKind::Table, relation.schema, {}, relation.name, {} };
    for (const int step : m_index.byKey().value(table)) {
        const Action &other = m_actions.at(step);
        if (other.change.action != ChangeAction::Alter || other.role != ActionRole::Whole)
            continue;
        const bool enables = std::get<Shared<Table>>(*other.change.after)->rowSecurityEnabled;
        if (enables && action.builds)
            add(node, step);
        else if (!enables && action.change.action == ChangeAction::Drop)
            add(step, node);
    }
}

QList<Edge> Collector::collect()
{
    addSteps();
    addFreeNames();
    addRenames();
    addRebuiltTypes();
    addRebuiltTables();
    for (int node = 0; node < m_actions.size(); ++node) {
        if (m_actions.at(node).change.action == ChangeAction::Rename || m_actions.at(node).role == ActionRole::Access)
            continue;
        addCarrier(node);
        addParts(node);
        addTableSteps(node);
        addSequenceOwner(node);
        addPartitionIndexes(node);
        addReferencedKeys(node);
        addRowSecurity(node);
    }
    return m_edges;
}

} // namespace

QList<Edge> structureEdges(const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
{
    return Collector(actions, index, context).collect() + partitionEdges(actions) + inheritanceEdges(actions, index, context)
        + accessEdges(actions, index) + retypedKeyEdges(actions, context);
}

} // namespace schemawright::plan
