#include "model/plan/accessedges.h"

#include "model/diff/defaultprivileges.h"

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

class Collector
{
public:
    Collector(const QList<Action> &actions, const ActionIndex &index)
        : m_actions(actions)
        , m_index(index)
    {
        for (int i = 0; i < actions.size(); ++i) {
            if (actions.at(i).role == ActionRole::Access)
                m_access.insert(actions.at(i).change.key, i);
        }
    }

    [[nodiscard]] QList<Edge> collect()
    {
        for (auto entry = m_access.cbegin(); entry != m_access.cend(); ++entry)
            addAccess(entry.key(), *entry);
        addOwnership();
        addDefaultPrivileges();
        return m_edges;
    }

private:
    void add(int first, int second)
    {
        if (first >= 0 && second >= 0 && first != second)
            m_edges.append({ first, second });
    }
    [[nodiscard]] int accessOf(const QualifiedName &table) const
    {
        return m_access.value({ ObjectKind::Table, table.schema, {}, table.name, {} }, -1);
    }
    void addAccess(const ObjectKey &key, int node);
    void addOwnership();
    void addDefaultPrivileges();

    const QList<Action> &m_actions;
    const ActionIndex &m_index;
    QHash<ObjectKey, int> m_access;
    QList<Edge> m_edges;
};

// A new owner needs CREATE on the schema (docs: sql-altertable, "OWNER TO"); privileges on columns need the columns; the
// owner of a table takes the sequences of its columns along.
void Collector::addAccess(const ObjectKey &key, int node)
{
    if (key.kind != ObjectKind::Schema)
        add(m_access.value({ ObjectKind::Schema, {}, {}, key.schema, {} }, -1), node);
    for (const int part : m_index.partsOf(key.qualifiedName())) {
        if (m_actions.at(part).change.key.kind == ObjectKind::Column && m_actions.at(part).builds)
            add(part, node);
    }
    const auto *const sequence = std::get_if<schema::Sequence>(&*m_actions.at(node).change.after);
    if (sequence && sequence->ownedBy)
        add(accessOf(sequence->ownedBy->table), node);
}

// "sequence must have same owner as table it is linked to": src/backend/commands/sequence.c, process_owned_by().
void Collector::addOwnership()
{
    for (int i = 0; i < m_actions.size(); ++i) {
        const Action &action = m_actions.at(i);
        if (action.role != ActionRole::Ownership || !action.change.after)
            continue;
        const auto &sequence = std::get<schema::Sequence>(*action.change.after);
        if (sequence.ownedBy)
            add(accessOf(sequence.ownedBy->table), i);
    }
}

// What is created gets the default privileges of the schema before: they change last.
void Collector::addDefaultPrivileges()
{
    QList<int> defaults;
    for (int i = 0; i < m_actions.size(); ++i) {
        if (diff::isDefaultPrivileges(m_actions.at(i).change.key))
            defaults.append(i);
    }
    for (int i = 0; i < m_actions.size() && !defaults.isEmpty(); ++i) {
        const Action &action = m_actions.at(i);
        if (action.change.action != ChangeAction::Create || !action.change.key.parent.isEmpty()
            || diff::isDefaultPrivileges(action.change.key))
            continue;
        for (const int last : std::as_const(defaults))
            add(i, last);
    }
}

} // namespace

QList<Edge> accessEdges(const QList<Action> &actions, const ActionIndex &index)
{
    return Collector(actions, index).collect();
}

} // namespace schemawright::plan
