// Asking rows what statements assume about them: read only, within a time, and without calling anybody's functions.
#pragma once

#include "model/base/result.h"
#include "model/catalog/dataquestion.h"
#include "model/catalog/facts.h"
#include "model/postgres/connection.h"

#include <QList>

#include <chrono>

namespace schemawright::catalog {

struct AskOptions {
    std::chrono::milliseconds perQuestion { 5'000 };
    std::chrono::milliseconds inAll { 30'000 }; ///< what is not asked by then is not asked
    qint64 sampledFromBytes = 1024LL * 1024 * 1024; ///< of a table from this size on, a sample is read
    bool showKeys = false; ///< keys of rows that break an assumption are shown: they may be what nobody should see
};

/// Fills `facts.answers`, one entry per question. All questions go in one round trip; after one that fails (no
/// privilege, too slow, a lock) the rest goes in another. They run in a READ ONLY transaction with pg_catalog as search
/// path, so that unqualified functions and operators are PostgreSQL's, and with row_security off: where it would hide
/// rows, the server refuses. Never asked: questions with a `refusal`, and tables that `facts` knows to be empty or does
/// not know. The connection must not be in a transaction. Errors: Connection, Cancelled.
[[nodiscard]] Result<> askRows(postgres::Connection &connection, const QList<DataQuestion> &questions, Facts &facts,
    const AskOptions &options = {}, const std::stop_token &stop = {});

} // namespace schemawright::catalog
