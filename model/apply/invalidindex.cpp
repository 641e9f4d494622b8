#include "model/apply/invalidindex.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

Result<QList<InvalidIndex>> readInvalidIndexes(postgres::Connection &connection, qint64 tableOid)
{
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT i.indexrelid, n.nspname, c.relname, tn.nspname, t.relname,
                pg_catalog.pg_relation_size(i.indexrelid), i.indisready
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
            WHERE NOT i.indisvalid AND c.relkind = 'i' AND ($1::oid = 0 OR i.indrelid = $1::oid)
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
            ORDER BY i.indexrelid)"_s,
            { QString::number(tableOid) }));
    QList<InvalidIndex> indexes;
    for (int row = 0; row < rows.rowCount(); ++row) {
        InvalidIndex index;
        index.oid = rows.integer(row, 0);
        index.name = { rows.text(row, 1), rows.text(row, 2) };
        index.table = { rows.text(row, 3), rows.text(row, 4) };
        index.sizeBytes = rows.integer(row, 5);
        index.maintained = rows.boolean(row, 6);
        index.cleanup = "DROP INDEX CONCURRENTLY "_L1 + sql::quoteName(index.name);
        indexes << index;
    }
    return indexes;
}

Result<> dropInvalidIndex(postgres::Connection &connection, const InvalidIndex &index, const std::stop_token &stop)
{
    TRY_ASSIGN(const auto invalid, readInvalidIndexes(connection));
    const auto same = std::ranges::find(invalid, index.oid, &InvalidIndex::oid);
    if (same == invalid.end()) {
        return makeError(ErrorKind::Conflict,
            u"the index %1 is not invalid any more, or is gone; it was not dropped"_s.arg(index.name.toText()));
    }
    // It may wait for every transaction that uses the table, as long as that takes: a timeout would leave it again.
    TRY(connection.execute(u"SET lock_timeout = 0"_s));
    TRY(connection.execute(u"SET statement_timeout = 0"_s));
    TRY(connection.execute(same->cleanup, stop));
    return {};
}

} // namespace schemawright::apply
