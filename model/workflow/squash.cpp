// In this order: the migrations run once (twice when they leave rows: what differs was made of the time or of chance); the way
// from an empty database to that schema is planned; rows and sequences follow; the file is written to a copy of the directory,
// read back as its tool reads it, run, and compared.
#include "model/workflow/squash.h"

#include "model/devdb/contents.h"
#include "model/diff/schemadiff.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/squash.h"
#include "model/migrations/formats/tryout.h"
#include "model/workflow/difference.h"
#include "model/workflow/serverstatements.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::MigrationFile;

namespace {

struct Replayed {
    schema::Database database;
    devdb::DatabaseContents contents;
};

Result<Replayed> replay(const QString &folder, const QList<MigrationFile> &files, const SquashRequest &request,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const sources::DevelopedSchema developed,
        sources::developScripts(devdb::directoryScripts(folder, files), request.sources, progress, stop));
    TRY_ASSIGN(const devdb::DatabaseContents contents, devdb::readContents(developed.development.connection()));
    return Replayed { developed.database, contents };
}

/// The files that run on a new database, of those that are squashed.
Result<QList<MigrationFile>> filesThatRun(const migrations::MigrationDirectory &directory, const QList<MigrationFile> &squashed)
{
    migrations::MigrationDirectory part = directory;
    part.files = squashed;
    return migrations::replayableFiles(part);
}

Result<QString> schemaSql(const schema::Database &empty, const schema::Database &full, const ProgressFn &progress, const std::stop_token &stop)
{
    plan::PlanOptions options;
    options.diff.access = diff::AccessMode::Auto; // files: what they do not name is the team's
    TRY_ASSIGN(const Difference difference, computeDifference(empty, full, options, nullptr, progress, stop));
    for (const plan::PlanStep &step : difference.plan.steps) {
        if (!step.statement.transactional) {
            return makeError(ErrorKind::Unsupported,
                u"what the migrations make needs a statement that refuses a transaction, and so a file of its own: %1"_s.arg(
                    step.statement.sql.section(u'\n', 0, 0)),
                u"Squash up to the migration before it."_s);
        }
    }
    return difference.sql;
}

/// Which columns get their default again in every database; refuses values that nothing makes again.
Result<QStringList> columnsLeftOut(const devdb::DatabaseContents &first, const devdb::DatabaseContents &second)
{
    const QStringList changing = devdb::changingColumns(first, second);
    QStringList leftOut;
    QStringList lost;
    for (const devdb::TableContents &table : first.tables) {
        const QString name = table.name.schema + u'.' + table.name.name;
        if (changing.contains(name))
            lost << name;
        for (const QString &column : table.columns) {
            const QString full = name + u'.' + column;
            if (!changing.contains(full) || table.isView)
                continue;
            (table.withDefault.contains(column) ? leftOut : lost) << full;
        }
    }
    if (lost.isEmpty())
        return leftOut;
    return makeError(ErrorKind::Unsupported,
        u"the migrations put other values into %1 each time they run: a squashed file would give every database the same"_s.arg(lost.join(u", "_s)),
        u"Give the column a default that makes its values, or squash up to the migration before the rows."_s);
}

QStringList contentNotes(const devdb::DatabaseContents &contents, const QStringList &leftOut)
{
    QStringList notes;
    for (const devdb::TableContents &table : contents.tables) {
        if (!table.isView && table.extension.isEmpty())
            notes << u"the rows that the migrations leave in %1.%2 are kept as they are on the development database (%3)"_s.arg(
                table.name.schema, table.name.name, QString::number(table.rows.size()));
    }
    if (!leftOut.isEmpty())
        notes << u"%1: made by the default again, in every database anew, because the values differ from run to run"_s.arg(leftOut.join(u", "_s));
    return notes;
}

Result<> prove(const Replayed &before, const Replayed &after, const QStringList &leftOut)
{
    TRY_ASSIGN(const QList<diff::Change> changes, diff::diffDatabases(before.database, after.database));
    QStringList differences;
    for (const diff::Change &change : changes)
        differences << diff::toText(change);
    differences << devdb::compareContents(before.contents, after.contents, leftOut);
    if (differences.isEmpty())
        return {};
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = u"the squashed file does not yield what the migrations yield: %1"_s.arg(differences.first());
    error.detail = differences.mid(1).join(u'\n');
    error.hint = u"Nothing was changed. Squash up to an earlier migration, or mend what differs."_s;
    return makeError(std::move(error));
}

Result<Replayed> replayPlanned(const SquashRequest &request, const Squash &squash, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const migrations::TriedOut after, migrations::tryOut(request.directory, squash.planned));
    QList<MigrationFile> files;
    std::ranges::copy_if(after.directory.files, std::back_inserter(files), [](const MigrationFile &file) { return !file.standsFor.isEmpty(); });
    if (files.size() != 1)
        return makeError(ErrorKind::Internal, u"the squashed migration is not found again in the directory"_s);
    auto result = replay(after.directory.path, files, request, progress, stop);
    if (!result)
        return makeError(result.error().withContext(u"the squashed file does not run; nothing was changed"_s));
    return result;
}

} // namespace

Result<Squash> squashMigrations(const SquashRequest &request, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const QList<MigrationFile> squashed, migrations::migrationsToSquash(request.directory, request.toVersion));
    TRY_ASSIGN(const QList<MigrationFile> files, filesThatRun(request.directory, squashed));
    TRY_ASSIGN(const sources::DevelopedSchema empty, sources::developScripts({}, request.sources, progress, stop));
    TRY_ASSIGN(const Replayed before, replay(request.directory.path, files, request, progress, stop));
    QStringList leftOut;
    if (!before.contents.tables.isEmpty()) {
        TRY_ASSIGN(const Replayed again, replay(request.directory.path, files, request, progress, stop));
        TRY_ASSIGN(leftOut, columnsLeftOut(before.contents, again.contents));
    }
    Squash squash;
    for (const MigrationFile &file : squashed)
        squash.versions << file.version;
    TRY_ASSIGN(const ServerStatements server, serverStatements(files));
    TRY_ASSIGN(const QString schema, schemaSql(empty.database, before.database, progress, stop));
    QStringList parts { server.sql, schema.trimmed(), devdb::contentsSql(before.contents, leftOut).trimmed() };
    parts.removeIf([](const QString &part) { return part.isEmpty(); });
    squash.sql = parts.join(u"\n\n"_s) + u'\n';
    squash.notes = server.notes + contentNotes(before.contents, leftOut);
    TRY_ASSIGN(squash.planned, migrations::planSquash(request.directory, squashed, request.name, squash.sql, request.now));
    TRY_ASSIGN(const Replayed after, replayPlanned(request, squash, progress, stop));
    TRY(prove(before, after, leftOut));
    return squash;
}

} // namespace schemawright::workflow
