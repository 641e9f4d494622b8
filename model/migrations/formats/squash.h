// One migration that stands for all up to a version, in the directory's own form. The version of the last one stays, so that the
// history tables of databases that ran them all know it already. What it says is made by model/workflow/squash.
#pragma once

#include "model/migrations/formats/draftwriter.h"

#include <QList>
#include <QString>

namespace schemawright::migrations {

/// The migrations up to this version (or file; empty: the last), in their order. Those that run again whenever they change stay
/// outside. Errors: Input (no such version, fewer than two), Conflict (a later migration follows one of them but not the last; a
/// file holds migrations on both sides; the directory is not sound), Unsupported (the tool's order is written elsewhere).
[[nodiscard]] Result<QList<MigrationFile>> migrationsToSquash(const MigrationDirectory &directory, const QString &toVersion);

/// The directory with one migration in the place of these; nothing is written. Errors: those of the format.
[[nodiscard]] Result<PlannedMigrations> planSquash(const MigrationDirectory &directory, const QList<MigrationFile> &squashed,
    const QString &name, const QString &sql, const QDateTime &now);

} // namespace schemawright::migrations
