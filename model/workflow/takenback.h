// What the files that are taken back say about the way back: which names were others, and which of them are parts of an
// expand, backfill and contract.
#pragma once

#include "model/diff/schemadiff.h"
#include "model/migrations/migrationfile.h"
#include "model/plan/plan.h"

namespace schemawright::workflow {

/// Renames of tables and columns, backwards, so that their rows stay. `files`: newest first; `now` and `target`: what the
/// database is, and what it shall be.
[[nodiscard]] QList<diff::Rename> reversedRenames(
    const QList<migrations::MigrationFile> &files, const schema::Database &now, const schema::Database &target);

/// What the plan calls by its name of after the renames, by its name of now: to ask the database about it.
[[nodiscard]] schema::ObjectKey nameNow(const schema::ObjectKey &key, const QList<diff::Rename> &renames);

/// Without its expand a contract has no way back: the column that it took away would come back without its values.
/// `goes` and `kept`: files in the order in which they ran. Errors: Unsupported (says up to which version it is possible).
[[nodiscard]] Result<> refuseHalfContracts(
    const QList<migrations::MigrationFile> &goes, const QList<migrations::MigrationFile> &kept, const plan::Plan &plan);

/// One for every change by expand, backfill and contract that goes back in one step.
[[nodiscard]] QStringList contractNotes(const QList<migrations::MigrationFile> &goes);

} // namespace schemawright::workflow
