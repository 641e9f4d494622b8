#include "model/apply/invalidindex.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

Result<QList<QualifiedName>> tableNames(postgres::Connection &connection, qint64 tableOid)
{
    QList<QualifiedName> names;
    if (tableOid == 0)
        return names;
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1::oid)"_s,
            { QString::number(tableOid) }));
    for (int row = 0; row < rows.rowCount(); ++row)
        names << QualifiedName { rows.text(row, 0), rows.text(row, 1) };
    return names;
}

} // namespace

Result<QList<InvalidIndex>> readInvalidIndexes(postgres::Connection &connection, qint64 tableOid)
{
    QList<InvalidIndex> indexes;
    TRY_ASSIGN(const auto tables, tableNames(connection, tableOid));
    if (tableOid != 0 && tables.isEmpty())
        return indexes; // the table is gone, and its indexes with it
    TRY_ASSIGN(const auto invalid, catalog::readInvalidIndexes(connection, tables));
    for (const catalog::InvalidIndex &found : invalid) {
        if (found.partitioned || found.beingBuilt)
            continue;
        InvalidIndex index;
        index.oid = found.oid;
        index.name = found.name;
        index.table = found.table;
        index.sizeBytes = found.sizeBytes;
        index.maintained = found.ready;
        index.cleanup = "DROP INDEX CONCURRENTLY "_L1 + sql::quoteName(found.name);
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
