#include "model/plan/functionbodies.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using schema::ObjectKind;

namespace {

const schema::Routine *checkedRoutine(const Action &action)
{
    if (action.change.key.kind != ObjectKind::Routine || !action.builds || !action.change.after)
        return nullptr;
    const schema::Routine &routine = **std::get_if<Shared<schema::Routine>>(&*action.change.after);
    const bool isChecked = routine.language == u"sql"_s || routine.language == u"plpgsql"_s;
    return isChecked && routine.definition.contains(u"\nAS "_s) ? &routine : nullptr; // pg_get_functiondef: AS $function$…
}

bool canBeMentioned(ObjectKind kind)
{
    return kind == ObjectKind::Table || kind == ObjectKind::Column || kind == ObjectKind::View
        || kind == ObjectKind::Routine || kind == ObjectKind::Sequence || kind == ObjectKind::Enum
        || kind == ObjectKind::Domain || kind == ObjectKind::Composite || kind == ObjectKind::Other;
}

} // namespace

bool needsUncheckedBodies(const QList<Action> &ordered)
{
    QStringList laterNames;
    for (auto action = ordered.crbegin(); action != ordered.crend(); ++action) {
        const schema::Routine *const routine = checkedRoutine(*action);
        const auto mentions = [&](const QString &name) { return routine->definition.contains(name); };
        if (routine && std::ranges::any_of(laterNames, mentions))
            return true;
        if (action->builds && canBeMentioned(action->change.key.kind))
            laterNames.append(action->change.key.name);
    }
    return false;
}

} // namespace schemawright::plan
