// What a new column makes the server do with the rows that are there.
#pragma once

#include "model/sql/statement.h"

namespace schemawright::lint {

class FileState;

/// Of a default: what the database knows of the routines that it calls counts. The server puts the body of a simple SQL
/// function in the place of its call, so that it is the body that decides.
[[nodiscard]] sql::Volatility volatilityOf(const sql::Expression &value, const FileState &state);

/// The type is a domain with a constraint, or over one: every row is checked, or written, one by one.
[[nodiscard]] bool isConstrainedDomain(const sql::TypeName &type, const FileState &state);

/// Nothing is known of the type: it is not PostgreSQL's or a known extension's, these files have not made it, and no database
/// was asked.
[[nodiscard]] bool mayBeConstrainedDomain(const sql::TypeName &type, const FileState &state);

} // namespace schemawright::lint
