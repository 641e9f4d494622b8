// A second look at a database that shares nothing with our inspection: the rows of the catalogs themselves, every column
// of them, with names where the catalogs have oids. Tells what an inspection is blind for.
#pragma once

#include "model/base/result.h"
#include "model/postgres/connection.h"

#include <QStringList>

namespace schemawright::testing {

/// One line per row of a catalog that is not initdb's, sorted. What depends on the history of a database and not on its
/// schema (numbers of columns, pages, flags that are never taken back) is left out. PostgreSQL 14 and later.
/// Errors: those of the server.
[[nodiscard]] Result<QStringList> catalogFingerprint(postgres::Connection &connection);

} // namespace schemawright::testing
