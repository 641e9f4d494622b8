// The reader that all kinds share which are kept as text.
#include "model/catalog/catalogquery.h"

namespace schemawright::catalog {

CatalogQuery otherObjectQuery(const QString &label, Oid catalog, const QString &sql)
{
    const auto read = [label, catalog](const postgres::ResultSet &rows, Draft &draft) {
        for (int row = 0; row < rows.rowCount(); ++row) {
            const Address address { catalog, oidAt(rows, row, 0) };
            const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
            if (!name)
                continue;
            if (rows.isNull(row, 4)) {
                draft.addUnmodelled(label, rows.text(row, 3), rows.text(row, 5));
                continue;
            }
            const schema::OtherObject object {
                .label = label,
                .name = *name,
                .identity = rows.text(row, 3),
                .createSql = rows.text(row, 4),
                .dropSql = rows.text(row, 5),
                .comment = draft.comment(address),
            };
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

} // namespace schemawright::catalog
