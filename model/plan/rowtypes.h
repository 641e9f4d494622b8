// Columns whose values are rows of a table: while there is one, PostgreSQL changes no stored row of that table.
#pragma once

#include "model/diff/change.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// Errors: Unsupported, naming the column that holds rows of the column's table or of one of its children.
[[nodiscard]] Result<> checkRowsAreNotHeld(const schema::ObjectKey &column, const render::RenderContext &context);

/// The same for every change of a column's type, and for new columns that rows get a value of.
[[nodiscard]] Result<> checkRowTypesInUse(const QList<diff::Change> &changes, const render::RenderContext &context);

} // namespace schemawright::plan
