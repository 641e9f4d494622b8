// Many statements in one round trip, on one connection or on several at once. Results are handed over as they arrive, one
// at a time; while a large one is used, what follows is taken from the socket, so that the servers go on.
#pragma once

#include "model/postgres/connection.h"

#include <functional>

namespace schemawright::postgres {

/// Gets the rows of statement `index`, in the order of the statements, in the thread that called runPipelines.
using ReceiveFn = std::function<void(qsizetype index, const ResultSet &rows)>;

struct PipelineRequest {
    Connection *connection = nullptr; ///< of this request alone
    QStringList statements;
    ReceiveFn receive;
};

/// libpq pipeline mode (PostgreSQL 14+ client library). One outcome per request: its first error ends it, the server
/// skips the statements after it; other requests are not touched. `stop` cancels them all.
[[nodiscard]] QList<Result<>> runPipelines(const QList<PipelineRequest> &requests, const std::stop_token &stop = {});

} // namespace schemawright::postgres
