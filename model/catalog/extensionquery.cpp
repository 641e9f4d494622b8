// Extensions, always all of them: any schema may use their types. initdb's own (plpgsql) is left out, as in pg_dump.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readExtensions(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::extension, oidAt(rows, row, 0) };
        schema::Extension extension {
            .name = rows.text(row, 1),
            .schema = rows.text(row, 2),
            .version = rows.text(row, 3),
            .comment = draft.comment(address),
            .ownComment = rows.text(row, 4),
            .relocatable = rows.boolean(row, 5),
        };
        // CREATE EXTENSION sets the comment of the control file by itself.
        if (extension.comment == rows.text(row, 4))
            extension.comment.clear();
        draft.keys.insert(address, schema::keyOf(extension));
        draft.extensions.append(std::move(extension));
    }
}

} // namespace

CatalogQuery extensionQuery(const QueryContext &)
{
    const QString sql = uR"(
        SELECT e.oid, e.extname, n.nspname, e.extversion, a.comment, e.extrelocatable
        FROM pg_extension e
        JOIN pg_namespace n ON n.oid = e.extnamespace
        LEFT JOIN pg_available_extensions() a ON a.name = e.extname
        WHERE e.oid >= 16384)"_s;
    return { sql, readExtensions };
}

} // namespace schemawright::catalog
