#include "model/apply/cleancheck.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> notClean(const QString &found)
{
    return makeError(ErrorKind::Conflict,
        u"connected database is not clean: found %1. baseline version or allow-dirty is required"_s.arg(found),
        u"Use --baseline VERSION when the database already has what the files up to that version create, or --allow-dirty."_s);
}

} // namespace

Result<> checkClean(postgres::Connection &connection, const QString &searchPathSchema, const QString &revisionsSchema)
{
    // Tables of extensions (PostGIS's spatial_ref_sys) are no content of the team's.
    TRY_ASSIGN(const auto tables, connection.query(uR"(SELECT n.nspname, min(c.relname)
            FROM pg_catalog.pg_namespace n
            LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'f')
                AND c.relname <> 'atlas_schema_revisions'
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_class'::regclass
                                AND d.objid = c.oid AND d.deptype = 'e')
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_namespace'::regclass
                              AND d.objid = n.oid AND d.deptype = 'e')
            GROUP BY n.nspname ORDER BY n.nspname)"_s));
    for (int row = 0; row < tables.rowCount(); ++row) {
        const QString schema = tables.text(row, 0);
        const bool hasTable = !tables.isNull(row, 1);
        if (!searchPathSchema.isEmpty()) {
            if (schema == searchPathSchema && hasTable)
                return notClean(u"table \"%1\" in schema \"%2\""_s.arg(tables.text(row, 1), schema));
            continue;
        }
        const bool tolerated = (schema == "public"_L1 || schema == revisionsSchema) && !hasTable;
        if (!tolerated)
            return notClean(u"schema \"%1\""_s.arg(schema));
    }
    return {};
}

} // namespace schemawright::apply
