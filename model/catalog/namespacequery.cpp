// Schemas. The public schema is always listed when the server has it, even if an extension list or glob is empty.
#include "model/catalog/catalogquery.h"

#include "model/catalog/namepattern.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readNamespaces(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QString name = rows.text(row, 1);
        if (isSchemaExcluded(draft.exclude, name))
            continue;
        const Address address { catalogs::schema, oidAt(rows, row, 0) };
        draft.namespaces.insert(address.oid, name);
        const bool isMember = rows.boolean(row, 2);
        // Only the schema itself is the extension's: what people put into it is theirs.
        if (isMember)
            continue;
        QString comment = rows.text(row, 3);
        // initdb's own comment; pg_dump leaves it out too.
        if (name == u"public" && comment == u"standard public schema")
            comment.clear();
        draft.schemas.append({ .name = name, .comment = comment });
        draft.keys.insert(address, schema::keyOf(draft.schemas.last()));
    }
}

} // namespace

CatalogQuery namespaceQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT n.oid, n.nspname,
               EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid
                       AND d.deptype = 'e'),
               obj_description(n.oid, 'pg_namespace')
        FROM pg_namespace n WHERE n.oid IN %1)"_s;
    return { sql.arg(context.schemaOids), readNamespaces };
}

} // namespace schemawright::catalog
