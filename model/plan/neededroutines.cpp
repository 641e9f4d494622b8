#include "model/plan/neededroutines.h"

namespace schemawright::plan {

using schema::ObjectKind;

namespace {

bool runsAtOnce(ObjectKind kind)
{
    return kind == ObjectKind::Table || kind == ObjectKind::Column || kind == ObjectKind::Constraint
        || kind == ObjectKind::Index || kind == ObjectKind::View || kind == ObjectKind::Domain;
}

struct BuiltRoutine {
    int action = -1;
    const schema::Routine *routine = nullptr;
};

QList<BuiltRoutine> builtRoutines(const QList<Action> &actions)
{
    QList<BuiltRoutine> built;
    for (int i = 0; i < actions.size(); ++i) {
        const diff::Change &change = actions.at(i).change;
        if (change.key.kind == ObjectKind::Routine && actions.at(i).builds && change.after)
            built.append({ i, &*std::get<Shared<schema::Routine>>(*change.after) });
    }
    return built;
}

} // namespace

NeededRoutines neededRoutines(
    const QList<Action> &actions, const ActionIndex &index, const schema::Database &after)
{
    NeededRoutines needed;
    QHash<int, int> &depths = needed.depths;
    QList<int> open;
    for (const schema::Dependency &dependency : after.dependencies) {
        if (dependency.referenced().kind != ObjectKind::Routine || !runsAtOnce(dependency.dependent().kind)
            || index.builders(dependency.dependent()).isEmpty())
            continue;
        for (const int routine : index.providers(dependency.referenced())) {
            if (!depths.contains(routine))
                open.append(routine);
            depths.insert(routine, 0);
        }
    }
    const QList<BuiltRoutine> built = open.isEmpty() ? QList<BuiltRoutine>() : builtRoutines(actions);
    for (qsizetype next = 0; next < open.size(); ++next) {
        const int caller = open.at(next);
        const QString &body = std::get<Shared<schema::Routine>>(*actions.at(caller).change.after)->definition;
        for (const BuiltRoutine &callee : built) {
            if (callee.action == caller || !body.contains(callee.routine->name.name))
                continue;
            needed.calls.append({ caller, callee.action });
            if (depths.contains(callee.action))
                continue;
            depths.insert(callee.action, depths.value(caller) + 1);
            open.append(callee.action);
        }
    }
    return needed;
}

} // namespace schemawright::plan
