// Renames of objects that are not tables, and of parts that no editor edits: views, routines, sequences, types, labels of
// enums, triggers, rules.
#pragma once

#include "model/base/result.h"
#include "model/diff/schemadiff.h"

namespace schemawright::diff {

/// Renames the object in its list and in every text. Errors: Input (no such object, a name that is taken), Unsupported.
[[nodiscard]] Result<Change> renameObject(schema::Database &database, const Rename &rename);

/// A label of an enum type, in the type and in every text that casts it.
[[nodiscard]] Result<Change> renameLabel(schema::Database &database, const Rename &rename);

/// A trigger or a rule of a table or view.
[[nodiscard]] Result<Change> renameTrigger(schema::Database &database, const Rename &rename);
[[nodiscard]] Result<Change> renameRule(schema::Database &database, const Rename &rename);

[[nodiscard]] tl::unexpected<Error> missingRename(const Rename &rename);
[[nodiscard]] QStringList renamedProperty(const QString &before, const QString &after);

} // namespace schemawright::diff
