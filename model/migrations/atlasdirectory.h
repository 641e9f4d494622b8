// A migration directory as a value, and Atlas's flat one: `<version>[_<description>].sql` files beside an atlas.sum, whose
// sub-folders are ignored. formats/ reads the directories of other tools into the same value.
#pragma once

#include "model/migrations/atlassum.h"
#include "model/migrations/directoryformat.h"
#include "model/migrations/migrationfile.h"

#include <QDateTime>
#include <QList>

namespace schemawright::migrations {

struct MigrationDirectory {
    QString path;
    QList<MigrationFile> files; ///< in the order in which they run; Atlas's is the byte order of their names
    std::optional<QByteArray> sumBytes; ///< atlas.sum as read; nullopt: there is none
    DirectoryFormat format = DirectoryFormat::Atlas;
    QList<DirectoryProblem> problems {}; ///< of other tools' directories

    friend bool operator==(const MigrationDirectory &, const MigrationDirectory &) = default;
};

/// Errors: Io (no such folder, unreadable file), Input (from makeMigrationFile, or two files with one version).
[[nodiscard]] Result<MigrationDirectory> loadDirectory(const QString &path);

/// loadDirectory, but two files may have one version.
[[nodiscard]] Result<MigrationDirectory> readDirectory(const QString &path);

/// loadDirectory, but a missing folder is an empty directory: it is created by the first write.
[[nodiscard]] Result<MigrationDirectory> loadOrNewDirectory(const QString &path);

/// nullopt: atlas.sum and the files agree.
[[nodiscard]] std::optional<SumMismatch> validateSum(const MigrationDirectory &directory);

/// Writes atlas.sum for the files as they are on disk now (`migrate hash`).
/// Errors: Io; Conflict when the folder no longer is as `directory` says.
[[nodiscard]] Result<> writeSum(const MigrationDirectory &directory);

/// What the files that run on a database without history are: from the last checkpoint on, else all.
[[nodiscard]] QList<MigrationFile> filesFromLastCheckpoint(const MigrationDirectory &directory);
/// What runs on a database with history: checkpoints stand for files that it has already run.
[[nodiscard]] QList<MigrationFile> filesWithoutCheckpoints(const MigrationDirectory &directory);

} // namespace schemawright::migrations
