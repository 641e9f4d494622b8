#include "model/workflow/directorychange.h"

#include "model/migrations/atlassum.h"
#include "model/migrations/formats/conversion.h"
#include "model/migrations/formats/drizzlejournal.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/rebase.h"
#include "model/workflow/ranhere.h"

#include <QDir>
#include <QFileInfo>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::MigrationDirectory;
using migrations::PlannedFile;

Result<DirectoryChange> planDirectoryImport(const ImportRequest &request)
{
    const QString folder = QFileInfo(request.fromFolder).absoluteFilePath();
    if (!QFileInfo(folder).isDir())
        return makeError(ErrorKind::Input, u"there is no folder %1"_s.arg(request.fromFolder), u"Choose the folder of the migrations."_s);
    const auto format = request.fromFormat ? request.fromFormat : migrations::detectFormat(folder);
    if (!format) {
        return makeError(ErrorKind::Input, u"%1 is no migration directory of a tool that Schemawright knows"_s.arg(request.fromFolder),
            u"Say whose it is: %1."_s.arg(migrations::formatNames().join(u", "_s)));
    }
    TRY_ASSIGN(const MigrationDirectory from, migrations::loadDirectory(folder, *format));
    TRY(migrations::checkDirectory(from));
    DirectoryChange change;
    TRY_ASSIGN(change.directory, migrations::loadOrNewDirectory(QFileInfo(request.toFolder).absoluteFilePath(), request.toFormat));
    TRY_ASSIGN(migrations::PlannedImport import, migrations::planImport(from, change.directory, request.now));
    change.planned = std::move(import.planned);
    change.notes = import.notes + change.planned.warnings;
    return change;
}

Result<DirectoryChange> planDirectorySquash(
    const SquashRequest &request, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY(migrations::checkDirectory(request.directory));
    TRY_ASSIGN(Squash squash, squashMigrations(request, progress, stop));
    const QStringList notes = squash.notes + squash.planned.warnings;
    return DirectoryChange { request.directory, std::move(squash.planned), notes };
}

Result<DirectoryChange> planDirectoryRebase(const RebaseRequest &request, const std::stop_token &stop)
{
    DirectoryChange change;
    TRY_ASSIGN(change.directory, migrations::loadForRebase(request.folder, request.format));
    TRY_ASSIGN(const QList<migrations::MigrationFile> ours, migrations::migrationsToMove(change.directory, request.names));
    if (request.target)
        TRY(checkRanNowhere(change.directory, ours, *request.target, {}, stop));
    TRY_ASSIGN(change.planned, migrations::planRebase(change.directory, ours, request.now));
    change.notes = change.planned.warnings;
    return change;
}

QList<FileChange> fileChanges(const DirectoryChange &change)
{
    const QDir folder(change.directory.path);
    const auto isIndex = [](const PlannedFile &file) {
        return file.name == migrations::atlasSumFileName || file.name == migrations::drizzleJournalName;
    };
    const auto written = [&](const PlannedFile &file) {
        const bool isThere = folder.exists(file.name);
        return FileChange { isThere ? FileChange::Kind::IsRewritten : FileChange::Kind::Comes, file.name, {}, file.text };
    };
    QList<FileChange> changes;
    for (const migrations::PlannedMove &move : change.planned.moves) {
        if (move.from != move.to)
            changes.append({ FileChange::Kind::Moves, move.from, move.to, {} });
    }
    QStringList names;
    for (const PlannedFile &file : change.planned.files) {
        names.append(file.name);
        if (!isIndex(file))
            changes.append(written(file));
    }
    for (const QString &name : change.planned.removals) {
        if (!names.contains(name) && !names.contains(name + u"/migration.sql"_s))
            changes.append({ FileChange::Kind::Goes, name, {}, {} });
    }
    for (const PlannedFile &file : change.planned.files) {
        if (isIndex(file))
            changes.append(written(file));
    }
    return changes;
}

Result<> writeDirectoryChange(const DirectoryChange &change)
{
    const MigrationDirectory &read = change.directory;
    // Of a directory that is to be rebased two files may have one version, which checkNotChanged would refuse.
    const bool isThere = QFileInfo(read.path).isDir();
    TRY_ASSIGN(const MigrationDirectory now,
        isThere ? migrations::loadForRebase(read.path, read.format) : migrations::loadOrNewDirectory(read.path, read.format));
    if (now != read) {
        return makeError(ErrorKind::Conflict, u"the migration directory %1 changed since it was read, nothing was written"_s.arg(read.path),
            u"Ask for it again: it is planned on what is there now."_s);
    }
    return migrations::writePlanned(read, change.planned);
}

} // namespace schemawright::workflow
