// What goes on around the tables of a migration: who holds them, how much is written, who follows, what stands between.
#pragma once

#include "model/base/result.h"
#include "model/catalog/facts.h"
#include "model/postgres/connection.h"

namespace schemawright::catalog {

/// Fills writesPerSecond, holders and sequences of the tables that `facts` has, and `facts.load`. To learn how a pooler
/// shares its connections a second one is opened for a moment. What the role may not see is left as unknown. The
/// connection must not be in a transaction. Errors: Server, Connection, Cancelled.
[[nodiscard]] Result<> readLoad(postgres::Connection &connection, Facts &facts, const std::stop_token &stop = {});

} // namespace schemawright::catalog
