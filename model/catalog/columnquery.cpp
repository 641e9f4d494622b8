// Columns of tables, views and composite types, and of the indexes that say something about theirs, in one scan of
// pg_attribute.
#include "model/catalog/catalogquery.h"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

enum Field {
    Relation,
    Number,
    Name,
    Type,
    TypeText, ///< NULL: what typeTextQuery says
    NotNull,
    IndexDefinition, ///< of the whole index; NULL for columns of others
    Collation,
    OtherTypeCollation, ///< NULL when it is the column's
    RelationKind, ///< 'i' for indexes, else NULL
    Rare, ///< text[], see RareField; NULL for most columns
};

/// What few columns have. Sixty thousand rows are sent and kept in less time and memory without nine empty cells each.
enum RareField {
    IdentityKind,
    GeneratedKind,
    Storage,
    Compression,
    StatisticsTarget,
    Options,
    ForeignOptions,
    IsInherited,
    Acl,
};

char kindOf(const QStringList &rare, RareField field)
{
    const QString text = rare.value(field);
    return text.isEmpty() ? '\0' : text.front().toLatin1();
}

QString storageText(char storage)
{
    switch (storage) {
    case 'p':
        return u"PLAIN"_s;
    case 'e':
        return u"EXTERNAL"_s;
    case 'x':
        return u"EXTENDED"_s;
    case 'm':
        return u"MAIN"_s;
    default:
        return {}; // NULL: the type's own
    }
}

QString compressionText(char compression)
{
    if (compression == 'p')
        return u"pglz"_s;
    return compression == 'l' ? u"lz4"_s : QString();
}

/// What its sequence says is added in finishDraft.
void readIdentity(const QStringList &rare, schema::Column &column)
{
    const char kind = kindOf(rare, IdentityKind);
    if (kind != '\0')
        column.identity = schema::Identity { .always = kind == 'a', .sequenceName = {}, .options = {}, .comment = {} };
}

/// Its expression comes with the defaults.
void readGenerated(const QStringList &rare, schema::Column &column)
{
    const char kind = kindOf(rare, GeneratedKind);
    if (kind != '\0')
        column.generated = schema::Generated { .expression = {}, .stored = kind == 's' };
}

void readRare(const QStringList &rare, schema::Column &column)
{
    column.storage = storageText(kindOf(rare, Storage));
    column.compression = compressionText(kindOf(rare, Compression));
    column.statisticsTarget = rare.value(StatisticsTarget).toInt();
    column.options = optionsOf(postgres::parseArray(rare.value(Options)));
    column.foreignOptions = optionsOf(postgres::parseArray(rare.value(ForeignOptions)));
    column.isLocal = rare.value(IsInherited) != u"true";
}

schema::Column columnOf(
    const postgres::ResultSet &rows, int row, const QStringList &rare, const Address &address, const Draft &draft)
{
    schema::Column column;
    column.name = rows.text(row, Name);
    column.type = rows.isNull(row, TypeText) ? draft.typeTexts.value(oidAt(rows, row, Type)) : rows.text(row, TypeText);
    column.notNull = rows.boolean(row, NotNull);
    readGenerated(rare, column);
    readIdentity(rare, column);
    if (!rows.isNull(row, OtherTypeCollation))
        column.collation = draft.collations.value(oidAt(rows, row, Collation));
    column.comment = draft.comment(address);
    if (!rare.isEmpty())
        readRare(rare, column);
    return column;
}

/// Views show what their query gives: only defaults, comments, and how a materialised view keeps its values are the
/// view's own.
schema::Column viewColumn(schema::Column column, bool materialized)
{
    return {
        .name = column.name,
        .type = column.type,
        .notNull = false,
        .defaultExpression = {},
        .identity = {},
        .generated = {},
        .collation = {},
        .storage = materialized ? column.storage : QString(),
        .compression = materialized ? column.compression : QString(),
        .statisticsTarget = column.statisticsTarget,
        .options = column.options,
        .comment = column.comment,
        .isLocal = true,
    };
}

void rememberIndexColumn(
    const postgres::ResultSet &rows, int row, const QStringList &rare, const Address &address, Draft &draft)
{
    draft.indexColumns[address.oid].append({ .number = address.column,
        .operatorClassParameters = optionsOf(postgres::parseArray(rare.value(Options))),
        .statisticsTarget = rare.value(StatisticsTarget).toInt(),
        .definition = rows.text(row, IndexDefinition) });
}

void rememberColumn(
    const postgres::ResultSet &rows, int row, const QStringList &rare, const Address &address, Draft &draft)
{
    QList<ColumnInfo> &columns = draft.columns[address.oid];
    columns.resize(address.column); // dropped columns leave holes
    columns.last()
        = { .name = rows.text(row, Name), .collation = oidAt(rows, row, Collation), .type = oidAt(rows, row, Type) };
    if (const QString acl = rare.value(Acl); !acl.isEmpty())
        draft.columnAcls.insert(address, acl);
}

struct ColumnRow {
    Oid relation = 0;
    int number = 0;
    int row = 0;
};

/// By relation and number. Sorting these takes milliseconds; on the server it would be the wide rows, through a file.
std::vector<ColumnRow> sortedRows(const postgres::ResultSet &rows)
{
    std::vector<ColumnRow> sorted;
    sorted.reserve(static_cast<std::size_t>(rows.rowCount()));
    for (int row = 0; row < rows.rowCount(); ++row)
        sorted.push_back({ oidAt(rows, row, Relation), static_cast<int>(rows.integer(row, Number)), row });
    std::ranges::sort(sorted, {}, [](const ColumnRow &row) { return std::pair(row.relation, row.number); });
    return sorted;
}

/// How many of the rows from `first` on are of the same relation.
qsizetype columnCount(const std::vector<ColumnRow> &rows, std::size_t first)
{
    const auto from = rows.begin() + static_cast<std::ptrdiff_t>(first);
    return std::ranges::find_if(from, rows.end(), [&](const ColumnRow &row) { return row.relation != from->relation; }) - from;
}

void readColumns(const postgres::ResultSet &rows, Draft &draft)
{
    const std::vector<ColumnRow> sorted = sortedRows(rows);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto &[relation, number, row] = sorted[i];
        const Address address { catalogs::relation, relation, number };
        const QStringList rare = rows.isNull(row, Rare) ? QStringList() : rows.array(row, Rare);
        if (charAt(rows, row, RelationKind) == 'i') {
            rememberIndexColumn(rows, row, rare, address, draft);
            continue;
        }
        rememberColumn(rows, row, rare, address, draft);
        if (schema::Table *table = draft.findTable(relation)) {
            if (table->columns.isEmpty()) // They stay as long as the schema is looked at: not one more than needed.
                table->columns.reserve(columnCount(sorted, i));
            table->columns.append(columnOf(rows, row, rare, address, draft));
        } else if (schema::View *view = draft.findView(relation)) {
            view->columns.append(viewColumn(columnOf(rows, row, rare, address, draft), view->materialized));
        } else if (const auto type = draft.composites.find(relation); type != draft.composites.end()) {
            type->second.attributes.append(columnOf(rows, row, rare, address, draft));
        }
    }
}

enum DefaultField { OfRelation, OfColumn, DefaultOid, Expression };

void setDefault(QList<schema::Column> &columns, const QString &name, const QString &expression)
{
    const auto column = std::ranges::find(columns, name, &schema::Column::name);
    if (column == columns.end())
        return;
    if (column->generated)
        column->generated->expression = expression;
    else
        column->defaultExpression = expression;
}

void readDefaults(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Oid relation = oidAt(rows, row, OfRelation);
        const int number = static_cast<int>(rows.integer(row, OfColumn));
        draft.wholes.insert({ catalogs::columnDefault, oidAt(rows, row, DefaultOid) }, { catalogs::relation, relation, number });
        const QString name = draft.columnName(relation, number);
        if (schema::Table *table = draft.findTable(relation))
            setDefault(table->columns, name, rows.text(row, Expression));
        else if (schema::View *view = draft.findView(relation))
            setDefault(view->columns, name, rows.text(row, Expression));
    }
}

QList<CatalogQuery> inParts(const QString &sql, const QString &key,
    void (*read)(const postgres::ResultSet &, Draft &), int weight, bool firstStays, const QueryContext &context)
{
    if (context.columnParts == 1)
        return { { sql, read, weight } };
    QList<CatalogQuery> parts;
    for (int part = 0; part < context.columnParts; ++part) {
        // The planner takes an equation that it knows nothing about for one row in 200 and then looks up every column by
        // itself; "not any of the others" it takes for nearly all rows.
        QStringList others;
        for (int other = 0; other < context.columnParts; ++other) {
            if (other != part)
                others.append(u" AND %1::int8 % %2 <> %3"_s.arg(key).arg(context.columnParts).arg(other));
        }
        parts.append({ sql + others.join(QString()), read, weight / context.columnParts, firstStays && part == 0 });
    }
    return parts;
}

} // namespace

QList<CatalogQuery> columnQueries(const QueryContext &context)
{
    // A version number that minor releases of late 2026 keep among the options of every column is none: see optionsOf.
    const QString hasOptions = uR"(CASE WHEN a.attoptions IS NOT NULL
                            THEN a.attoptions[2] IS NOT NULL OR NOT starts_with(a.attoptions[1], 'pg_attver=') END)"_s;
    const QString compression = context.serverVersion >= 140000 ? u"a.attcompression"_s : u"''"_s;
    const QString sql = uR"(
        SELECT a.attrelid::int8, a.attnum, a.attname, a.atttypid::int8,
               CASE WHEN a.atttypmod >= 0 OR t.typtype = 'c' OR (t.typlen = -1 AND t.typelem <> 0)
                    THEN format_type(a.atttypid, a.atttypmod) END,
               a.attnotnull,
               CASE WHEN c.relkind IN ('i', 'I') THEN pg_get_indexdef(c.oid) END,
               a.attcollation::int8, nullif(t.typcollation, a.attcollation)::int8,
               CASE WHEN c.relkind IN ('i', 'I') THEN 'i' END,
               CASE WHEN a.attidentity <> '' OR a.attgenerated <> '' OR a.attstorage <> t.typstorage OR %2 <> ''
                         OR a.attstattarget >= 0 OR %3 OR a.attacl IS NOT NULL
                         OR a.attfdwoptions IS NOT NULL OR NOT a.attislocal
                    THEN ARRAY[a.attidentity::text, a.attgenerated::text, nullif(a.attstorage, t.typstorage)::text,
                               %2::text, coalesce(a.attstattarget, -1)::text, a.attoptions::text,
                               a.attfdwoptions::text, (NOT a.attislocal)::text, a.attacl::text] END
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             AND (c.relkind NOT IN ('i', 'I') OR a.attoptions IS NOT NULL OR a.attstattarget >= 0)
        JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c', 'i', 'I') AND c.relpersistence <> 't'
          AND c.relnamespace IN %1)"_s.arg(context.schemaOids, compression, hasOptions);
    return inParts(sql, u"c.oid"_s, readColumns, 26, true, context);
}

QList<CatalogQuery> defaultQueries(const QueryContext &context)
{
    // Only the expression of a generated column knows columns, which are VAR nodes: without a relation the server need not
    // open it, which takes longer than all the rest.
    // Source: src/backend/utils/adt/ruleutils.c, pg_get_expr_worker; src/backend/nodes/outfuncs.c.
    const QString sql = uR"(
        SELECT d.adrelid::int8, d.adnum, d.oid::int8,
               pg_get_expr(d.adbin, CASE WHEN d.adbin::text LIKE '%{VAR %' THEN d.adrelid ELSE 0 END)
        FROM pg_class c
        JOIN pg_attrdef d ON d.adrelid = c.oid
        WHERE c.relpersistence <> 't' AND c.relnamespace IN %1)"_s.arg(context.schemaOids);
    return inParts(sql, u"c.oid"_s, readDefaults, 10, false, context);
}

} // namespace schemawright::catalog
