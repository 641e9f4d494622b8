#include "model/devdb/contents.h"

#include "model/base/dependencygraph.h"
#include "model/sql/sqlwriter.h"

#include <QHash>

#include <algorithm>

namespace schemawright::devdb {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 100'000; ///< of one table

QString fullName(const QualifiedName &name)
{
    return name.schema + u'.' + name.name;
}

QString columnName(const TableContents &table, const QString &column)
{
    return fullName(table.name) + u'.' + column;
}

struct FoundTable {
    QString oid;
    TableContents contents;
};

/// Ordinary tables (partitions among them) and materialized views, the latter last; with their columns.
Result<QList<FoundTable>> findTables(postgres::Connection &connection)
{
    TRY_ASSIGN(const auto rows, connection.query(uR"(
        SELECT c.oid, n.nspname, c.relname, c.relkind = 'm',
               coalesce((SELECT e.extname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                         WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
                           AND d.refclassid = 'pg_catalog.pg_extension'::regclass), ''),
               EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal),
               array_agg(a.attname ORDER BY a.attnum),
               array_agg(a.attname) FILTER (WHERE a.atthasdef OR a.attidentity <> '')
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        WHERE (c.relkind = 'r' OR (c.relkind = 'm' AND c.relispopulated)) AND c.relpersistence <> 't'
          AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\_toast%'
        GROUP BY c.oid, n.nspname, c.relname, c.relkind
        ORDER BY c.relkind = 'm', CASE WHEN c.relkind = 'm' THEN c.oid END, n.nspname COLLATE "C", c.relname COLLATE "C")"_s));
    QList<FoundTable> tables;
    for (int row = 0; row < rows.rowCount(); ++row) {
        FoundTable table;
        table.oid = rows.text(row, 0);
        table.contents.name = { rows.text(row, 1), rows.text(row, 2) };
        table.contents.isView = rows.boolean(row, 3);
        table.contents.extension = rows.text(row, 4);
        table.contents.hasTriggers = rows.boolean(row, 5);
        table.contents.columns = rows.array(row, 6);
        const QStringList defaults = rows.array(row, 7);
        table.contents.withDefault = QSet<QString>(defaults.begin(), defaults.end());
        tables << std::move(table);
    }
    return tables;
}

Result<> readRows(postgres::Connection &connection, TableContents &table)
{
    QStringList values;
    for (const QString &column : std::as_const(table.columns))
        values << u"pg_catalog.quote_nullable(%1::pg_catalog.text)"_s.arg(sql::quoteIdentifier(column));
    TRY_ASSIGN(const auto rows,
        connection.query(u"SELECT %1 FROM ONLY %2 ORDER BY ctid LIMIT %3"_s.arg(
            values.join(u", "_s), sql::quoteName(table.name), QString::number(mostRows + 1))));
    if (rows.rowCount() > mostRows) {
        return makeError(ErrorKind::Unsupported,
            u"the migrations put more than %1 rows into %2: too many for a migration file"_s.arg(
                QString::number(mostRows), sql::quoteName(table.name)));
    }
    for (int row = 0; row < rows.rowCount(); ++row) {
        QStringList literals;
        for (int column = 0; column < table.columns.size(); ++column)
            literals << rows.text(row, column);
        table.rows << std::move(literals);
    }
    return {};
}

/// Foreign keys are checked at the end of every statement: what is referenced comes first. In a circle nothing helps.
Result<QList<TableContents>> inOrderOfReferences(postgres::Connection &connection, const QList<FoundTable> &tables)
{
    TRY_ASSIGN(const auto rows,
        connection.query(u"SELECT confrelid, conrelid FROM pg_catalog.pg_constraint WHERE contype = 'f' ORDER BY 1, 2"_s));
    QHash<QString, int> places;
    DependencyGraph graph(int(tables.size()));
    for (qsizetype i = 0; i < tables.size(); ++i) {
        places.insert(tables.at(i).oid, int(i));
        graph.setRank(int(i), i);
    }
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (places.contains(rows.text(row, 0)) && places.contains(rows.text(row, 1)))
            graph.addEdge(places[rows.text(row, 0)], places[rows.text(row, 1)]);
    }
    QList<TableContents> ordered;
    for (const int node : graph.sorted().nodes)
        ordered << tables.at(node).contents;
    return ordered;
}

/// Where a sequence belongs to a column it is named by that: its own name may be the server's choice.
Result<QList<SequencePosition>> readSequences(postgres::Connection &connection)
{
    TRY_ASSIGN(const auto rows, connection.query(uR"(
        SELECT n.nspname, c.relname, s.seqstart, t.nspname, r.relname, a.attname
        FROM pg_catalog.pg_sequence s
        JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i'
              AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0
        LEFT JOIN pg_catalog.pg_class r ON r.oid = d.refobjid
        LEFT JOIN pg_catalog.pg_namespace t ON t.oid = r.relnamespace
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
              WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C")"_s));
    QList<SequencePosition> positions;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QString sequence = sql::quoteName({ rows.text(row, 0), rows.text(row, 1) });
        TRY_ASSIGN(const auto now, connection.query(u"SELECT last_value, is_called FROM "_s + sequence));
        SequencePosition position { sql::quoteLiteral(sequence), now.integer(0, 0), now.boolean(0, 1) };
        if (!rows.isNull(row, 3)) {
            position.regclass = u"pg_catalog.pg_get_serial_sequence(%1, %2)"_s.arg(
                sql::quoteLiteral(sql::quoteName({ rows.text(row, 3), rows.text(row, 4) })), sql::quoteLiteral(rows.text(row, 5)));
        }
        if (position.isCalled || position.last != rows.integer(row, 2))
            positions << position;
    }
    return positions;
}

Result<DatabaseContents> readAll(postgres::Connection &connection)
{
    // How values are written must not depend on what the database is set to.
    TRY(connection.execute(u"SET LOCAL search_path = pg_catalog; SET LOCAL DateStyle = ISO; SET LOCAL IntervalStyle = postgres; "
                           "SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = hex; SET LOCAL row_security = off"_s));
    TRY_ASSIGN(const auto objects, connection.query(u"SELECT count(*) FROM pg_catalog.pg_largeobject_metadata"_s));
    if (objects.integer(0, 0) > 0)
        return makeError(ErrorKind::Unsupported, u"the migrations make large objects, which a migration file cannot hold"_s);
    TRY_ASSIGN(QList<FoundTable> tables, findTables(connection));
    for (FoundTable &table : tables)
        TRY(readRows(connection, table.contents));
    DatabaseContents contents;
    TRY_ASSIGN(contents.tables, inOrderOfReferences(connection, tables));
    contents.tables.removeIf([](const TableContents &table) { return table.rows.isEmpty(); });
    TRY_ASSIGN(contents.sequences, readSequences(connection));
    return contents;
}

const TableContents *findTable(const DatabaseContents &contents, const QualifiedName &name)
{
    const auto table = std::ranges::find(contents.tables, name, &TableContents::name);
    return table == contents.tables.end() ? nullptr : &*table;
}

QStringList sortedColumn(const TableContents &table, const QString &column)
{
    QStringList values;
    const qsizetype place = table.columns.indexOf(column);
    for (const QStringList &row : table.rows)
        values << row.value(place);
    values.sort();
    return values;
}

QList<qsizetype> placesOf(const TableContents &table, const QStringList &columns)
{
    QList<qsizetype> places;
    for (const QString &column : columns)
        places << table.columns.indexOf(column);
    return places;
}

QStringList rowsOf(const TableContents &table, const QStringList &columns)
{
    const QList<qsizetype> places = placesOf(table, columns);
    QStringList rows;
    for (const QStringList &row : table.rows) {
        QStringList values;
        for (const qsizetype place : places)
            values << row.value(place);
        rows << values.join(u", "_s);
    }
    return rows;
}

QStringList writtenColumns(const TableContents &table, const QStringList &leftOut)
{
    QStringList columns = table.columns;
    columns.removeIf([&](const QString &column) { return leftOut.contains(columnName(table, column)); });
    return columns;
}

QString insertSql(const TableContents &table, const QStringList &leftOut)
{
    const QStringList columns = writtenColumns(table, leftOut);
    const QString name = sql::quoteName(table.name);
    QString sql = table.hasTriggers ? u"ALTER TABLE %1 DISABLE TRIGGER USER;\n"_s.arg(name) : QString();
    if (columns.isEmpty()) {
        for (qsizetype i = 0; i < table.rows.size(); ++i)
            sql += u"INSERT INTO %1 DEFAULT VALUES;\n"_s.arg(name);
    } else {
        sql += u"INSERT INTO %1 (%2) OVERRIDING SYSTEM VALUE VALUES\n    (%3);\n"_s.arg(
            name, sql::quoteIdentifiers(columns), rowsOf(table, columns).join(u"),\n    ("_s));
    }
    return sql + (table.hasTriggers ? u"ALTER TABLE %1 ENABLE TRIGGER USER;\n"_s.arg(name) : QString());
}

} // namespace

Result<DatabaseContents> readContents(postgres::Connection &connection)
{
    TRY(connection.execute(u"BEGIN READ ONLY"_s));
    auto contents = readAll(connection);
    TRY(connection.execute(u"ROLLBACK"_s));
    return contents;
}

QStringList changingColumns(const DatabaseContents &first, const DatabaseContents &second)
{
    QStringList names;
    for (const TableContents &table : first.tables) {
        const TableContents *again = findTable(second, table.name);
        if (again == nullptr || again->rows.size() != table.rows.size()) {
            names << fullName(table.name);
            continue;
        }
        for (const QString &column : table.columns) {
            if (sortedColumn(table, column) != sortedColumn(*again, column))
                names << columnName(table, column);
        }
    }
    return names;
}

QString contentsSql(const DatabaseContents &contents, const QStringList &leftOut)
{
    QString rows;
    QString views;
    for (const TableContents &table : contents.tables) {
        if (table.isView)
            views += u"REFRESH MATERIALIZED VIEW %1;\n"_s.arg(sql::quoteName(table.name));
        else if (table.extension.isEmpty())
            rows += insertSql(table, leftOut);
    }
    for (const SequencePosition &position : contents.sequences) {
        rows += u"SELECT pg_catalog.setval(%1, %2, %3);\n"_s.arg(
            position.regclass, QString::number(position.last), position.isCalled ? u"true"_s : u"false"_s);
    }
    return rows + views;
}

QStringList compareContents(const DatabaseContents &first, const DatabaseContents &second, const QStringList &leftOut)
{
    QStringList sentences;
    for (const TableContents &table : first.tables) {
        const TableContents *other = findTable(second, table.name);
        const QStringList columns = writtenColumns(table, leftOut);
        QStringList before = rowsOf(table, columns);
        QStringList after = other == nullptr ? QStringList() : rowsOf(*other, columns);
        before.sort();
        after.sort();
        if (before != after)
            sentences << u"the %1 rows of %2 came out as %3 others"_s.arg(
                QString::number(before.size()), sql::quoteName(table.name), QString::number(after.size()));
    }
    for (const TableContents &table : second.tables) {
        if (findTable(first, table.name) == nullptr)
            sentences << u"%1 has %2 rows that should not be there"_s.arg(sql::quoteName(table.name), QString::number(table.rows.size()));
    }
    for (const SequencePosition &position : first.sequences) {
        if (!second.sequences.contains(position))
            sentences << u"the sequence of %1 is not at %2"_s.arg(position.regclass, QString::number(position.last));
    }
    return sentences;
}

} // namespace schemawright::devdb
