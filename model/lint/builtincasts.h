// What PostgreSQL's own types become of each other without anybody's help. Of other types nothing is said.
#pragma once

#include "model/sql/tabledefinition.h"

namespace schemawright::lint {

/// ALTER COLUMN … TYPE from one to the other is refused without USING (42804): there is no cast that an assignment uses.
[[nodiscard]] bool lacksAssignmentCast(const sql::TypeName &from, const sql::TypeName &to);

/// A foreign key from one to the other is refused (42804): the key's index has no equality that takes the other type.
[[nodiscard]] bool lacksKeyEquality(const sql::TypeName &from, const sql::TypeName &referenced);

} // namespace schemawright::lint
