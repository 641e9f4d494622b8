// What PostgreSQL 18 understands and libpg_query 17 does not: constraints NOT NULL of a table, ENFORCED and NOT ENFORCED,
// virtual generated columns, WITHOUT OVERLAPS and PERIOD.
#pragma once

#include "model/sql/parser.h"

namespace schemawright::sql {

/// Statements that could not be parsed are read once more without these words, at the same places; what the words say is
/// then added. Those that still cannot be parsed stay as they are. Of servers before 18 nothing is changed.
[[nodiscard]] QList<ParsedStatement> withNewerSyntax(const QList<ParsedStatement> &statements, int serverVersion);

} // namespace schemawright::sql
