// Renames that a comparison can use: a person, or a file, said them of another state than the two that are compared.
#pragma once

#include "model/diff/schemadiff.h"

namespace schemawright::workflow {

/// Those whose former name is only on the side before and whose new name is not there yet. Tables and their columns,
/// constraints, indexes and policies.
[[nodiscard]] QList<diff::Rename> knownRenames(
    const schema::Database &before, const schema::Database &after, const QList<diff::Rename> &renames);

[[nodiscard]] bool hasObject(const schema::Database &database, const schema::ObjectKey &key);

} // namespace schemawright::workflow
