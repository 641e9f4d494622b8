#include "model/plan/recreate.h"

#include "model/plan/dependents.h"
#include "model/plan/expandchange.h"
#include "model/plan/objectlookup.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

/// Something whose dependents cannot stay.
struct Seed {
    ObjectKey key;
    int origin = -1;
    bool typeOnly = false; ///< a column that stays and changes its type: keys, indexes and defaults follow by themselves
};

bool changesType(const Change &change)
{
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return before.type != after.type || before.collation != after.collation;
}

// docs: sql-altertable, "SET DATA TYPE": indexes and simple table constraints are converted; the server refuses for
// views, rules, policies, triggers with the column in WHEN, generated columns and SQL-standard function bodies.
bool blocksTypeChange(ObjectKind kind)
{
    return kind == ObjectKind::View || kind == ObjectKind::Rule || kind == ObjectKind::Policy
        || kind == ObjectKind::Trigger || kind == ObjectKind::Routine || kind == ObjectKind::Column;
}

bool isType(ObjectKind kind)
{
    return kind == ObjectKind::Enum || kind == ObjectKind::Domain || kind == ObjectKind::Composite
        || kind == ObjectKind::Table || kind == ObjectKind::View;
}

bool canComeBack(ObjectKind kind)
{
    return blocksTypeChange(kind) || kind == ObjectKind::Constraint || kind == ObjectKind::Index
        || kind == ObjectKind::Other;
}

class Closure
{
public:
    Closure(const QList<Change> &changes, const render::RenderContext &context)
        : m_changes(changes)
        , m_context(context)
        , m_dependents(context.before)
        , m_dependentsAfter(context.after)
    {
        for (int i = 0; i < changes.size(); ++i)
            m_changeOf.insert(changes.at(i).key, i);
    }

    [[nodiscard]] Result<QList<Action>> run();

private:
    void findSeeds();
    [[nodiscard]] Result<> follow(const Seed &seed);
    [[nodiscard]] Result<> takeAlong(const ObjectKey &dependent, const Seed &seed);
    [[nodiscard]] bool goesAnyway(const ObjectKey &key) const;
    [[nodiscard]] bool letsGo(const ObjectKey &dependent, const ObjectKey &referenced);
    [[nodiscard]] QList<Action> actionsOfChange(int index) const;
    [[nodiscard]] QList<Action> actionsOfDefault(const ObjectKey &key, int origin) const;

    const QList<Change> &m_changes;
    const render::RenderContext &m_context;
    Dependents m_dependents;
    Dependents m_dependentsAfter;
    QHash<ObjectKey, int> m_changeOf;
    QSet<ObjectKey> m_replacedRoutines; ///< dropped, while another of the same name is created
    QList<Seed> m_seeds;
    QHash<ObjectKey, int> m_recreated; ///< → origin
    QList<ObjectKey> m_recreatedInOrder;
    QHash<ObjectKey, int> m_defaults; ///< columns and domains whose expressions go away for a while → origin
    QList<ObjectKey> m_defaultsInOrder;
};

void Closure::findSeeds()
{
    QSet<QualifiedName> createdRoutines;
    for (const Change &change : m_changes) {
        if (change.key.kind == ObjectKind::Routine && change.action == ChangeAction::Create)
            createdRoutines.insert(change.key.qualifiedName());
    }
    for (int i = 0; i < m_changes.size(); ++i) {
        const Change &change = m_changes.at(i);
        if (change.action == ChangeAction::Drop)
            m_seeds.append({ change.key, i, false });
        if (change.action == ChangeAction::Drop && createdRoutines.contains(change.key.qualifiedName()))
            m_replacedRoutines.insert(change.key);
        if (change.action != ChangeAction::Alter)
            continue;
        if (!canAlterInPlace(change, m_context.serverVersion))
            m_seeds.append({ change.key, i, false });
        else if (change.key.kind == ObjectKind::Column && changesType(change))
            m_seeds.append({ change.key, i, true });
    }
}

// It is dropped, is a part of something that is, or comes back with its view.
bool Closure::goesAnyway(const ObjectKey &key) const
{
    if (m_recreated.contains(key))
        return true;
    const auto dropped = [&](const ObjectKey &candidate) {
        const int index = m_changeOf.value(candidate, -1);
        return index >= 0 && m_changes.at(index).action == ChangeAction::Drop;
    };
    const auto replaced = [&](const ObjectKey &candidate) {
        const int index = m_changeOf.value(candidate, -1);
        return index >= 0 && m_changes.at(index).action == ChangeAction::Alter
            && !canAlterInPlace(m_changes.at(index), m_context.serverVersion);
    };
    if (dropped(key) || replaced(key))
        return true;
    if (key.parent.isEmpty())
        return false;
    ObjectKey parent { ObjectKind::Table, key.schema, {}, key.parent, {} };
    if (dropped(parent))
        return true;
    parent.kind = ObjectKind::View;
    return dropped(parent) || replaced(parent) || m_recreated.contains(parent);
}

// The dependent is altered in place so that it needs the referenced object no longer. Not so for a routine that gives
// its name to one with other arguments: the former must be gone before, the dependent wants the new one.
bool Closure::letsGo(const ObjectKey &dependent, const ObjectKey &referenced)
{
    if (!m_changeOf.contains(dependent) || m_replacedRoutines.contains(referenced))
        return false;
    return !m_dependentsAfter.of(referenced).contains(dependent);
}

Result<> Closure::takeAlong(const ObjectKey &dependent, const Seed &seed)
{
    if (seed.typeOnly && !blocksTypeChange(dependent.kind))
        return {};
    if (goesAnyway(dependent) || letsGo(dependent, seed.key))
        return {};
    const auto before = findObject(m_context.before, dependent);
    if (!before || !findObject(m_context.after, dependent))
        return {};
    const auto *const column = std::get_if<schema::Column>(&*before);
    if (seed.typeOnly && column && !column->generated)
        return {};
    const bool isDomain = dependent.kind == ObjectKind::Domain && !isType(seed.key.kind);
    if ((!canComeBack(dependent.kind) && !isDomain) || (column && isType(seed.key.kind))) {
        return makeError(ErrorKind::Unsupported,
            u"Replacing %1 is not planned, because %2 depends on it and cannot be dropped and created again"_s.arg(
                schema::toText(seed.key), schema::toText(dependent)));
    }
    if (isDomain || (column && !column->generated)) {
        if (!m_defaults.contains(dependent))
            m_defaultsInOrder.append(dependent);
        m_defaults.insert(dependent, seed.origin);
        return {};
    }
    m_recreated.insert(dependent, seed.origin);
    m_recreatedInOrder.append(dependent);
    m_seeds.append({ dependent, seed.origin, false });
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
    return {};
}

QList<Action> Closure::actionsOfChange(int index) const
{
    const Change &change = m_changes.at(index);
    if (!change.key.parent.isEmpty() && change.action != ChangeAction::Rename) {
        ObjectKey view { ObjectKind::View, change.key.schema, {}, change.key.parent, {} };
        const int viewChange = m_changeOf.value(view, -1);
        const bool viewReplaced = viewChange >= 0 && m_changes.at(viewChange).action == ChangeAction::Alter
            && !canAlterInPlace(m_changes.at(viewChange), m_context.serverVersion);
        if (viewReplaced || m_recreated.contains(view))
            return {};
    }
    if (m_defaults.contains(change.key) && change.action == ChangeAction::Alter)
        return actionsOfDefault(change.key, index);
    if (m_recreated.contains(change.key) && change.action == ChangeAction::Alter)
        return expandRecreation(change.key, *change.before, *change.after, index, m_context);
    return expandChange(change, index, m_context);
}

// What is left of a column or domain when the expressions that need something else are taken away for a while.
diff::Object withoutExpressions(const diff::Object &object)
{
    if (const auto *const column = std::get_if<schema::Column>(&object)) {
        schema::Column bare = *column;
        bare.defaultExpression.reset();
        return bare;
    }
    schema::Domain bare = std::get<schema::Domain>(object);
    bare.defaultExpression.reset();
    bare.constraints.clear();
    return bare;
}

QList<Action> Closure::actionsOfDefault(const ObjectKey &key, int origin) const
{
    const diff::Object before = *findObject(m_context.before, key);
    const diff::Object after = *findObject(m_context.after, key);
    const diff::Object bare = withoutExpressions(before);
    const QStringList why { u"default"_s };
    Action removal = makeAction({ ChangeAction::Alter, key, before, bare, why }, origin);
    removal.builds = false;
    Action restoration = makeAction({ ChangeAction::Alter, key, bare, after, why }, origin);
    restoration.tearsDown = false;
    return { removal, restoration };
}

Result<QList<Action>> Closure::run()
{
    findSeeds();
    for (qsizetype next = 0; next < m_seeds.size(); ++next) {
        const Seed seed = m_seeds.at(next);
        TRY(follow(seed));
    }
    QList<Action> actions;
    for (int i = 0; i < m_changes.size(); ++i)
        actions.append(actionsOfChange(i));
    for (const ObjectKey &key : std::as_const(m_recreatedInOrder)) {
        if (m_changeOf.contains(key))
            continue;
        actions.append(expandRecreation(key, *findObject(m_context.before, key), *findObject(m_context.after, key),
            m_recreated.value(key), m_context));
    }
    for (const ObjectKey &key : std::as_const(m_defaultsInOrder)) {
        if (!m_changeOf.contains(key))
            actions.append(actionsOfDefault(key, m_defaults.value(key)));
    }
    return actions;
}

} // namespace

Result<QList<Action>> makeActions(const QList<Change> &changes, const render::RenderContext &context)
{
    Closure closure(changes, context);
    return closure.run();
}

} // namespace schemawright::plan
