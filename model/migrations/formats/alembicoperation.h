// op.create_table(…), op.add_column(…) and their kin as the SQL that Alembic makes of them, as far as every argument is written
// down as a literal. No Python runs.
// Not handled: a naming_convention of the team's metadata. Constraints without a name get the server's.
#pragma once

#include "model/migrations/formats/pythonexpression.h"

#include <optional>

namespace schemawright::migrations {

/// A part of a statement and where it comes from in the Python file; it begins a line there.
struct AlembicPiece {
    QString sql;
    qsizetype position = 0;
};
using AlembicStatement = QList<AlembicPiece>;

/// nullopt: an operation, or an argument of one, that only Python knows; `unknown` is then its place.
[[nodiscard]] std::optional<QList<AlembicStatement>> alembicOperation(const PythonExpression &call, qsizetype &unknown);

} // namespace schemawright::migrations
