// The way back for a database that is not quite what its migrations made: only what the files did is undone, what somebody
// did by hand stays.
#pragma once

#include "model/schema/database.h"

#include <QSet>

namespace schemawright::workflow {

/// `live` with what leads from `without` to `with` undone. Of one object (or part of a table or view) that both the files and
/// somebody by hand changed, `without` has the last word. Where `with` and `without` agree, `live` stays as it is.
[[nodiscard]] schema::Database undoneIn(
    const schema::Database &live, const schema::Database &with, const schema::Database &without);

/// Those objects, and parts of tables and views, as `without` has them: without those that it does not have.
[[nodiscard]] schema::Database takenBackIn(
    const schema::Database &database, const schema::Database &without, const QSet<schema::ObjectKey> &keys);

/// All objects, and parts of tables and views.
[[nodiscard]] QSet<schema::ObjectKey> keysOf(const schema::Database &database);

} // namespace schemawright::workflow
