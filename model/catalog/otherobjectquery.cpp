// The reader that all kinds share which are kept as text.
#include "model/catalog/catalogquery.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

enum Field { ObjectOid, Schema, Name, Identity, CreateSql, DropSql, Core, Parts, ReplaceKey, Hidden };

QList<schema::OtherPart> partsAt(const postgres::ResultSet &rows, int row)
{
    constexpr qsizetype width = 5; // see partList
    QList<schema::OtherPart> parts;
    if (rows.columnCount() <= Parts || rows.isNull(row, Parts))
        return parts;
    const QStringList texts = rows.array(row, Parts);
    for (qsizetype i = 0; i + width <= texts.size(); i += width) {
        parts.append({ .name = texts.at(i),
            .value = texts.at(i + 1),
            .addSql = texts.at(i + 2),
            .changeSql = texts.at(i + 3),
            .removeSql = texts.at(i + 4) });
    }
    std::ranges::sort(parts, {}, &schema::OtherPart::name);
    return parts;
}

schema::OtherObject objectAt(const postgres::ResultSet &rows, int row)
{
    schema::OtherObject object;
    object.identity = rows.text(row, Identity);
    object.createSql = rows.text(row, CreateSql);
    object.dropSql = rows.text(row, DropSql);
    if (rows.columnCount() > Core)
        object.core = rows.text(row, Core);
    object.parts = partsAt(rows, row);
    if (rows.columnCount() > ReplaceKey)
        object.replaceKey = rows.text(row, ReplaceKey);
    if (rows.columnCount() > Hidden && !rows.isNull(row, Hidden))
        object.hidden = rows.array(row, Hidden);
    return object;
}

} // namespace

CatalogQuery otherObjectQuery(const QString &label, Oid catalog, const QString &sql)
{
    const auto read = [label, catalog](const postgres::ResultSet &rows, Draft &draft) {
        for (int row = 0; row < rows.rowCount(); ++row) {
            const Address address { catalog, oidAt(rows, row, ObjectOid) };
            const auto name = draft.accept(address, oidAt(rows, row, Schema), rows.text(row, Name));
            if (!name)
                continue;
            schema::OtherObject object = objectAt(rows, row);
            object.label = label;
            object.name = *name;
            object.comment = draft.comment(address);
            draft.keys.insert(address, schema::keyOf(object));
            draft.others.append(object);
        }
    };
    return { sql, read };
}

CatalogQuery unmodelledObjectQuery(const QString &label, Oid catalog, const QString &sql)
{
    const auto read = [label, catalog](const postgres::ResultSet &rows, Draft &draft) {
        for (int row = 0; row < rows.rowCount(); ++row) {
            const Address address { catalog, oidAt(rows, row, 0) };
            if (draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2)))
                draft.addUnmodelled(label, rows.text(row, 3), rows.text(row, 4));
        }
    };
    return { sql, read };
}

QString partList(const QStringList &singles, const QList<PartRows> &lists)
{
    QStringList texts;
    for (const QString &single : singles)
        texts.append(u"ARRAY["_s + single + u"]::text[]"_s);
    for (const PartRows &list : lists) {
        texts.append(u"ARRAY(SELECT u.text FROM (SELECT ARRAY[%1]::text[] AS texts FROM %2) p, unnest(p.texts) "
                     "WITH ORDINALITY u (text, position) ORDER BY p.texts[1], u.position)"_s.arg(
                         list.texts, list.from));
    }
    return texts.join(u" || "_s);
}

} // namespace schemawright::catalog
