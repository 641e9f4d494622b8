#include "model/catalog/constraintfacts.h"

#include "model/catalog/draft.h"
#include "model/catalog/lockedrelations.h"
#include "model/sql/expressionparts.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// SET NOT NULL skips its scan when a valid check says it, also beside other things. docs: sql-altertable, "SET NOT NULL".
void addNotNull(TableFacts &table, const ConstraintFacts &constraint)
{
    if (constraint.type != 'c' || !constraint.valid || constraint.check.isEmpty())
        return;
    const QStringList parts = sql::conjunctsOf(constraint.check);
    for (const QString &column : constraint.columns) {
        if (parts.contains(sql::quoteIdentifier(column) + u" IS NOT NULL"_s) && !table.notNullChecks.contains(column))
            table.notNullChecks.append(column);
    }
}

void readConstraints(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        TableFacts *table = draft.find(oidAt(rows, row, 0));
        if (!table)
            continue;
        table->constraints.append({
            .name = rows.text(row, 1),
            .type = rows.text(row, 2).front().toLatin1(),
            .columns = rows.array(row, 3),
            .referenced = { rows.text(row, 4), rows.text(row, 5) },
            .valid = rows.boolean(row, 6),
            .referencedColumns = rows.array(row, 7),
            .matchFull = rows.boolean(row, 8),
            .check = rows.text(row, 9),
        });
        addNotNull(*table, table->constraints.constLast());
    }
}

void readReferences(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        TableFacts *table = draft.find(oidAt(rows, row, 0));
        if (!table)
            continue;
        const QualifiedName other { rows.text(row, 1), rows.text(row, 2) };
        if (!table->referencedBy.contains(other))
            table->referencedBy.append(other);
        table->references.append({ other, rows.text(row, 3), rows.array(row, 4), rows.array(row, 5) });
    }
}

} // namespace

FactsQuery referenceQuery(const QString &oids)
{
    const QString sql = uR"(
        SELECT k.confrelid, n.nspname, c.relname, k.conname,
               ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)),
               ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE k.contype = 'f' AND k.confrelid IN %1
        ORDER BY 1, 2, 3, 4)"_s;
    return { sql.arg(oids), readReferences };
}

FactsQuery constraintQuery(const QString &oids)
{
    const QString sql = uR"(
        SELECT k.conrelid, k.conname, k.contype,
               ARRAY(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY key (num, pos)
                     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.num ORDER BY key.pos),
               coalesce(n.nspname, ''), coalesce(r.relname, ''), k.convalidated,
               ARRAY(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY key (num, pos)
                     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.num ORDER BY key.pos),
               k.confmatchtype = 'f',
               CASE WHEN k.contype = 'c' AND k.conrelid NOT IN %2 THEN pg_get_expr(k.conbin, k.conrelid) END
        FROM pg_constraint k
        LEFT JOIN pg_class r ON r.oid = k.confrelid
        LEFT JOIN pg_namespace n ON n.oid = r.relnamespace
        WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND k.conrelid IN %1
        ORDER BY k.conrelid, k.conname)"_s;
    return { sql.arg(oids, lockedOids()), readConstraints };
}

} // namespace schemawright::catalog
