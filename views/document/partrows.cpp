#include "views/document/partrows.h"

#include "views/document/renames.h"
#include "views/document/schemaedits.h"
#include "views/document/tableobject.h"

#include <algorithm>

namespace schemawright::document {

using schema::ObjectKey;
using schema::ObjectKind;

namespace {

PartRow makeRow(const SchemaDocument &document, const ObjectKey &key, const diff::Object &part)
{
    PartRow row { key, part, document.marks().mark(key), {}, {} };
    if (const diff::Change *change = document.marks().findChange(key)) {
        row.before = change->before;
        row.properties = change->properties;
    }
    return row;
}

/// The row that the dropped part goes in front of.
qsizetype droppedPosition(
    const SchemaDocument &document, const schema::Table &table, const ObjectKey &key, const QList<PartRow> &rows)
{
    if (key.kind != ObjectKind::Column) {
        const auto isAfter = [&key](const PartRow &row) { return key.name < row.key.name; };
        return std::ranges::find_if(rows, isAfter) - rows.cbegin();
    }
    const schema::Table *reference = schema::findTable(document.reference(), key.parentName());
    const qsizetype position = reference ? columnPosition(*reference, table, key.name) : table.columns.size();
    // Dropped neighbours are among the rows already: only those that the table has are counted.
    qsizetype kept = 0;
    qsizetype at = 0;
    for (; at < rows.size() && (kept < position || rows.at(at).mark == Mark::Dropped); ++at)
        kept += rows.at(at).mark == Mark::Dropped ? 0 : 1;
    return at;
}

/// Sorted so that neighbours that were dropped together keep the order that they have in the database.
QList<ObjectKey> droppedParts(const SchemaDocument &document, const schema::Table &table, ObjectKind kind)
{
    const ObjectKey original = originalKey(document.renames(), schema::keyOf(table));
    QList<ObjectKey> dropped = document.marks().droppedParts(table.name);
    if (original.name != table.name.name)
        dropped += document.marks().droppedParts(original.qualifiedName());
    dropped.removeIf([kind](const ObjectKey &key) { return key.kind != kind; });
    const schema::Table *reference = schema::findTable(document.reference(), original.qualifiedName());
    const auto order = [&](const ObjectKey &key) {
        if (kind != ObjectKind::Column || !reference)
            return qsizetype(0);
        const auto &columns = reference->columns;
        return std::ranges::find(columns, key.name, &schema::Column::name) - columns.cbegin();
    };
    std::ranges::sort(dropped,
        [&order](const ObjectKey &a, const ObjectKey &b) { return std::pair(order(a), a) < std::pair(order(b), b); });
    return dropped;
}

} // namespace

QList<PartRow> partRows(const SchemaDocument &document, const QualifiedName &name, ObjectKind kind)
{
    const schema::Table *table = schema::findTable(document.edited(), name);
    QList<PartRow> rows;
    if (!table)
        return rows;
    const QList<diff::Object> parts = partsOf(*table, kind);
    for (const diff::Object &part : parts)
        rows.append(makeRow(document, schema::partKey(kind, name, objectName(part)), part));
    const QList<ObjectKey> dropped = droppedParts(document, *table, kind);
    for (const ObjectKey &key : dropped) {
        const diff::Change *change = document.marks().findChange(key);
        if (change && change->before)
            rows.insert(droppedPosition(document, *table, key, rows), makeRow(document, key, *change->before));
    }
    return rows;
}

std::optional<schema::SchemaEdit> makeReviveEdit(
    const SchemaDocument &document, const QualifiedName &name, const PartRow &row)
{
    const schema::Table *reference = schema::findTable(document.reference(), row.key.parentName());
    const schema::Table *table = schema::findTable(document.edited(), name);
    const bool hasPosition = row.key.kind == ObjectKind::Column && reference && table;
    return makePutEdit(name, {}, row.part, hasPosition ? columnPosition(*reference, *table, row.key.name) : -1);
}

} // namespace schemawright::document
