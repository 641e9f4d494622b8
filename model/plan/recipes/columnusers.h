// What outside of its table hangs on a column that is replaced.
#pragma once

#include "model/plan/recipes/recipeplan.h"

namespace schemawright::plan {

struct ColumnUsers {
    QList<schema::ObjectKey> objects; ///< views and routines, those that need them included
    QList<schema::ObjectKey> foreignKeys; ///< of other tables
    QList<QualifiedName> sequences; ///< owned by it
};

/// Errors: Unsupported, naming what cannot be dropped and created again in an instant.
[[nodiscard]] Result<ColumnUsers> findUsers(const RecipeContext &context);

/// The database without the users; sequences stay and are owned by nobody.
[[nodiscard]] schema::Database withoutUsers(const schema::Database &database, const ColumnUsers &users);
/// The users as `wanted` has them; those that it does not have are left out.
void putUsers(schema::Database &database, const ColumnUsers &users, const schema::Database &wanted);

} // namespace schemawright::plan
