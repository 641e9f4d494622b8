// Columns of tables, views and composite types in one scan of pg_attribute.
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
    TypeModifier,
    NotNull,
    Default,
    DefaultOid,
    IdentityKind,
    GeneratedKind,
    Collation,
    TypeCollation,
    Storage,
    Compression,
    StatisticsTarget,
    Options,
    IsLocal,
    Acl,
    ForeignOptions,
};

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

void readIdentity(
    const postgres::ResultSet &rows, int row, const Address &address, const Draft &draft, schema::Column &column)
{
    const char kind = charAt(rows, row, IdentityKind);
    if (kind == '\0')
        return;
    // Partitions of PostgreSQL 17+ have no sequence of their own: finishDraft takes the parent's.
    column.identity = draft.identities.value(address);
    column.identity->always = kind == 'a';
}

void readDefault(const postgres::ResultSet &rows, int row, schema::Column &column)
{
    const char kind = charAt(rows, row, GeneratedKind);
    if (kind != '\0')
        column.generated = schema::Generated { .expression = rows.text(row, Default), .stored = kind == 's' };
    else
        column.defaultExpression = rows.optionalText(row, Default);
}

schema::Column columnOf(const postgres::ResultSet &rows, int row, const Address &address, const Draft &draft)
{
    schema::Column column;
    column.name = rows.text(row, Name);
    column.type = draft.typeTexts.value({ oidAt(rows, row, Type), static_cast<int>(rows.integer(row, TypeModifier)) });
    column.notNull = rows.boolean(row, NotNull);
    readDefault(rows, row, column);
    readIdentity(rows, row, address, draft, column);
    const Oid collation = oidAt(rows, row, Collation);
    if (collation != oidAt(rows, row, TypeCollation))
        column.collation = draft.collations.value(collation);
    column.storage = storageText(charAt(rows, row, Storage));
    column.compression = compressionText(charAt(rows, row, Compression));
    column.statisticsTarget = static_cast<int>(rows.integer(row, StatisticsTarget));
    column.options = optionsAt(rows, row, Options);
    column.comment = draft.comment(address);
    column.isLocal = rows.boolean(row, IsLocal);
    column.foreignOptions = optionsAt(rows, row, ForeignOptions);
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
        .defaultExpression = column.defaultExpression,
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

void rememberColumn(const postgres::ResultSet &rows, int row, const Address &address, Draft &draft)
{
    QList<ColumnInfo> &columns = draft.columns[address.oid];
    columns.resize(address.column); // dropped columns leave holes
    columns.last()
        = { .name = rows.text(row, Name), .collation = oidAt(rows, row, Collation), .type = oidAt(rows, row, Type) };
    if (const Oid defaultOid = oidAt(rows, row, DefaultOid))
        draft.wholes.insert({ catalogs::columnDefault, defaultOid }, address);
    if (!rows.isNull(row, Acl))
        draft.columnAcls.insert(address, rows.text(row, Acl));
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

void readColumns(const postgres::ResultSet &rows, Draft &draft)
{
    for (const auto &[relation, number, row] : sortedRows(rows)) {
        const Address address { catalogs::relation, relation, number };
        rememberColumn(rows, row, address, draft);
        if (schema::Table *table = draft.findTable(relation))
            table->columns.append(columnOf(rows, row, address, draft));
        else if (schema::View *view = draft.findView(relation))
            view->columns.append(viewColumn(columnOf(rows, row, address, draft), view->materialized));
        else if (const auto type = draft.composites.find(relation); type != draft.composites.end())
            type->second.attributes.append(columnOf(rows, row, address, draft));
    }
}

} // namespace

CatalogQuery columnQuery(const QueryContext &context)
{
    const QString compression = context.serverVersion >= 140000 ? u"a.attcompression"_s : u"NULL"_s;
    const QString sql = uR"(
        SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull,
               pg_get_expr(d.adbin, d.adrelid), d.oid, a.attidentity, a.attgenerated, a.attcollation, t.typcollation,
               nullif(a.attstorage, t.typstorage), %2, coalesce(a.attstattarget, -1), a.attoptions, a.attislocal,
               a.attacl, a.attfdwoptions
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND c.relpersistence <> 't' AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids, compression), readColumns };
}

} // namespace schemawright::catalog
