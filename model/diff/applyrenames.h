// Renames that a person has confirmed, carried out on the schema before it is compared.
#pragma once

#include "model/base/result.h"
#include "model/diff/schemadiff.h"

namespace schemawright::diff {

struct RenamedDatabase {
    schema::Database database; ///< `before` under its new names, wherever a name is a field or stands in a text
    QList<Change> changes; ///< one Rename each
};

/// Errors: Input (no such object, a name that is taken), Unsupported (a kind that is not renamed).
[[nodiscard]] Result<RenamedDatabase> applyRenames(const schema::Database &before, const QList<Rename> &renames);

} // namespace schemawright::diff
