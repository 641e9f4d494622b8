#include "model/catalog/descendantfacts.h"

#include "model/catalog/draft.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// %1 are the tables, which are no descendants of themselves.
QString treeQuery()
{
    return uR"(
        WITH RECURSIVE tree (root, oid) AS (
            SELECT h.inhparent, h.inhrelid FROM pg_inherits h WHERE h.inhparent IN %1
            UNION
            SELECT tree.root, h.inhrelid FROM tree JOIN pg_inherits h ON h.inhparent = tree.oid))"_s;
}

void readDescendants(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (TableFacts *table = draft.find(oidAt(rows, row, 0)))
            table->descendants.append({ rows.text(row, 1), rows.text(row, 2) });
    }
}

void readOfDescendants(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        TableFacts *table = draft.find(oidAt(rows, row, 0));
        if (!table)
            continue;
        DescendantFacts &facts = table->ofDescendants;
        const QString use = rows.text(row, 1);
        QStringList &columns = use == u"indexed" ? facts.indexed : use == u"computed" ? facts.computed : facts.checked;
        columns.append(rows.text(row, 2));
    }
}

} // namespace

FactsQuery descendantQuery(const QString &oids)
{
    const QString sql = treeQuery() + uR"(
        SELECT tree.root, n.nspname, c.relname
        FROM tree
        JOIN pg_class c ON c.oid = tree.oid AND c.relkind IN ('r', 'p', 'f')
        JOIN pg_namespace n ON n.oid = c.relnamespace
        ORDER BY 1, 2, 3)"_s;
    return { sql.arg(oids), readDescendants };
}

FactsQuery ofDescendantsQuery(const QString &oids)
{
    // An index that is attached to one of the table is the table's affair, and so is a check that it hands down. Foreign
    // tables have no rows here that anybody would check.
    const QString sql = treeQuery() + uR"(,
        own AS (
            SELECT tree.root, i.indexrelid, i.indrelid, i.indkey::int2[] AS attributes, i.indnkeyatts AS key_count,
                   i.indexprs IS NOT NULL OR i.indpred IS NOT NULL AS is_computed
            FROM tree JOIN pg_index i ON i.indrelid = tree.oid
            JOIN pg_class c ON c.oid = i.indexrelid AND NOT c.relispartition)
        SELECT own.root, 'indexed', a.attname
        FROM own JOIN pg_attribute a ON a.attrelid = own.indrelid AND a.attnum > 0
             AND a.attnum = ANY (own.attributes[0:own.key_count - 1])
        UNION
        SELECT own.root, 'computed', a.attname
        FROM own JOIN pg_attribute a ON a.attrelid = own.indrelid AND a.attnum > 0
        WHERE own.is_computed
          AND (a.attnum = ANY (own.attributes)
               OR EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = own.indexrelid
                            AND d.refclassid = 'pg_class'::regclass AND d.refobjid = own.indrelid
                            AND d.refobjsubid = a.attnum))
        UNION
        SELECT tree.root, 'checked', a.attname
        FROM tree
        JOIN pg_class c ON c.oid = tree.oid AND c.relkind IN ('r', 'p')
        JOIN pg_constraint k ON k.conrelid = tree.oid AND k.contype = 'c' AND k.convalidated
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
        WHERE NOT EXISTS (SELECT FROM pg_constraint above
                          WHERE above.conrelid = tree.root AND above.contype = 'c' AND above.conname = k.conname
                            AND NOT above.connoinherit)
        ORDER BY 1, 2, 3)"_s;
    return { sql.arg(oids), readOfDescendants };
}

} // namespace schemawright::catalog
