// Routines that must be complete before tables, columns and views: defaults, generated columns and materialised views
// run them at once, so what their bodies call must be there too.
#pragma once

#include "model/plan/actionindex.h"
#include "model/schema/database.h"

#include <QHash>

namespace schemawright::plan {

struct Call {
    int caller = -1;
    int callee = -1;
};

/// Built routines that something else of the plan runs, as actions.
struct NeededRoutines {
    QHash<int, int> depths; ///< length of the chain of calls that leads to them: the longer, the earlier they must come
    QList<Call> calls; ///< found by name in the bodies, because pg_depend does not know them: may be wrong, or a circle
};

[[nodiscard]] NeededRoutines neededRoutines(
    const QList<Action> &actions, const ActionIndex &index, const schema::Database &after);

} // namespace schemawright::plan
