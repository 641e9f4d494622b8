#include "model/apply/backfill.h"

#include "model/apply/transactionoutcome.h"

namespace schemawright::apply {

Result<BackfillState> findBackfillState(
    postgres::Connection &connection, const Journal &journal, const UnitStatement &statement)
{
    TRY_ASSIGN(const QList<JournalRecord> records, journal.records());
    // The journal keeps the beginning of a long statement only.
    JournalRecord wanted;
    wanted.sql = statement.sql;
    const QString sql = fromJsonLine(toJsonLine(wanted))->sql;
    for (auto record = records.crbegin(); record != records.crend(); ++record) {
        if (!record->backfill || record->fileName != statement.fileName || record->statement != statement.index)
            continue;
        const bool finished = record->state == JournalState::Done;
        if (finished || record->sql != sql)
            return BackfillState(); // it is run again from the start, or is another statement now
        if (record->state == JournalState::BatchCommitted)
            return BackfillState { record->key, record->rows };
        if (record->state != JournalState::BatchCommitting)
            continue;
        TRY_ASSIGN(const auto outcome, readTransactionOutcome(connection, record->transactionId, record->serverStart));
        if (outcome == TransactionOutcome::Committed)
            return BackfillState { record->key, record->rows };
    }
    return BackfillState();
}

} // namespace schemawright::apply
