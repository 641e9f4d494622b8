// Views and materialised views without columns, indexes, triggers and rules.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// pg_get_viewdef starts with a blank and ends with a semicolon.
QString trimmedQuery(const QString &definition)
{
    const QString query = definition.trimmed();
    return query.endsWith(u';') ? query.chopped(1) : query;
}

void readViews(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::relation, oidAt(rows, row, 0) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name)
            continue;
        schema::View view;
        view.name = *name;
        view.materialized = charAt(rows, row, 3) == 'm';
        view.query = trimmedQuery(rows.text(row, 4));
        view.options = optionsAt(rows, row, 5);
        view.options.insert(optionsAt(rows, row, 6, u"toast."_s));
        view.populated = rows.boolean(row, 7);
        view.tablespace = rows.text(row, 8);
        view.comment = draft.comment(address);
        // Not handled: CREATE MATERIALIZED VIEW … USING another method than heap.
        if (!rows.isNull(row, 9))
            draft.addUnmodelled(u"access method of materialized view"_s, view.name.toText(), rows.text(row, 9));
        draft.keys.insert(address, schema::keyOf(view));
        draft.views.emplace(address.oid, std::move(view));
    }
}

} // namespace

CatalogQuery viewQuery(const QueryContext &context)
{
    // Members of extensions are left out on the server: PostGIS alone has views that take long to deparse.
    const QString sql = uR"(
        SELECT c.oid, c.relnamespace, c.relname, c.relkind, pg_get_viewdef(c.oid), c.reloptions, toast.reloptions,
               c.relispopulated, ts.spcname, nullif(am.amname, 'heap')
        FROM pg_class c
        LEFT JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
        LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
        WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND c.relnamespace IN %1
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                          AND d.deptype = 'e'))"_s;
    return { sql.arg(context.schemaOids), readViews, 7, true };
}

} // namespace schemawright::catalog
