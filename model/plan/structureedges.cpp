#include "model/plan/structureedges.h"

#include "model/plan/accessedges.h"
#include "model/plan/attachmentedges.h"
#include "model/plan/edgecollector.h"
#include "model/plan/inheritanceedges.h"
#include "model/plan/partitionedges.h"
#include "model/plan/rebuildedges.h"
#include "model/plan/retypedkeys.h"
#include "model/plan/takennames.h"
#include "model/render/tableddl.h"

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

class Collector : public EdgeCollector
{
public:
    using EdgeCollector::EdgeCollector;
    [[nodiscard]] QList<Edge> collect();

private:
    void addSteps();
    void addFreeNames();
    void addRenames();
    void addCarrier(int node);
    void addParts(int node);
    void addSequenceOwner(int node);
    void addReferencedKeys(int node);
    void addRowSecurity(int node);
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
    for (int node = 0; node < m_actions.size(); ++node) {
        if (m_actions.at(node).change.action == ChangeAction::Rename || m_actions.at(node).role == ActionRole::Access)
            continue;
        addCarrier(node);
        addParts(node);
        addSequenceOwner(node);
        addReferencedKeys(node);
        addRowSecurity(node);
    }
    return m_edges;
}

} // namespace

QList<Edge> structureEdges(const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
{
    return Collector(actions, index, context).collect() + attachmentEdges(actions, index, context)
        + rebuildEdges(actions, index, context) + partitionEdges(actions) + inheritanceEdges(actions, index, context)
        + accessEdges(actions, index) + retypedKeyEdges(actions, context);
}

} // namespace schemawright::plan
