// A column that goes and those that come for it, as schemas: from both being there to the end.
#pragma once

#include "model/plan/recipes/columnusers.h"

namespace schemawright::plan {

/// A key whose index is built before it is a constraint.
struct AdoptedKey {
    schema::Constraint constraint; ///< under its final name, over the columns as they are called while both are there
    QString index;
};

struct Replacement {
    QMap<QString, QString> working; ///< column after → how it is called while both are there
    schema::Database target; ///< what the recipe leaves behind
    schema::Database bare; ///< with the columns, which may be NULL
    schema::Database both; ///< with their indexes, checks and foreign keys, the latter two not validated
    schema::Database filled; ///< validated, NOT NULL
    schema::Database alone; ///< without the former column and all that hangs on it
    QList<AdoptedKey> keys;
    QList<diff::Rename> renames; ///< from `alone` with its keys to `target`
    ColumnUsers users;
};

/// Errors: Unsupported (names what is in the way).
[[nodiscard]] Result<Replacement> makeReplacement(const RecipeContext &context, RecipeKind kind);

/// The table with keys instead of their indexes.
[[nodiscard]] schema::Table withAdoptedKeys(const schema::Table &table, const QList<AdoptedKey> &keys);

} // namespace schemawright::plan
