#include "model/apply/postcondition.h"

#include "model/apply/invalidindex.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> resolve(postgres::Connection &connection, const QualifiedName &name)
{
    if (name.isEmpty())
        return 0;
    TRY_ASSIGN(const auto rows,
        connection.query(u"SELECT coalesce(pg_catalog.to_regclass($1)::oid, 0)"_s, { sql::quoteName(name) }));
    return rows.integer(0, 0);
}

struct IndexRow {
    qint64 oid = 0;
    QString name;
    bool valid = false;
};

Result<QList<IndexRow>> readIndexes(postgres::Connection &connection, qint64 tableOid)
{
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT i.indexrelid, c.relname, i.indisvalid
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = $1::oid ORDER BY i.indexrelid)"_s,
            { QString::number(tableOid) }));
    QList<IndexRow> indexes;
    for (int row = 0; row < rows.rowCount(); ++row)
        indexes << IndexRow { rows.integer(row, 0), rows.text(row, 1), rows.boolean(row, 2) };
    return indexes;
}

Result<std::optional<InvalidIndex>> findInvalid(postgres::Connection &connection, qint64 tableOid, qint64 indexOid)
{
    TRY_ASSIGN(const auto invalid, readInvalidIndexes(connection, tableOid));
    const auto found = std::ranges::find(invalid, indexOid, &InvalidIndex::oid);
    return found == invalid.end() ? std::nullopt : std::optional(*found);
}

Result<OutcomeReport> outcomeOfCreate(
    postgres::Connection &connection, const StatementTraits &traits, const ObjectState &before)
{
    TRY_ASSIGN(const auto indexes, readIndexes(connection, before.objectOid));
    for (const IndexRow &index : indexes) {
        const bool named = traits.index.name.isEmpty() || traits.index.name == index.name;
        if (!named || before.indexesBefore.contains(index.oid))
            continue;
        if (index.valid)
            return OutcomeReport { Outcome::Happened, {}, u"the index %1 exists and is valid"_s.arg(index.name) };
        TRY_ASSIGN(auto leftover, findInvalid(connection, before.objectOid, index.oid));
        return OutcomeReport { Outcome::LeftInvalid, std::move(leftover),
            u"the index %1 was left INVALID"_s.arg(index.name) };
    }
    return OutcomeReport { Outcome::DidNotHappen, {}, u"there is no new index"_s };
}

Result<OutcomeReport> outcomeOfDrop(postgres::Connection &connection, const ObjectState &before)
{
    if (before.objectOid == 0)
        return OutcomeReport { Outcome::DidNotHappen, {}, u"there was no such index"_s };
    TRY_ASSIGN(const auto rows,
        connection.query(
            u"SELECT 1 FROM pg_catalog.pg_class WHERE oid = $1::oid"_s, { QString::number(before.objectOid) }));
    if (rows.rowCount() == 0)
        return OutcomeReport { Outcome::Happened, {}, u"the index is gone"_s };
    return OutcomeReport { Outcome::DidNotHappen, {},
        u"the index is still there; dropping it again finishes the job"_s };
}

/// A finished REINDEX CONCURRENTLY has swapped every index for a new one; an unfinished one leaves x_ccnew or x_ccold.
Result<OutcomeReport> outcomeOfReindex(postgres::Connection &connection, const ObjectState &before)
{
    if (before.objectOid == 0)
        return OutcomeReport { Outcome::DidNotHappen, {}, u"reindexing again is harmless"_s };
    TRY_ASSIGN(const auto indexes, readIndexes(connection, before.objectOid));
    for (const IndexRow &index : indexes) {
        if (index.valid || (before.indexesBefore.contains(index.oid) && !index.name.contains("_ccold"_L1)))
            continue;
        TRY_ASSIGN(auto leftover, findInvalid(connection, before.objectOid, index.oid));
        return OutcomeReport { Outcome::LeftInvalid, std::move(leftover),
            u"the index %1 was left INVALID"_s.arg(index.name) };
    }
    const bool swapped = std::ranges::none_of(
        indexes, [&](const IndexRow &index) { return before.indexesBefore.contains(index.oid); });
    if (swapped)
        return OutcomeReport { Outcome::Happened, {}, u"every index was replaced by a new one"_s };
    return OutcomeReport { Outcome::DidNotHappen, {}, u"not every index was replaced; reindexing again is harmless"_s };
}

Result<OutcomeReport> outcomeOfDetach(postgres::Connection &connection, const ObjectState &before)
{
    TRY_ASSIGN(const auto rows,
        connection.query(u"SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhrelid = $1::oid"_s,
            { QString::number(before.objectOid) }));
    if (rows.rowCount() == 0)
        return OutcomeReport { Outcome::Happened, {}, u"the partition is detached"_s };
    if (rows.boolean(0, 0)) {
        return OutcomeReport { Outcome::Unknown, {},
            u"the detach is half done: finish it with ALTER TABLE … DETACH PARTITION … FINALIZE"_s };
    }
    return OutcomeReport { Outcome::DidNotHappen, {}, u"the partition is still attached"_s };
}

/// The relation whose oid identifies the statement's object; indexes stand for their table unless they are dropped.
QualifiedName objectOf(const StatementTraits &traits)
{
    switch (traits.kind) {
    case StatementKind::CreateIndexConcurrently:
    case StatementKind::ReindexConcurrently:
        return traits.relation;
    case StatementKind::DropIndexConcurrently:
        return traits.index;
    case StatementKind::DetachConcurrently:
        return traits.partition;
    case StatementKind::Ordinary:
    case StatementKind::LongTransactional:
    case StatementKind::Repeatable:
    case StatementKind::OutsideTransaction:
    case StatementKind::TransactionControl:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

Result<ObjectState> readObjectState(postgres::Connection &connection, const StatementTraits &traits)
{
    ObjectState state;
    TRY_ASSIGN(state.objectOid, resolve(connection, objectOf(traits)));
    if (traits.kind == StatementKind::ReindexConcurrently && state.objectOid != 0) {
        TRY_ASSIGN(const auto table,
            connection.query(
                u"SELECT coalesce((SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = $1::oid), $1::oid)"_s,
                { QString::number(state.objectOid) }));
        // REINDEX INDEX swaps only that one, REINDEX TABLE all: only what will be swapped is remembered.
        const qint64 tableOid = table.integer(0, 0);
        if (tableOid != state.objectOid)
            state.indexesBefore << state.objectOid;
        state.objectOid = tableOid;
        if (!state.indexesBefore.isEmpty())
            return state;
    }
    if (traits.kind == StatementKind::CreateIndexConcurrently || traits.kind == StatementKind::ReindexConcurrently) {
        TRY_ASSIGN(const auto indexes, readIndexes(connection, state.objectOid));
        for (const IndexRow &index : indexes)
            state.indexesBefore << index.oid;
    }
    return state;
}

Result<OutcomeReport> readOutcome(
    postgres::Connection &connection, const StatementTraits &traits, const ObjectState &before)
{
    switch (traits.kind) {
    case StatementKind::CreateIndexConcurrently:
        return outcomeOfCreate(connection, traits, before);
    case StatementKind::DropIndexConcurrently:
        return outcomeOfDrop(connection, before);
    case StatementKind::ReindexConcurrently:
        return outcomeOfReindex(connection, before);
    case StatementKind::DetachConcurrently:
        return outcomeOfDetach(connection, before);
    case StatementKind::Repeatable:
        return OutcomeReport { Outcome::DidNotHappen, {}, u"running it again is harmless"_s };
    case StatementKind::TransactionControl:
        return OutcomeReport { Outcome::DidNotHappen, {}, u"a transaction ends with its connection"_s };
    case StatementKind::Ordinary:
    case StatementKind::LongTransactional:
    case StatementKind::OutsideTransaction:
        return OutcomeReport { Outcome::Unknown, {}, u"the catalogs cannot tell whether it happened"_s };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::apply
