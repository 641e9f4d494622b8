// Sequences. The link to a column is pg_depend's: 'i' is an identity column's own sequence, which is folded into the
// column; 'a' is OWNED BY. Never inferred from the name. The view pg_sequences is slower and needs more privileges.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

schema::SequenceOptions optionsOf(const postgres::ResultSet &rows, int row)
{
    return {
        .dataType = rows.text(row, 4),
        .start = rows.integer(row, 5),
        .increment = rows.integer(row, 6),
        .minimum = rows.integer(row, 7),
        .maximum = rows.integer(row, 8),
        .cache = rows.integer(row, 9),
        .cycle = rows.boolean(row, 10),
    };
}

/// Of the table that owns the sequence, which is in the same schema. docs: sql-createsequence, OWNED BY.
QString tableName(const Draft &draft, Oid relation)
{
    const QString name = draft.relationName(relation).name;
    return name.isEmpty() ? draft.leftOutTables.value(relation) : name;
}

void readSequences(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::relation, oidAt(rows, row, 0) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name)
            continue;
        const Address column { catalogs::relation, oidAt(rows, row, 11), static_cast<int>(rows.integer(row, 12)) };
        if (charAt(rows, row, 13) == 'i') {
            // ALWAYS or BY DEFAULT is the column's to say: columnquery.cpp.
            draft.identities.insert(column,
                { .always = true,
                    .sequenceName = *name,
                    .options = optionsOf(rows, row),
                    .unlogged = charAt(rows, row, 3) == 'u',
                    .comment = draft.comment(address) });
            draft.wholes.insert(address, column);
            continue;
        }
        schema::Sequence sequence;
        sequence.name = *name;
        sequence.options = optionsOf(rows, row);
        sequence.unlogged = charAt(rows, row, 3) == 'u';
        if (column.oid != 0) {
            sequence.ownedBy = schema::ColumnReference {
                .table = { name->schema, tableName(draft, column.oid) },
                .column = draft.columnName(column.oid, column.column),
            };
        }
        sequence.comment = draft.comment(address);
        draft.keys.insert(address, schema::keyOf(sequence));
        draft.sequences.emplace(address.oid, std::move(sequence));
    }
}

} // namespace

CatalogQuery sequenceQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT c.oid, c.relnamespace, c.relname, c.relpersistence, format_type(s.seqtypid, NULL), s.seqstart,
               s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
               d.refobjid, d.refobjsubid, d.deptype
        FROM pg_sequence s
        JOIN pg_class c ON c.oid = s.seqrelid
        LEFT JOIN LATERAL (
             SELECT refobjid, refobjsubid, deptype FROM pg_depend
             WHERE classid = 'pg_class'::regclass AND objid = c.oid AND objsubid = 0
               AND refclassid = 'pg_class'::regclass AND refobjsubid > 0 AND deptype IN ('a', 'i') LIMIT 1) d ON true
        WHERE c.relpersistence <> 't' AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readSequences, 3 };
}

} // namespace schemawright::catalog
