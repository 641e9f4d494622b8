// Functions, procedures and window functions. Aggregates have no pg_get_functiondef: aggregatequery.cpp.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

schema::RoutineKind toKind(char kind)
{
    if (kind == 'p')
        return schema::RoutineKind::Procedure;
    return kind == 'w' ? schema::RoutineKind::Window : schema::RoutineKind::Function;
}

void readRoutines(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Address address { catalogs::procedure, oidAt(rows, row, 0) };
        const auto name = draft.accept(address, oidAt(rows, row, 1), rows.text(row, 2));
        if (!name)
            continue;
        schema::Routine routine {
            .name = *name,
            .identityArguments = rows.text(row, 3),
            .kind = toKind(charAt(rows, row, 4)),
            .definition = rows.text(row, 5),
            .resultType = rows.text(row, 6),
            .arguments = rows.text(row, 7),
            .language = rows.text(row, 8),
            .comment = draft.comment(address),
        };
        if (routine.definition.endsWith(u'\n'))
            routine.definition.chop(1);
        draft.keys.insert(address, schema::keyOf(routine));
        draft.routines.append(std::move(routine));
    }
}

} // namespace

CatalogQuery routineQuery(const QueryContext &context)
{
    // Members of extensions are left out on the server: deparsing a thousand functions of PostGIS takes time.
    const QString sql = uR"(
        SELECT p.oid, p.pronamespace, p.proname, pg_get_function_identity_arguments(p.oid), p.prokind,
               pg_get_functiondef(p.oid), pg_get_function_result(p.oid), pg_get_function_arguments(p.oid), l.lanname
        FROM pg_proc p
        JOIN pg_language l ON l.oid = p.prolang
        WHERE p.prokind IN ('f', 'p', 'w') AND p.pronamespace IN %1
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                          AND d.deptype IN ('e', 'i')))"_s;
    return { sql.arg(context.schemaOids), readRoutines };
}

} // namespace schemawright::catalog
