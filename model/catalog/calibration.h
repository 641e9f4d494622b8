// How fast a server of ours reads a table, writes it anew and builds an index: what estimates of durations stand on.
#pragma once

#include "model/base/result.h"
#include "model/catalog/facts.h"
#include "model/postgres/connection.h"

namespace schemawright::catalog {

/// Makes a table of some 50 MB in a transaction that is rolled back, and works on it: one or two seconds. `connection`: to a
/// development database, never to the team's. It must not be in a transaction. Errors: Server, Connection, Cancelled.
[[nodiscard]] Result<Calibration> calibrate(
    postgres::Connection &connection, const QString &serverText, const std::stop_token &stop = {});

} // namespace schemawright::catalog
