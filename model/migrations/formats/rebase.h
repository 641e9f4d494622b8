// Migrations of one branch moved behind those of the other, where both were added to the same state.
#pragma once

#include "model/migrations/formats/draftwriter.h"

#include <QList>
#include <QStringList>

namespace schemawright::migrations {

/// As loadDirectory; Atlas's may have two files of one version, because moving one of them is what mends it.
[[nodiscard]] Result<MigrationDirectory> loadForRebase(const QString &path, DirectoryFormat format);

/// The migrations that the names (versions, files) mean, in the order of the directory. Errors: Input (no such migration; two
/// migrations have the version: says which), Conflict (a file holds others too).
[[nodiscard]] Result<QList<MigrationFile>> migrationsToMove(const MigrationDirectory &directory, const QStringList &names);

/// Gives them versions behind all others, in their order; what they say stays byte for byte. Nothing is written; the directory
/// as it will be was read back and is sound. Empty when they are behind all others already.
/// Errors: Conflict (another migration follows one of them; the directory would not be sound), Unsupported (their order is
/// written where we do not write), Input (a version that cannot be replaced).
[[nodiscard]] Result<PlannedMigrations> planRebase(
    const MigrationDirectory &directory, const QList<MigrationFile> &ours, const QDateTime &now);

} // namespace schemawright::migrations
