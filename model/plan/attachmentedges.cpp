#include "model/plan/attachmentedges.h"

#include "model/plan/edgecollector.h"
#include "model/plan/partindexes.h"
#include "model/render/inheritance.h"
#include "model/render/tableddl.h"

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

class AttachmentCollector : public EdgeCollector
{
public:
    using EdgeCollector::EdgeCollector;
    [[nodiscard]] QList<Edge> collect();

private:
    void addTableSteps(int node);
    void addFormerParents(int node);
    void addNewParents(int node);
    void addPartitionIndexes(int node);
};

bool isIncoming(const Action &action)
{
    if (action.role == ActionRole::CopyRows)
        return false;
    if (action.role == ActionRole::AttachPartition || action.role == ActionRole::IndexRoles)
        return true;
    return action.change.action == ChangeAction::Alter && !action.tearsDown;
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

// What changes of the parent afterwards does not come down.
void AttachmentCollector::addFormerParents(int node)
{
    for (const QualifiedName &parent : render::parentsOf(*std::get<Shared<Table>>(*m_actions.at(node).change.before))) {
        for (const int part : m_index.partsOf(parent)) {
            const ObjectKind kind = m_actions.at(part).change.key.kind;
            if (kind == ObjectKind::Column || kind == ObjectKind::Constraint)
                add(node, part);
        }
    }
}

void AttachmentCollector::addNewParents(int node)
{
    for (const QualifiedName &parent : render::parentsOf(*std::get<Shared<Table>>(*m_actions.at(node).change.after))) {
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

// DETACH and NO INHERIT leave the parent before its parts change; ATTACH and INHERIT want the parts as the parent has
// them, and the parent ready. REPLICA IDENTITY USING INDEX wants its index.
void AttachmentCollector::addTableSteps(int node)
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
    if (isOutgoing(action))
        addFormerParents(node);
    if (isIncoming(action))
        addNewParents(node);
}

// Indexes and keys of partitions come before those of the parent, which adopt them; a new partition is attached before
// the parent gets its index.
void AttachmentCollector::addPartitionIndexes(int node)
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

QList<Edge> AttachmentCollector::collect()
{
    for (int node = 0; node < m_actions.size(); ++node) {
        if (m_actions.at(node).change.action == ChangeAction::Rename || m_actions.at(node).role == ActionRole::Access)
            continue;
        addTableSteps(node);
        addPartitionIndexes(node);
    }
    return m_edges;
}

} // namespace

QList<Edge> attachmentEdges(const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
{
    return AttachmentCollector(actions, index, context).collect();
}

} // namespace schemawright::plan
