// New migrations in the form of the directory's own tool.
#pragma once

#include "model/migrations/formats/draftcontext.h"

namespace schemawright::migrations {

struct PlannedMigrations {
    QList<PlannedFile> files; ///< in the order in which they are written
    QList<MigrationFile> migrations; ///< the drafts as migrations of the directory, with their names and versions
    QStringList warnings {};
    QList<PlannedMove> moves {}; ///< happen first
    QStringList removals {}; ///< happen when all files but the list of the others are written
};

/// What the drafts become; nothing is written. Errors: those of the format.
[[nodiscard]] Result<PlannedMigrations> planDrafts(
    const MigrationDirectory &directory, const QList<MigrationDraft> &drafts, const QDateTime &now);

/// Writes them. Errors: Conflict (the directory is not sound, or changed since it was loaded; a file is in the way), Io.
[[nodiscard]] Result<PlannedMigrations> writeDrafts(
    const MigrationDirectory &directory, const QList<MigrationDraft> &drafts, const QDateTime &now);

/// Does what was planned: moves, new files, removals, and what lists the others last. Errors: Conflict (a file is in the way; a
/// folder that goes holds other files), Io.
[[nodiscard]] Result<> writePlanned(const MigrationDirectory &directory, const PlannedMigrations &planned);

/// Errors: Conflict, when the folder is no longer as `directory` says.
[[nodiscard]] Result<> checkNotChanged(const MigrationDirectory &directory);

} // namespace schemawright::migrations
