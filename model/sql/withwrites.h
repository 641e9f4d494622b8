#pragma once

#include "model/sql/statement.h"

namespace schemawright::sql {

/// What the WITH of the statement changes, whichever kind of statement it is.
[[nodiscard]] QList<WithWrite> withWritesOf(const Statement &statement);

} // namespace schemawright::sql
