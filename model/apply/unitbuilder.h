// Which statements of pending files share a transaction.
#pragma once

#include "model/apply/unitrunner.h"
#include "model/migrations/migrationstatements.h"
#include "model/migrations/status.h"

namespace schemawright::apply {

/// A pending file with what is left of it.
struct FilePlan {
    migrations::MigrationFile file;
    std::optional<migrations::Revision> row; ///< of an earlier, unfinished attempt
    QList<migrations::MigrationStatement> statements; ///< all of them
    int alreadyDone = 0;
    migrations::TxMode txMode = migrations::TxMode::File; ///< None or File; All belongs to the run
    QList<Unit> units; ///< empty when nothing is left to run
};

/// `txMode`: of the run; a file's directive wins over File and None.
/// Errors: Input with file and line, before anything runs: a directive that contradicts `--tx-mode all`; BEGIN/COMMIT,
/// a backfill or a statement that refuses transactions in a file that runs in one; a backfill comment that cannot be read.
[[nodiscard]] Result<FilePlan> planFile(
    const migrations::MigrationFile &file, const std::optional<migrations::Revision> &row, migrations::TxMode txMode);

/// `--tx-mode all`: one unit with the statements of all files.
[[nodiscard]] QList<Unit> mergeUnits(const QList<FilePlan> &files);

} // namespace schemawright::apply
