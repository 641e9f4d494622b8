// pg_inherits serves tables (partitions and INHERITS) and indexes (attached to a partitioned index).
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readInheritance(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Oid child = oidAt(rows, row, 0);
        const Oid parent = oidAt(rows, row, 1);
        const QualifiedName parentName { rows.text(row, 2), rows.text(row, 3) };
        if (charAt(rows, row, 4) == 'I') {
            draft.parentIndexes.insert(child, parentName);
            continue;
        }
        schema::Table *table = draft.findTable(child);
        if (!table)
            continue;
        if (table->partitionOf) {
            table->partitionOf->parent = parentName;
            draft.partitionParents.insert(child, parent);
        } else {
            table->inherits.append(parentName);
        }
    }
}

} // namespace

CatalogQuery inheritanceQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT i.inhrelid, i.inhparent, n.nspname, p.relname, p.relkind
        FROM pg_inherits i
        JOIN pg_class p ON p.oid = i.inhparent
        JOIN pg_namespace n ON n.oid = p.relnamespace
        ORDER BY i.inhrelid, i.inhseqno)"_s;
    return { sql, readInheritance };
}

} // namespace schemawright::catalog
