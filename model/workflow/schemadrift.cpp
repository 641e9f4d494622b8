#include "model/workflow/schemadrift.h"

#include "model/workflow/drift.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::FileState;
using migrations::FileStatus;
using migrations::MigrationFile;

namespace {

Error notKnown(const QString &why)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = u"whether the database is what its migrations make cannot be told: "_s + why;
    error.hint = u"Settle that first (migrate status), or leave schema-drift out."_s;
    return error;
}

/// nullopt: its part in the database is known, whether it ran or not. Where a file cannot be compared because one before it was
/// edited, that one is named.
std::optional<QString> doubtAbout(const FileStatus &file)
{
    switch (file.state) {
    case FileState::Applied:
    case FileState::Baseline:
    case FileState::Resolved:
    case FileState::Skipped:
    case FileState::OutOfOrder:
        if (file.hash == migrations::HashState::Edited)
            return file.explanation;
        return std::nullopt;
    case FileState::Pending:
        if (file.revision)
            return u"%1 was edited since it ran, and runs again"_s.arg(file.file.fileName);
        return std::nullopt;
    case FileState::Partial:
    case FileState::PartialChanged:
    case FileState::Failed:
    case FileState::InDoubt:
        break;
    }
    return file.explanation.isEmpty() ? u"%1 did not run to its end"_s.arg(file.file.fileName) : file.explanation;
}

/// What made the database. Files that a baseline stands for count; a checkpoint that ran stands for those before it.
Result<QList<MigrationFile>> filesThatRan(const migrations::MigrationStatus &status)
{
    // On a new database what a checkpoint stands for is skipped as well, but has not run.
    const bool isNew = std::ranges::any_of(status.files,
        [](const FileStatus &file) { return file.file.checkpoint && file.state == FileState::Pending; });
    QList<MigrationFile> files;
    for (const FileStatus &file : status.files) {
        if (const auto doubt = doubtAbout(file))
            return makeError(notKnown(*doubt));
        const bool isStoodFor = file.state == FileState::Skipped && !file.file.checkpoint && !isNew;
        if (!file.revision && !isStoodFor)
            continue;
        if (file.file.unreadable)
            return makeError(*file.file.unreadable);
        if (file.file.checkpoint)
            files.clear();
        files.append(file.file);
    }
    for (const migrations::Revision &missing : status.missingFiles)
        return makeError(notKnown(u"version %1 was applied, but its file is gone from the directory"_s.arg(missing.version)));
    return files;
}

} // namespace

Result<QStringList> findSchemaDrift(const DriftRequest &request, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const QList<MigrationFile> files, filesThatRan(request.status));
    TRY_ASSIGN(auto connection, postgres::Connection::open(request.target, stop));
    TRY_ASSIGN(const schema::Database now,
        catalog::inspectDatabase(connection, inspectOptions(request.replay.sources), progress, stop));
    TRY_ASSIGN(const schema::Database made, replayed(request.folder, files, now, request.replay, progress, stop));
    return findDrift(now, made);
}

} // namespace schemawright::workflow
