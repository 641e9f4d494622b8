// Questions that are not worth waiting for: five seconds for each statement, two for each lock.
#pragma once

#include "model/base/result.h"
#include "model/postgres/connection.h"

#include <QStringList>

namespace schemawright::catalog {

/// The limits alone, for the beginning of a transaction of the caller's.
[[nodiscard]] QStringList limits();

/// All of them in one snapshot, read-only and with search_path = '', in one round trip. The connection must not be in a
/// transaction. Errors: Server (55P03 of a locked catalog), Timeout, Connection, Cancelled.
[[nodiscard]] Result<QList<postgres::ResultSet>> queryWithinLimits(
    postgres::Connection &connection, const QStringList &statements, const std::stop_token &stop = {});

} // namespace schemawright::catalog
