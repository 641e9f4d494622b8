// What the journal knows of files that ran in part, where the history table of their tool has no place for that.
#pragma once

#include "model/apply/clock.h"
#include "model/apply/recovery.h"
#include "model/migrations/formats/toolhistory.h"

#include <QHash>

namespace schemawright::apply {

/// By file name, of all runs: the statements at the head of a file that happened one by one, since the file was last
/// complete. Empty for tools whose own table says that a file stopped (Prisma, golang-migrate): a person settles it with them.
/// Errors: Io; Input (a file that cannot be cut into statements).
[[nodiscard]] Result<QHash<QString, migrations::HalfRun>> readHalfRuns(
    const Journal &journal, const RecoveryReport &lastRun, const migrations::MigrationDirectory &directory);

/// Writes down what was found out about the last run, because the next one will be the last.
[[nodiscard]] Result<> keepHalfRuns(Journal &journal, const RecoveryReport &lastRun, Clock &clock);

} // namespace schemawright::apply
