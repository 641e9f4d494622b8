#include "model/workflow/downhistory.h"

#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolhistory.h"
#include "model/sql/sqlwriter.h"
#include "model/workflow/migratedown.h"

#include <QStringList>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::DirectoryFormat;
using migrations::Revision;

namespace {

/// Prisma and Drizzle know no way back, Flyway writes down that it undid, the others have commands for it.
Result<> checkFormat(const DownRequest &request)
{
    switch (request.directory.format) {
    case DirectoryFormat::Atlas:
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Alembic:
        return {};
    case DirectoryFormat::Prisma:
    case DirectoryFormat::Flyway:
    case DirectoryFormat::Drizzle:
    case DirectoryFormat::Liquibase:
    case DirectoryFormat::Supabase:
        break;
    }
    return makeError(ErrorKind::Unsupported,
        u"%1 is a directory of %2, whose history has no way back that could be written for it"_s.arg(
            request.directory.path, migrations::formatOf(request.directory.format).tool),
        u"Write a migration that undoes it (migrate new, or migrate diff to the schema of before) and apply that."_s);
}

/// A baseline never ran: there is no way back from it.
QList<Revision> thatRan(QList<Revision> rows)
{
    rows.removeIf([](const Revision &row) { return (row.type & migrations::revisiontype::baseline) != 0; });
    return rows;
}

Result<qsizetype> rowsToTakeBack(const DownRequest &request, const QList<Revision> &rows)
{
    const QList<Revision> ran = thatRan(rows);
    if (request.toVersion.isEmpty()) {
        if (request.amount <= ran.size())
            return request.amount;
        return makeError(ErrorKind::Input,
            u"%1 migrations cannot be taken back: %2 ran on this database"_s.arg(request.amount).arg(ran.size()));
    }
    const auto last = std::ranges::find(rows, request.toVersion, &Revision::version);
    if (last == rows.end())
        return makeError(ErrorKind::Input, u"version %1 did not run on this database"_s.arg(request.toVersion));
    return thatRan(rows.mid(std::distance(rows.begin(), last) + 1)).size();
}

/// In the order of the directory; rows without a file first, so that they count as what stays, and are refused there.
Result<QList<Revision>> toolRows(const DownRequest &request, postgres::Connection &connection, QualifiedName &table)
{
    TRY_ASSIGN(const migrations::ToolHistory history,
        migrations::readToolHistory(connection, request.directory.format, request.revisionsSchema));
    table = history.table;
    const migrations::MigrationStatus status = migrations::computeToolStatus(request.directory, history);
    QList<Revision> rows = status.missingFiles;
    for (const migrations::FileStatus &file : status.files) {
        if (file.state == migrations::FileState::Failed)
            return makeError(ErrorKind::Conflict, file.explanation, u"Nothing is taken back before that is settled."_s);
        if (file.revision)
            rows << *file.revision;
    }
    return rows;
}

Result<QList<Revision>> atlasRows(const DownRequest &request, postgres::Connection &connection, QualifiedName &table)
{
    TRY_ASSIGN(const migrations::RevisionTable place,
        migrations::locateRevisions(connection, request.revisionsSchema,
            request.target.parameters.value(u"search_path"_s).section(u',', 0, 0).trimmed()));
    table = { place.schema, u"atlas_schema_revisions"_s };
    return migrations::readRevisions(connection, place);
}

/// How the tool's table names the migration of this version.
QString keyOf(const migrations::MigrationDirectory &directory, const QString &version)
{
    const auto file = std::ranges::find(directory.files, version, &migrations::MigrationFile::version);
    return file == directory.files.end() || file->historyKey.isEmpty() ? version : file->historyKey;
}

} // namespace

Result<DownHistory> readDownHistory(const DownRequest &request, postgres::Connection &connection)
{
    TRY(checkFormat(request));
    DownHistory history;
    const bool isAtlas = request.directory.format == DirectoryFormat::Atlas;
    TRY_ASSIGN(const QList<Revision> rows,
        isAtlas ? atlasRows(request, connection, history.table) : toolRows(request, connection, history.table));
    TRY_ASSIGN(const qsizetype count, rowsToTakeBack(request, rows));
    const QList<Revision> ran = thatRan(rows);
    history.goes = ran.mid(ran.size() - count);
    for (const Revision &row : rows) {
        if (!history.goes.contains(row))
            history.kept.append(row);
    }
    std::ranges::reverse(history.goes);
    return history;
}

Result<migrations::MigrationStatus> statusWith(const DownRequest &request, const QList<Revision> &rows)
{
    if (request.directory.format == DirectoryFormat::Atlas)
        return migrations::computeStatus(request.directory, rows);
    migrations::ToolHistory history { request.directory.format, {}, true, rows };
    for (Revision &row : history.rows)
        row.version = keyOf(request.directory, row.version);
    return migrations::computeToolStatus(request.directory, history);
}

/// Alembic's table holds the heads of what ran: those revisions that no other one took the place of.
QString forgetRevisions(const DownRequest &request, const DownHistory &history, const QString &table)
{
    QStringList heads;
    for (const Revision &row : history.kept)
        heads << row.version;
    for (const migrations::MigrationFile &file : request.directory.files) {
        if (std::ranges::any_of(history.kept, [&](const Revision &row) { return row.version == file.version; }))
            heads.removeIf([&](const QString &version) { return file.replaces.contains(version); });
    }
    std::ranges::transform(heads, heads.begin(), &sql::quoteLiteral);
    if (heads.isEmpty())
        return u"DELETE FROM "_s + table;
    return u"WITH gone AS (DELETE FROM %1 WHERE version_num NOT IN (%2)) INSERT INTO %1 (version_num) VALUES (%3) ON CONFLICT DO NOTHING"_s
        .arg(table, heads.join(u", "_s), heads.join(u"), ("_s));
}

QString forgetSql(const DownRequest &request, const DownHistory &history)
{
    const QString table = sql::quoteName(history.table);
    const bool isGoose = request.directory.format == DirectoryFormat::Goose;
    if (request.directory.format == DirectoryFormat::GolangMigrate) {
        return history.kept.isEmpty()
            ? QString(u"DELETE FROM "_s + table)
            : u"UPDATE %1 SET version = %2, dirty = false"_s.arg(table, keyOf(request.directory, history.kept.last().version));
    }
    if (request.directory.format == DirectoryFormat::Alembic)
        return forgetRevisions(request, history, table);
    QStringList keys;
    for (const Revision &row : history.goes)
        keys << (isGoose ? keyOf(request.directory, row.version) : sql::quoteLiteral(keyOf(request.directory, row.version)));
    return u"DELETE FROM %1 WHERE %2 IN (%3)"_s.arg(table, isGoose ? u"version_id"_s : u"version"_s, keys.join(u", "_s));
}

} // namespace schemawright::workflow
