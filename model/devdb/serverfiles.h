// Statements that reach out of the database: refused on a development server, whoever wrote them.
#pragma once

#include "model/base/result.h"

namespace schemawright::devdb {

/// COPY to or from a program or a file of the server, which only its superuser may (docs: sql-copy); we are that on a private
/// server. `statement`: one, without its semicolon. The error's range is in it. What a function puts together while it runs is
/// not seen here: there the kernel stops it (postgres::PrivateServer).
[[nodiscard]] std::optional<Error> reachesOutside(const QString &statement);

} // namespace schemawright::devdb
