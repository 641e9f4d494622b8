#include "model/apply/transactionoutcome.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

Result<QString> readServerStart(postgres::Connection &connection)
{
    // A crash of one backend restarts the checkpointer but not the postmaster. Its start is hidden from roles without
    // pg_read_all_stats.
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT concat_ws(' ', extract(epoch FROM pg_catalog.pg_postmaster_start_time()),
            (SELECT extract(epoch FROM backend_start) FROM pg_catalog.pg_stat_activity WHERE backend_type = 'checkpointer')))"_s));
    return rows.text(0, 0);
}

Result<TransactionOutcome> readTransactionOutcome(
    postgres::Connection &connection, qint64 transactionId, const QString &serverStart)
{
    const auto rows
        = connection.query(u"SELECT pg_catalog.txid_status($1::bigint)"_s, { QString::number(transactionId) });
    if (!rows) {
        // 22023: the id is in the future. The server crashed before anything of that transaction was on disk.
        if (rows.error().sqlState == "22023"_L1)
            return TransactionOutcome::Aborted;
        return tl::unexpected(rows.error());
    }
    const QString status = rows->text(0, 0);
    if (status == "aborted"_L1)
        return TransactionOutcome::Aborted;
    TRY_ASSIGN(const QString start, readServerStart(connection));
    const bool restarted = start != serverStart;
    // No transaction survives a restart: this is another one with the same id, so ours never reached the disk.
    if (status == "in progress"_L1)
        return restarted ? TransactionOutcome::Aborted : TransactionOutcome::InProgress;
    if (status == "committed"_L1 && !restarted)
        return TransactionOutcome::Committed;
    return TransactionOutcome::Unknown; // too long ago, or perhaps somebody else's
}

} // namespace schemawright::apply
