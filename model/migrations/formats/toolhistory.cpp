#include "model/migrations/formats/toolhistory.h"

#include "model/base/digest.h"
#include "model/migrations/formats/historyrows.h"
#include "model/sql/splitter.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// The name that the table has, and where the tool makes it; an empty schema is the connection's own.
QualifiedName usualTable(DirectoryFormat format)
{
    switch (format) {
    case DirectoryFormat::Atlas:
        break;
    case DirectoryFormat::Prisma:
        return { {}, u"_prisma_migrations"_s };
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Dbmate:
        return { {}, u"schema_migrations"_s };
    case DirectoryFormat::Flyway:
        return { {}, u"flyway_schema_history"_s };
    case DirectoryFormat::Goose:
        return { {}, u"goose_db_version"_s };
    case DirectoryFormat::Drizzle:
        return { u"drizzle"_s, u"__drizzle_migrations"_s };
    case DirectoryFormat::Liquibase:
        return { {}, u"databasechangelog"_s };
    case DirectoryFormat::Supabase:
        return { u"supabase_migrations"_s, u"schema_migrations"_s };
    case DirectoryFormat::Alembic:
        return { {}, u"alembic_version"_s };
    }
    return {};
}

Result<QList<Revision>> rowsOf(postgres::Connection &connection, DirectoryFormat format, const QString &table)
{
    switch (format) {
    case DirectoryFormat::Atlas:
        break;
    case DirectoryFormat::Prisma:
        return prismaRows(connection, table);
    case DirectoryFormat::GolangMigrate:
        return golangMigrateRows(connection, table);
    case DirectoryFormat::Flyway:
        return flywayRows(connection, table);
    case DirectoryFormat::Goose:
        return gooseRows(connection, table);
    case DirectoryFormat::Dbmate:
        return dbmateRows(connection, table);
    case DirectoryFormat::Drizzle:
        return drizzleRows(connection, table);
    case DirectoryFormat::Liquibase:
        return liquibaseRows(connection, table);
    case DirectoryFormat::Supabase:
        return supabaseRows(connection, table);
    case DirectoryFormat::Alembic:
        return alembicRows(connection, table);
    }
    return makeError(ErrorKind::Internal, u"Atlas's history is read by readRevisions"_s);
}

} // namespace

Result<ToolHistory> readToolHistory(postgres::Connection &connection, DirectoryFormat format, const QString &schemaOption)
{
    ToolHistory history;
    history.format = format;
    history.table = usualTable(format);
    // Supabase's table has the name of two others: it is looked for only in its own schema.
    const QString only = !schemaOption.isEmpty() ? schemaOption
                                                 : (format == DirectoryFormat::Supabase ? history.table.schema : QString());
    TRY_ASSIGN(const auto found,
        connection.query(
            uR"(SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relname = $1 AND c.relkind IN ('r', 'p') AND ($2 = '' OR n.nspname = $2) AND n.nspname <> $4
                ORDER BY n.nspname = $3 DESC, n.nspname = pg_catalog.current_schema() DESC, n.nspname COLLATE "C" LIMIT 1)"_s,
            { history.table.name, only, history.table.schema,
                format == DirectoryFormat::Supabase ? QString() : u"supabase_migrations"_s }));
    history.exists = found.rowCount() > 0;
    if (!history.exists) {
        TRY_ASSIGN(const auto current, connection.query(u"SELECT coalesce(pg_catalog.current_schema(), 'public')"_s));
        if (!schemaOption.isEmpty())
            history.table.schema = schemaOption;
        else if (history.table.schema.isEmpty())
            history.table.schema = current.text(0, 0);
        return history;
    }
    history.table.schema = found.text(0, 0);
    auto rows = rowsOf(connection, format, sql::quoteName(history.table));
    if (!rows)
        return makeError(rows.error().withContext(u"reading the history in %1"_s.arg(sql::quoteName(history.table))));
    history.rows = std::move(*rows);
    return history;
}

QString statementDigest(const QString &sql)
{
    QString plain;
    for (const sql::Token &token : sql::scanTokens(sql)) {
        const QStringView text = QStringView(sql).mid(token.range.start, token.range.length);
        if (token.kind != sql::TokenKind::Comment && token.kind != sql::TokenKind::Whitespace && text != u";")
            plain += text.toString() + u' ';
    }
    return sha256Hex(plain.toUtf8());
}

} // namespace schemawright::migrations
