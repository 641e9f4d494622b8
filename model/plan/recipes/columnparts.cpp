// A part names a column when renaming the column changes it.
#include "model/plan/recipes/columnparts.h"

#include "model/diff/applyrenames.h"
#include "model/diff/renametext.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Table;

namespace {

/// A name that stands nowhere in the table.
QString unheardName()
{
    return u"schemawright renamed"_s;
}

template <typename Part> void collect(const QList<Part> &parts, const QList<Part> &renamed, QList<Part> &found)
{
    for (const Part &part : parts) {
        const bool isKnown
            = std::ranges::any_of(found, [&](const Part &other) { return other.name == part.name; });
        const auto same = std::ranges::find(renamed, part.name, &Part::name);
        if (!isKnown && (same == renamed.end() || *same != part))
            found.append(part);
    }
}

template <typename Part> void remove(QList<Part> &parts, const QList<Part> &gone)
{
    parts.removeIf([&](const Part &part) {
        return std::ranges::any_of(gone, [&](const Part &other) { return other.name == part.name; });
    });
}

template <typename Part> void put(QList<Part> &parts, const QList<Part> &added)
{
    remove(parts, added);
    parts += added;
    std::ranges::sort(parts, {}, &Part::name);
}

} // namespace

Table withRenamedColumn(const Table &table, const QString &before, const QString &after)
{
    schema::Database alone;
    alone.tables.append(table);
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Column, table.name, before);
    const auto renamed = diff::applyRenames(alone, { { key, after } });
    Q_ASSERT(renamed); // the callers have looked the column up, and the new name is free
    return renamed ? *renamed->database.tables.first() : table;
}

ColumnParts partsNaming(const Table &table, const QStringList &columns)
{
    ColumnParts parts;
    for (const QString &column : columns) {
        const Table renamed = withRenamedColumn(table, column, unheardName());
        collect(table.constraints, renamed.constraints, parts.constraints);
        collect(table.indexes, renamed.indexes, parts.indexes);
        collect(table.triggers, renamed.triggers, parts.triggers);
        collect(table.policies, renamed.policies, parts.policies);
        collect(table.rules, renamed.rules, parts.rules);
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            if (table.columns.at(i).generated != renamed.columns.at(i).generated)
                parts.generated.append(table.columns.at(i).name);
        }
        parts.inPartitionKey = parts.inPartitionKey
            || diff::renameIdentifier(table.partitionKey, column, unheardName()) != table.partitionKey;
    }
    return parts;
}

void removeParts(Table &table, const ColumnParts &parts)
{
    remove(table.constraints, parts.constraints);
    remove(table.indexes, parts.indexes);
    remove(table.triggers, parts.triggers);
    remove(table.policies, parts.policies);
    remove(table.rules, parts.rules);
}

void putParts(Table &table, const ColumnParts &parts)
{
    put(table.constraints, parts.constraints);
    put(table.indexes, parts.indexes);
    put(table.triggers, parts.triggers);
    put(table.policies, parts.policies);
    put(table.rules, parts.rules);
}

} // namespace schemawright::plan
