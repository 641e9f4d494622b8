#include "model/plan/changesofonework.h"

#include <QSet>

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

class Works
{
public:
    void unite(int one, int other)
    {
        const int first = find(one);
        const int second = find(other);
        m_roots.insert(one, first);
        m_roots.insert(other, first);
        m_roots.insert(second, first);
    }
    [[nodiscard]] QHash<int, int> roots() const
    {
        QHash<int, int> roots;
        for (auto entry = m_roots.cbegin(); entry != m_roots.cend(); ++entry)
            roots.insert(entry.key(), find(entry.key()));
        return roots;
    }

private:
    [[nodiscard]] int find(int change) const
    {
        while (m_roots.value(change, change) != change)
            change = m_roots.value(change);
        return change;
    }

    QHash<int, int> m_roots;
};

bool startsRewrite(const Action &action)
{
    if (action.role == ActionRole::Retype || action.role == ActionRole::MoveAside)
        return true;
    const auto *const before = action.change.before ? std::get_if<schema::Column>(&*action.change.before) : nullptr;
    const auto *const after = action.change.after ? std::get_if<schema::Column>(&*action.change.after) : nullptr;
    return before && after && (before->type != after->type || before->collation != after->collation);
}

// A materialised view takes long to come back, which nobody should wait for.
bool isMissed(const Action &action, const QSet<ObjectKey> &recreated)
{
    const diff::Change &change = action.change;
    if (change.action != ChangeAction::Drop || !recreated.contains(change.key))
        return false;
    if (const auto *const constraint = std::get_if<schema::Constraint>(&*change.before))
        return std::holds_alternative<schema::CheckConstraint>(constraint->detail);
    if (change.key.kind == ObjectKind::View)
        return !std::get<Shared<schema::View>>(*change.before)->materialized;
    return change.key.kind == ObjectKind::Trigger || change.key.kind == ObjectKind::Policy || change.key.kind == ObjectKind::Rule
        || change.key.kind == ObjectKind::Routine;
}

void uniteRetypings(const QList<Action> &actions, Works &works)
{
    QHash<QualifiedName, int> firsts;
    for (const Action &action : actions) {
        if (action.role != ActionRole::Retype)
            continue;
        const QualifiedName table = action.change.key.parentName();
        works.unite(firsts.value(table, action.origin), action.origin);
        firsts.insert(table, action.origin);
    }
}

// Until its rows are copied a rebuilt table is empty, and those of several come in between each other.
void uniteCopies(const QList<Action> &actions, Works &works)
{
    std::optional<int> first;
    for (const Action &action : actions) {
        if (action.role != ActionRole::CopyRows)
            continue;
        works.unite(first.value_or(action.origin), action.origin);
        first = action.origin;
    }
}

// Serial and identity: between the sequence of the one and that of the other the column has no default.
void uniteSequences(const QList<Action> &actions, Works &works)
{
    QHash<ObjectKey, int> columns;
    for (const Action &action : actions) {
        if (action.change.key.kind == ObjectKind::Column && action.change.action == ChangeAction::Alter && action.origin >= 0)
            columns.insert(action.change.key, action.origin);
    }
    for (const Action &action : actions) {
        const auto &object = action.change.before ? action.change.before : action.change.after;
        const auto *const sequence = object ? std::get_if<schema::Sequence>(&*object) : nullptr;
        if (!sequence || !sequence->ownedBy || action.origin < 0)
            continue;
        const auto column
            = columns.constFind(schema::partKey(ObjectKind::Column, sequence->ownedBy->table, sequence->ownedBy->column));
        if (column != columns.cend())
            works.unite(*column, action.origin);
    }
}

} // namespace

bool rewritesTables(const QList<Action> &actions)
{
    return std::ranges::any_of(actions, startsRewrite);
}

QSet<ObjectKey> recreatedKeys(const QList<Action> &actions)
{
    QSet<ObjectKey> dropped;
    QSet<ObjectKey> created;
    for (const Action &action : actions) {
        if (action.change.action == ChangeAction::Drop)
            dropped.insert(action.change.key);
        else if (action.change.action == ChangeAction::Create && action.role != ActionRole::Stub)
            created.insert(action.change.key);
    }
    return dropped & created;
}

QHash<int, int> changesOfOneWork(const OrderedActions &ordered)
{
    Works works;
    const QList<Action> &actions = ordered.actions;
    uniteRetypings(actions, works);
    uniteSequences(actions, works);
    uniteCopies(actions, works);
    const QSet<ObjectKey> recreated = recreatedKeys(actions);
    for (int i = 0; i < actions.size() && !recreated.isEmpty(); ++i) {
        if (!startsRewrite(actions.at(i)) && !isMissed(actions.at(i), recreated))
            continue;
        for (const int earlier : ordered.before.at(i)) {
            if (isMissed(actions.at(earlier), recreated) && actions.at(earlier).origin >= 0)
                works.unite(actions.at(i).origin, actions.at(earlier).origin);
        }
    }
    return works.roots();
}

} // namespace schemawright::plan
