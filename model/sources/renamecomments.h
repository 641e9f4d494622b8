// Comments in schema files that say what something was called before:
//
//   -- renamed_from: user_accounts
//   CREATE TABLE users (
//       -- renamed_from: mail
//       email text NOT NULL,
//       city text -- renamed_from: town
//   );
//
// Above a statement: what it creates. In CREATE TABLE and CREATE TYPE … AS ENUM: the column, constraint or value that ends
// before it on its line, else the next one. `-- @renamed from=old` (sqldef) and `-- atlas:renamed_from old` mean the same.
#pragma once

#include "model/devdb/script.h"
#include "model/diff/renamerequest.h"

namespace schemawright::sources {

/// Errors: Input, with file and line, for a comment that belongs to nothing that can be renamed, or names nothing.
[[nodiscard]] Result<QList<diff::RenameRequest>> renameComments(const QList<devdb::Script> &scripts);

} // namespace schemawright::sources
