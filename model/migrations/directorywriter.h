// Adding migrations to a directory. Each file and atlas.sum are replaced atomically; a directory that somebody else
// changed since it was loaded is never overwritten.
#pragma once

#include "model/migrations/atlasdirectory.h"

namespace schemawright::migrations {

/// A migration that has no version yet.
struct MigrationDraft {
    QString name; ///< for people; becomes the description after cleaning; may be empty
    QString sql; ///< the body, ending with a newline
    TxMode txMode = TxMode::File; ///< None writes `-- atlas:txmode none`; All is not allowed in a file
    QString down {}; ///< what takes it back, for tools whose directories hold that; Atlas's do not
    QString version {}; ///< to keep, a whole number behind all others; empty: the next one
    std::optional<MigrationFile> standsFor {}; ///< squashed: the last migration of those that it stands for, whose version it takes
};

/// A version of 14 digits (UTC, 20060102150405) that sorts after every file of the directory, even when their clock was
/// ahead of ours or their versions are no timestamps.
[[nodiscard]] QString nextVersion(const QList<MigrationFile> &files, const QDateTime &now);

/// Letters, digits, '_' and '-'; everything else becomes one '_'. At most 100 characters.
[[nodiscard]] QString cleanDescription(const QString &name);

/// The file that a draft becomes; nothing is written.
[[nodiscard]] Result<MigrationFile> newMigrationFile(
    const MigrationDirectory &directory, const MigrationDraft &draft, const QDateTime &now);

/// Writes the drafts in this order as files after the last one, and atlas.sum; returns them with their hashes.
/// Errors: Conflict (atlas.sum does not match; the folder changed since it was loaded), Io, Input (txmode all).
[[nodiscard]] Result<QList<MigrationFile>> writeMigrations(
    const MigrationDirectory &directory, const QList<MigrationDraft> &drafts, const QDateTime &now);

} // namespace schemawright::migrations
