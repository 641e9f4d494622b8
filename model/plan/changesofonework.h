// Changes that are one work for who uses the tables meanwhile, and share transactions where locks allow.
#pragma once

#include "model/plan/ordering.h"

#include <QHash>

namespace schemawright::plan {

/// Which change an index into Plan::changes counts as; those that stand alone are left out. Types that give their names away
/// stay that way until the tables that have columns of them are rewritten: types that share a table are one work. What goes
/// for a change of type and comes back is not missed in between: a view, a trigger, a policy that guards rows. Nor is the
/// default of a column that turns from serial to identity.
[[nodiscard]] QHash<int, int> changesOfOneWork(const OrderedActions &ordered);

/// What goes and comes back in this plan.
[[nodiscard]] QSet<schema::ObjectKey> recreatedKeys(const QList<Action> &actions);

/// For a column's new type, or a type that is rebuilt.
[[nodiscard]] bool rewritesTables(const QList<Action> &actions);

} // namespace schemawright::plan
