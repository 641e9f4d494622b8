// What became of a transaction whose COMMIT was sent but not answered.
#pragma once

#include "model/postgres/connection.h"

namespace schemawright::apply {

/// Changes with every start of the server and, where we may see it, with every recovery from a crash in between.
[[nodiscard]] Result<QString> readServerStart(postgres::Connection &connection);

enum class TransactionOutcome { Committed, Aborted, InProgress, Unknown };

/// `serverStart`: as it was when COMMIT was sent.
[[nodiscard]] Result<TransactionOutcome> readTransactionOutcome(
    postgres::Connection &connection, qint64 transactionId, const QString &serverStart);

} // namespace schemawright::apply
