// Tables, partitioned and foreign tables without their parts.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

schema::ReplicaIdentity toReplicaIdentity(char value)
{
    switch (value) {
    case 'n':
        return schema::ReplicaIdentity::Nothing;
    case 'f':
        return schema::ReplicaIdentity::Full;
    case 'i':
        return schema::ReplicaIdentity::Index; // indexquery.cpp fills in which one
    default:
        return schema::ReplicaIdentity::Default;
    }
}

void readTables(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::relation, oidAt(rows, row, 0) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name) {
            draft.leftOutTables.insert(address.oid, rows.text(row, 2));
            continue;
        }
        schema::Table table;
        table.name = *name;
        table.unlogged = charAt(rows, row, 3) == 'u';
        table.rowSecurityEnabled = rows.boolean(row, 4);
        table.rowSecurityForced = rows.boolean(row, 5);
        table.replicaIdentity = toReplicaIdentity(charAt(rows, row, 6));
        table.accessMethod = rows.text(row, 7);
        table.tablespace = rows.text(row, 8);
        table.storageParameters = optionsAt(rows, row, 9);
        table.storageParameters.insert(optionsAt(rows, row, 10, u"toast."_s));
        table.partitionKey = rows.text(row, 11);
        if (!rows.isNull(row, 12))
            table.partitionOf = schema::PartitionOf { .parent = {}, .bound = rows.text(row, 12) };
        table.comment = draft.comment(address);
        table.ofType = rows.text(row, 13);
        table.foreignServer = rows.text(row, 14);
        table.foreignOptions = optionsAt(rows, row, 15);
        draft.keys.insert(address, schema::keyOf(table));
        draft.tables.emplace(address.oid, std::move(table));
    }
}

} // namespace

CatalogQuery tableQuery(const QueryContext &context)
{
    // A TOAST table that no column needs any more stays until the next rewrite, and its options with it: nothing that a
    // schema could say. Source: src/backend/access/heap/heapam_handler.c, heapam_relation_needs_toast_table.
    const QString sql = uR"(
        SELECT c.oid, c.relnamespace, c.relname, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
               CASE c.relkind WHEN 'f' THEN 'd' ELSE c.relreplident END, nullif(am.amname, 'heap'), ts.spcname, c.reloptions,
               CASE WHEN toast.reloptions IS NOT NULL THEN
                   (SELECT toast.reloptions FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
                      AND NOT a.attisdropped AND a.attlen = -1 AND a.attstorage <> 'p' LIMIT 1) END,
               CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
               CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
               CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END, s.srvname, f.ftoptions
        FROM pg_class c
        LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
        LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
        LEFT JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
        LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
        WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids), readTables, 5 };
}

} // namespace schemawright::catalog
