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

schema::ObjectKind memberKind(char kind)
{
    switch (kind) {
    case 'v':
    case 'm':
        return schema::ObjectKind::View;
    case 'S':
        return schema::ObjectKind::Sequence;
    case 'c':
        return schema::ObjectKind::Composite;
    case 'e':
        return schema::ObjectKind::Enum;
    case 'd':
        return schema::ObjectKind::Domain;
    case 'R':
        return schema::ObjectKind::Routine;
    default:
        return schema::ObjectKind::Table;
    }
}

void readMembers(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const schema::ObjectKey key { memberKind(charAt(rows, row, 1)), rows.text(row, 2), {}, rows.text(row, 3),
            rows.text(row, 4) };
        draft.extensionMembers.append({ key, rows.text(row, 0) });
    }
}

} // namespace

CatalogQuery extensionMemberQuery(const QueryContext &context)
{
    const QString sql = uR"(
        WITH m AS (SELECT e.extname, d.classid, d.objid FROM pg_extension e
          JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
          WHERE e.oid >= 16384)
        SELECT m.extname, c.relkind::text, n.nspname, c.relname, ''
        FROM m JOIN pg_class c ON c.oid = m.objid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE m.classid = 'pg_class'::regclass AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND n.oid IN %1
        UNION ALL
        SELECT m.extname, t.typtype::text, n.nspname, t.typname, ''
        FROM m JOIN pg_type t ON t.oid = m.objid JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE m.classid = 'pg_type'::regclass AND t.typtype IN ('e', 'd', 'c') AND n.oid IN %1
        UNION ALL
        SELECT m.extname, 'R', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
        FROM m JOIN pg_proc p ON p.oid = m.objid JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE m.classid = 'pg_proc'::regclass AND p.prokind IN ('f', 'p', 'w') AND n.oid IN %1)"_s;
    return { sql.arg(context.schemaOids), readMembers };
}

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
