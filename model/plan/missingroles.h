// Roles that the schema after names and the server does not have: they belong to the cluster, so a plan makes them and
// never drops one.
#pragma once

#include "model/plan/plan.h"

namespace schemawright::plan {

/// CREATE ROLE … NOLOGIN per role. When nobody knows which roles the server has, the statement looks for itself.
[[nodiscard]] QList<PlanStep> missingRoleSteps(const schema::Database &before, const schema::Database &after);

/// "The server has no role app: it is created …"; none when nobody knows which roles it has.
[[nodiscard]] QStringList missingRoleNotes(const schema::Database &before, const schema::Database &after);

} // namespace schemawright::plan
