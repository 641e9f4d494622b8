// What libpq tells of a failure, as our Error. Only for the files of this folder that speak libpq.
#pragma once

#include "model/base/result.h"

#include <QString>

#include <libpq-fe.h>

namespace schemawright::postgres {

[[nodiscard]] QString oneLine(const char *message);
/// A field of a notice or an error: PG_DIAG_…; empty when it is not there.
[[nodiscard]] QString errorField(const PGresult *result, int code);
[[nodiscard]] bool isFailure(const PGresult *result);
[[nodiscard]] Error serverError(const PGconn *connection, const PGresult *result, const QString &sql);
[[nodiscard]] Error lostConnection(const PGconn *connection, const QString &sql);

} // namespace schemawright::postgres
