// What a migration directory becomes – by importing another tool's, by squashing, by rebasing – for a person to see before it happens.
#pragma once

#include "model/migrations/formats/draftwriter.h"
#include "model/postgres/connectionsettings.h"
#include "model/workflow/squash.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace schemawright::workflow {

struct DirectoryChange {
    migrations::MigrationDirectory directory; ///< as it was read; the new one of an import is empty
    migrations::PlannedMigrations planned;
    QStringList notes; ///< what a person must know
};

struct ImportRequest {
    QString fromFolder;
    std::optional<migrations::DirectoryFormat> fromFormat; ///< nullopt: seen from its files
    QString toFolder; ///< new or empty
    migrations::DirectoryFormat toFormat = migrations::DirectoryFormat::Atlas;
    QDateTime now;
};

/// Errors: Input (no such folder; it is no migration directory that we know), Conflict (it is not sound), and those of
/// migrations::planImport.
[[nodiscard]] Result<DirectoryChange> planDirectoryImport(const ImportRequest &request);

/// Errors: as squashMigrations.
[[nodiscard]] Result<DirectoryChange> planDirectorySquash(
    const SquashRequest &request, const ProgressFn &progress = {}, const std::stop_token &stop = {});

struct RebaseRequest {
    QString folder;
    migrations::DirectoryFormat format = migrations::DirectoryFormat::Atlas;
    QStringList names; ///< versions or file names of what moves
    std::optional<postgres::ConnectionSettings> target; ///< a database on which they must not have run
    QDateTime now;
};

/// No moves when they are behind all others already. Errors: those of migrationsToMove, planRebase and checkRanNowhere.
[[nodiscard]] Result<DirectoryChange> planDirectoryRebase(const RebaseRequest &request, const std::stop_token &stop = {});

/// One file of the directory, for a person.
struct FileChange {
    enum class Kind { Goes, Moves, Comes, IsRewritten };
    Kind kind = Kind::Comes;
    QString file; ///< relative to the directory
    QString newName; ///< of Moves
    QString text; ///< what it says afterwards, of Comes and IsRewritten
    friend bool operator==(const FileChange &, const FileChange &) = default;
};

/// In the order in which they happen: those that move, come, go, and what lists the others last.
[[nodiscard]] QList<FileChange> fileChanges(const DirectoryChange &change);

/// Does it. Errors: Conflict (the directory is no longer as it was read: nothing was done), and those of writePlanned.
[[nodiscard]] Result<> writeDirectoryChange(const DirectoryChange &change);

} // namespace schemawright::workflow
