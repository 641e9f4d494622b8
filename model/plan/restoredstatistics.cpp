// src/backend/commands/tablecmds.c, ATPostAlterTypeCleanup: what uses the column is dropped and made again from its
// definition, in which statistics targets are not. The owner is kept by later minor releases only: measured on 14 to 18.
#include "model/plan/restoredstatistics.h"

#include "model/plan/dependents.h"
#include "model/plan/expandchange.h"
#include "model/plan/objectlookup.h"
#include "model/render/accessddl.h"
#include "model/render/layout.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using diff::Object;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

// SET EXPRESSION of a generated column does the same as a change of its type.
bool rebuildsUsers(const Action &action)
{
    if (action.change.key.kind != ObjectKind::Column)
        return false;
    if (action.role == ActionRole::Retype)
        return true;
    if (action.change.action != ChangeAction::Alter || action.role != ActionRole::Whole)
        return false;
    const auto &before = std::get<schema::Column>(*action.change.before);
    const auto &after = std::get<schema::Column>(*action.change.after);
    const bool computes = before.generated && after.generated;
    return before.type != after.type || before.collation != after.collation
        || (computes && before.generated != after.generated);
}

bool isStatistics(const Object &object)
{
    const auto *const other = std::get_if<schema::OtherObject>(&object);
    return other && other->label == u"statistics";
}

// What is left of it when a column has got another type.
Object withoutTargets(const Object &object)
{
    if (const auto *const index = std::get_if<schema::Index>(&object)) {
        schema::Index bare = *index;
        bare.statisticsTargets.clear();
        return bare;
    }
    schema::OtherObject bare = std::get<schema::OtherObject>(object);
    for (schema::OtherPart &part : bare.parts) {
        if (part.name == u"target")
            part.value = u"-1"_s;
    }
    return bare;
}

QList<render::Statement> ownerStatements(const Object &object, const render::RenderContext &context)
{
    if (!isStatistics(object))
        return {};
    return render::renderAccess(object, render::accessOnCreation(object, context), context);
}

class Restorer
{
public:
    Restorer(QList<Action> &actions, const render::RenderContext &context)
        : m_actions(actions)
        , m_context(context)
        , m_dependents(context.before)
    {
        for (int i = 0; i < actions.size(); ++i)
            m_byKey[actions.at(i).change.key].append(i);
    }

    void run()
    {
        const qsizetype count = m_actions.size();
        for (qsizetype i = 0; i < count; ++i) {
            if (!rebuildsUsers(m_actions.at(i)))
                continue;
            for (const ObjectKey &user : m_dependents.of(m_actions.at(i).change.key))
                restore(user, m_actions.at(i).origin);
        }
    }

private:
    [[nodiscard]] bool staysInPlace(const ObjectKey &key) const
    {
        const QList<int> known = m_byKey.value(key);
        return std::ranges::all_of(known, [&](int index) {
            const Action &action = m_actions.at(index);
            return action.change.action == ChangeAction::Alter && action.role == ActionRole::Whole
                && canAlterInPlace(action.change, m_context);
        });
    }
    void restore(const ObjectKey &key, int origin);

    QList<Action> &m_actions;
    const render::RenderContext &m_context;
    Dependents m_dependents;
    QHash<ObjectKey, QList<int>> m_byKey;
};

void Restorer::restore(const ObjectKey &key, int origin)
{
    if ((key.kind != ObjectKind::Other && key.kind != ObjectKind::Index) || !staysInPlace(key))
        return;
    const auto before = findObject(m_context.before, key);
    const auto after = findObject(m_context.after, key);
    if (!before || !after || !(isStatistics(*before) || key.kind == ObjectKind::Index))
        return;
    const Object lost = withoutTargets(*before);
    if (lost == *before && ownerStatements(*after, m_context).isEmpty())
        return;
    if (!m_byKey.contains(key)) {
        m_byKey[key].append(static_cast<int>(m_actions.size()));
        m_actions.append(makeAction({ ChangeAction::Alter, key, lost, *after, {} }, origin, ActionRole::Restored));
    }
    for (const int index : m_byKey.value(key)) {
        Action &action = m_actions[index];
        action.change.before = lost;
        action.role = ActionRole::Restored;
        action.tearsDown = false;
    }
}

} // namespace

void restoreStatistics(QList<Action> &actions, const render::RenderContext &context)
{
    if (std::ranges::any_of(actions, rebuildsUsers))
        Restorer(actions, context).run();
}

Result<QString> restoringUndo(const Action &restored, const render::RenderContext &context)
{
    const ObjectKey &key = restored.change.key;
    const Object before = *findObject(context.before, key);
    TRY_ASSIGN(const QList<render::Statement> statements,
        render::renderChange({ ChangeAction::Alter, key, withoutTargets(before), before, {} }, context));
    return render::joinedSql(statements + ownerStatements(before, context));
}

} // namespace schemawright::plan
