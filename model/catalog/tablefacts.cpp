// One snapshot with all catalog queries in one round trip, then one round trip that looks into the tables themselves.
#include "model/catalog/tablefacts.h"

#include "model/catalog/address.h"
#include "model/catalog/constraintfacts.h"
#include "model/catalog/descendantfacts.h"
#include "model/catalog/draft.h"
#include "model/catalog/limitedquery.h"
#include "model/catalog/lockedrelations.h"
#include "model/catalog/ownquery.h"
#include "model/catalog/typefacts.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// A subselect of the oids of the tables behind the wanted names.
QString tableOids(const QList<QualifiedName> &relations)
{
    const QString sql = uR"((
        SELECT coalesce(i.indrelid, c.oid)
        FROM %1
        JOIN pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
        LEFT JOIN pg_index i ON i.indexrelid = c.oid
        WHERE c.relkind IN ('r', 'p', 'm', 'i', 'I')))"_s;
    return sql.arg(wantedNames(relations));
}

/// docs: runtime-config-client, "search_path". `ownSchema`: that "$user" stands for; empty: there is none.
QStringList searchPathOf(const QString &setting, const QString &ownSchema)
{
    QStringList path;
    for (const QString &written : setting.split(u',')) {
        QString name = written.trimmed();
        if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"'))
            name = name.sliced(1, name.size() - 2).replace(u"\"\""_s, u"\""_s);
        if (name == u"$user")
            name = ownSchema;
        if (!name.isEmpty())
            path.append(name);
    }
    return path.isEmpty() ? QStringList { u"public"_s } : path;
}

void readServer(const postgres::ResultSet &rows, FactsDraft &draft)
{
    draft.facts.database = rows.text(0, 0);
    draft.facts.timeZone = rows.text(0, 1);
    draft.facts.hasOwnCasts = rows.boolean(0, 2);
    draft.facts.searchPath = searchPathOf(rows.text(0, 3), rows.text(0, 4));
}

void readTables(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        TableFacts table;
        table.name = { rows.text(row, 1), rows.text(row, 2) };
        table.partitioned = rows.boolean(row, 3);
        table.rowEstimate = rows.isNull(row, 4) ? -1 : rows.real(row, 4);
        table.sizeBytes = rows.integer(row, 5);
        table.indexBytes = rows.integer(row, 6);
        table.isPartition = rows.boolean(row, 8);
        table.hasDefaultPartition = rows.boolean(row, 9);
        table.rowSecurity = rows.boolean(row, 10);
        table.published = rows.boolean(row, 11);
        table.partitionKey = rows.array(row, 12);
        table.defaultPartition = { rows.text(row, 13), rows.text(row, 14) };
        table.hasChildren = rows.boolean(row, 15);
        table.materialized = rows.boolean(row, 16);
        table.accessMethod = rows.text(row, 17);
        table.parent = { rows.text(row, 18), rows.text(row, 19) };
        table.hasPolicies = rows.boolean(row, 20);
        table.persistence = rows.text(row, 21).front().toLatin1();
        table.tablespace = rows.text(row, 22);
        if (rows.boolean(row, 7))
            draft.readable.append(table.name);
        draft.names.insert(oidAt(rows, row, 0), table.name);
        draft.facts.tables.insert(table.name, table);
    }
}

void readOtherRelations(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        draft.facts.otherRelations.insert({ rows.text(row, 0), rows.text(row, 1) }, rows.text(row, 2).front().toLatin1());
}

void readColumns(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (TableFacts *table = draft.find(oidAt(rows, row, 0))) {
            table->columns.append({
                .name = rows.text(row, 1),
                .type = rows.text(row, 2),
                .notNull = rows.boolean(row, 3),
                .hasDefault = rows.boolean(row, 4),
                .nullFraction = rows.isNull(row, 5) ? -1 : rows.real(row, 5),
                .averageBytes = rows.isNull(row, 7) ? -1 : static_cast<int>(rows.integer(row, 7)),
                .generated = rows.text(row, 8).isEmpty() ? '\0' : rows.text(row, 8).front().toLatin1(),
                .builtInType = rows.boolean(row, 6),
                .views = {},
                .generatedFrom = rows.array(row, 9),
            });
        }
    }
}

void readIndexes(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        TableFacts *table = draft.find(oidAt(rows, row, 0));
        if (!table)
            continue;
        const IndexFacts index {
            .name = { rows.text(row, 1), rows.text(row, 2) },
            .columns = rows.array(row, 3),
            .unique = rows.boolean(row, 4),
            .primary = rows.boolean(row, 5),
            .valid = rows.boolean(row, 6),
            .plain = rows.boolean(row, 8),
            .partial = rows.boolean(row, 10),
            .sizeBytes = rows.integer(row, 7),
            .scans = rows.integer(row, 9),
            .method = rows.text(row, 11),
            .operatorClass = rows.text(row, 12),
            .computedFrom = rows.array(row, 14),
            .expression = rows.text(row, 13),
        };
        draft.facts.indexTables.insert(index.name, table->name);
        table->indexes.append(index);
    }
}

void readViews(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        TableFacts *table = draft.find(oidAt(rows, row, 0));
        if (!table)
            continue;
        const QualifiedName view { rows.text(row, 2), rows.text(row, 3) };
        if (rows.isNull(row, 1))
            table->viewsOfRows.append(view);
        for (ColumnFacts &column : table->columns) {
            if (column.name == rows.text(row, 1))
                column.views.append(view);
        }
        if (rows.boolean(row, 4) && !table->materializedViews.contains(view))
            table->materializedViews.append(view);
    }
}

FactsQuery serverQuery()
{
    return { u"SELECT format('%s@%s/%s', current_user, coalesce(host(inet_server_addr()), 'socket'), "
             "current_database()), (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone'), "
             "EXISTS (SELECT FROM pg_cast WHERE oid >= 16384 AND castcontext <> 'e'), " // FirstNormalObjectId
             "(SELECT reset_val FROM pg_settings WHERE name = 'search_path'), "
             "coalesce((SELECT nspname::text FROM pg_namespace WHERE nspname = current_user), '')"_s,
        readServer };
}

FactsQuery tableQuery(const QString &oids, int serverVersion)
{
    // Before PostgreSQL 14 a table that was never analysed has 0 rows on 0 pages instead of -1 rows.
    const QString rowCount = serverVersion >= 140000 ? u"leaf.reltuples"_s
                                                     : u"CASE WHEN leaf.relpages = 0 THEN -1 ELSE leaf.reltuples END"_s;
    // pg_partition_tree would lock every partition.
    const QString sql = uR"(
        SELECT c.oid, n.nspname, c.relname, c.relkind = 'p', total.row_count, total.table_size, total.index_size,
               has_table_privilege(c.oid, 'SELECT') AND NOT row_security_active(c.oid) AND c.relispopulated,
               c.relispartition,
               EXISTS (SELECT FROM pg_partitioned_table p WHERE p.partrelid = c.oid AND p.partdefid <> 0),
               c.relrowsecurity,
               EXISTS (SELECT FROM pg_publication_rel p WHERE p.prrelid = c.oid)
                   OR EXISTS (SELECT FROM pg_publication p WHERE p.puballtables),
               ARRAY(SELECT coalesce(a.attname, '')
                     FROM pg_partitioned_table p, unnest(p.partattrs::int2[]) WITH ORDINALITY key (num, pos)
                     LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.num AND key.num > 0
                     WHERE p.partrelid = c.oid ORDER BY key.pos),
               coalesce(fallback.nspname, ''), coalesce(fallback.relname, ''), c.relhassubclass,
               c.relkind = 'm', coalesce(method.amname, ''), coalesce(parent.nspname, ''), coalesce(parent.relname, ''),
               EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid), c.relpersistence,
               coalesce(own.spcname, usual.spcname, '')
        FROM pg_class c
        LEFT JOIN pg_tablespace own ON own.oid = c.reltablespace
        LEFT JOIN (SELECT t.spcname FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace
                   WHERE d.datname = current_database()) usual ON true
        LEFT JOIN pg_am method ON method.oid = c.relam
        LEFT JOIN (SELECT h.inhrelid, pn.nspname, p.relname
                   FROM pg_inherits h
                   JOIN pg_class p ON p.oid = h.inhparent
                   JOIN pg_namespace pn ON pn.oid = p.relnamespace
                   WHERE h.inhseqno = 1) parent ON parent.inhrelid = c.oid
        LEFT JOIN (SELECT p.partrelid, dn.nspname, d.relname
                   FROM pg_partitioned_table p
                   JOIN pg_class d ON d.oid = p.partdefid
                   JOIN pg_namespace dn ON dn.oid = d.relnamespace) fallback ON fallback.partrelid = c.oid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL (
            WITH RECURSIVE tree (oid) AS (
                SELECT c.oid
                UNION ALL
                SELECT h.inhrelid FROM tree JOIN pg_inherits h ON h.inhparent = tree.oid AND c.relkind = 'p')
            SELECT CASE WHEN min(%2) < 0 THEN -1 ELSE coalesce(sum(%2), 0) END AS row_count,
                   coalesce(sum(CASE WHEN leaf.oid IN %3 THEN leaf.relpages * current_setting('block_size')::bigint
                                     ELSE pg_table_size(leaf.oid) END), 0)::bigint AS table_size,
                   coalesce(sum(CASE WHEN leaf.oid NOT IN %3 THEN pg_indexes_size(leaf.oid) END), 0)::bigint
                       AS index_size
            FROM tree JOIN pg_class leaf ON leaf.oid = tree.oid AND leaf.relkind <> 'p') total
        WHERE c.oid = ANY (ARRAY %1))"_s; // an array, so that nothing is measured of other tables
    return { sql.arg(oids, rowCount, lockedOids()), readTables };
}

FactsQuery otherRelationQuery(const QList<QualifiedName> &relations)
{
    const QString sql = uR"(
        SELECT n.nspname, c.relname, c.relkind
        FROM %1
        JOIN pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
        WHERE c.relkind IN ('v', 'S', 'f', 'c'))"_s;
    return { sql.arg(wantedNames(relations)), readOtherRelations };
}

FactsQuery columnQuery(const QString &oids, int serverVersion)
{
    // Statistics of a partitioned table are the inherited ones; pg_stats shows only what the role may read.
    const QString sql = uR"(
        SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod),
               a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'
                                            AND NOT k.convalidated AND k.conkey = ARRAY[a.attnum]), -- since PostgreSQL 18
               a.atthasdef, s.null_frac,
               core.typtype = 'e' OR core.typnamespace = 'pg_catalog'::regnamespace, s.avg_width, %2,
               ARRAY(SELECT source.attname FROM pg_attrdef f -- before PostgreSQL 15 the column depends, not its expression
                     JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
                          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid <> a.attnum
                     JOIN pg_attribute source ON source.attrelid = a.attrelid AND source.attnum = d.refobjsubid
                     WHERE f.adrelid = a.attrelid AND f.adnum = a.attnum AND %2 <> '' ORDER BY source.attname)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
             AND s.inherited = (c.relkind = 'p')
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type base ON base.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
        JOIN pg_type core ON core.oid = CASE WHEN base.typcategory = 'A' AND base.typelem <> 0 THEN base.typelem ELSE base.oid END
        WHERE c.oid = ANY (ARRAY %1)
        ORDER BY a.attrelid, a.attnum)"_s;
    return { sql.arg(oids, serverVersion >= 120000 ? u"a.attgenerated"_s : u"''"_s), readColumns };
}

FactsQuery indexQuery(const QString &oids)
{
    const QString sql = uR"(
        SELECT i.indrelid, n.nspname, c.relname,
               ARRAY(SELECT a.attname FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (num, pos)
                     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
                     WHERE k.pos <= i.indnkeyatts ORDER BY k.pos),
               i.indisunique, i.indisprimary, i.indisvalid,
               (WITH RECURSIVE tree (oid) AS (
                    SELECT c.oid
                    UNION ALL
                    SELECT h.inhrelid FROM tree JOIN pg_inherits h ON h.inhparent = tree.oid AND c.relkind = 'I')
                SELECT sum(CASE WHEN tree.oid NOT IN %2 THEN pg_relation_size(tree.oid) END)::bigint FROM tree),
               i.indpred IS NULL AND i.indexprs IS NULL AND 0 = ALL (i.indoption::int2[])
                   AND NOT EXISTS (SELECT FROM pg_opclass o WHERE o.oid = ANY (i.indclass::oid[])
                                   AND NOT (o.opcdefault AND o.opcmethod = 403)),
               pg_stat_get_numscans(i.indexrelid), i.indpred IS NOT NULL, m.amname,
               (SELECT o.opcname FROM pg_opclass o WHERE o.oid = i.indclass[0]),
               CASE WHEN i.indkey[0] = 0 AND m.amname IN ('hnsw', 'ivfflat') AND i.indrelid NOT IN %2
                    THEN pg_get_indexdef(i.indexrelid, 1, false) END,
               ARRAY(SELECT a.attname FROM pg_attribute a -- on the keys of EXCLUDE only the constraint depends
                     WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND a.attrelid = i.indrelid AND a.attnum > 0
                       AND (a.attnum = ANY (i.indkey::int2[])
                            OR EXISTS (SELECT FROM pg_depend d
                                       WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                                         AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid
                                         AND d.refobjsubid = a.attnum))
                     ORDER BY a.attname)
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am m ON m.oid = c.relam
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indrelid IN %1
        ORDER BY i.indrelid, c.relname)"_s;
    return { sql.arg(oids, lockedOids()), readIndexes };
}

FactsQuery viewQuery(const QString &oids)
{
    // A view's query depends on its columns by its rewrite rule; on the table as a whole only when it reads none of them.
    const QString sql = uR"(
        SELECT DISTINCT d.refobjid, a.attname, n.nspname, v.relname, v.relkind = 'm'
        FROM pg_depend d
        JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_class v ON v.oid = r.ev_class AND v.oid <> d.refobjid AND v.relkind IN ('v', 'm') -- tables have rules as well
        JOIN pg_namespace n ON n.oid = v.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid IN %1
        ORDER BY 1, 2, 3, 4)"_s;
    return { sql.arg(oids), readViews };
}

Result<FactsDraft> readCatalogs(
    postgres::Connection &connection, const QList<QualifiedName> &relations, const NamedCode &named, const std::stop_token &stop)
{
    FactsDraft draft;
    draft.facts.live = true;
    draft.facts.serverVersion = connection.serverVersion();
    QList<FactsQuery> queries { serverQuery() };
    const QString oids = relations.isEmpty() ? QString() : tableOids(relations);
    if (!relations.isEmpty()) {
        queries += { tableQuery(oids, connection.serverVersion()), columnQuery(oids, connection.serverVersion()), indexQuery(oids),
            referenceQuery(oids), constraintQuery(oids), viewQuery(oids), descendantQuery(oids), ofDescendantsQuery(oids),
            otherRelationQuery(relations) };
    }
    queries += domainQueries(named.types, oids);
    if (!named.routines.isEmpty())
        queries.append(routineQuery(named.routines));
    QStringList statements;
    for (const FactsQuery &query : std::as_const(queries))
        statements.append(query.sql);
    const auto results = queryWithinLimits(connection, statements, stop);
    if (!results)
        return makeError(results.error().withContext(u"reading facts about the tables"_s));
    for (qsizetype i = 0; i < queries.size(); ++i)
        queries.at(i).read(results->at(i), draft);
    return draft;
}

/// Never by estimate: pg_class.reltuples is 0 for a table that was filled since, too.
QString emptyQuery(const QualifiedName &table)
{
    return u"SELECT NOT EXISTS (SELECT FROM %1)"_s.arg(sql::quoteName(table));
}

/// All tables in one transaction and round trip; false when one of them could not be read.
Result<bool> readEmptiness(postgres::Connection &connection, const QList<QualifiedName> &tables, Facts &facts,
    const std::stop_token &stop)
{
    QStringList statements = limits();
    for (const QualifiedName &table : tables)
        statements.append(ownQuery(emptyQuery(table)));
    TRY(connection.execute(u"BEGIN READ ONLY"_s));
    const auto results = connection.queryAll(statements, stop);
    if (!results && !connection.isAlive())
        return makeError(results.error());
    TRY(connection.execute(u"ROLLBACK"_s));
    if (!results && results.error().kind == ErrorKind::Cancelled)
        return makeError(results.error());
    if (!results)
        return false;
    for (qsizetype i = 0; i < tables.size(); ++i)
        facts.tables[tables.at(i)].isEmpty = results->at(limits().size() + i).boolean(0, 0);
    return true;
}

} // namespace

Result<Facts> readFacts(
    postgres::Connection &connection, const QList<QualifiedName> &relations, const std::stop_token &stop, const NamedCode &named)
{
    TRY_ASSIGN(FactsDraft draft, readCatalogs(connection, relations, named, stop));
    if (draft.readable.isEmpty())
        return draft.facts;
    TRY_ASSIGN(const bool isComplete, readEmptiness(connection, draft.readable, draft.facts, stop));
    if (isComplete || draft.readable.size() == 1)
        return draft.facts;
    // One table is locked or slow: the others are still worth knowing.
    for (const QualifiedName &table : std::as_const(draft.readable))
        TRY(readEmptiness(connection, { table }, draft.facts, stop));
    return draft.facts;
}

} // namespace schemawright::catalog
