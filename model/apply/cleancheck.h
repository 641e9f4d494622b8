#pragma once

#include "model/postgres/connection.h"

namespace schemawright::apply {

/// Whether a database without history is empty, as Atlas asks: with a search_path only its schema counts and must hold
/// no table; without one the database may have nothing but an empty `public` and the schema of the history table.
/// Errors: Conflict in Atlas's words ("connected database is not clean: found …").
[[nodiscard]] Result<> checkClean(
    postgres::Connection &connection, const QString &searchPathSchema, const QString &revisionsSchema);

} // namespace schemawright::apply
