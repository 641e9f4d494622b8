// What a rewriting of a directory would yield, seen by the directory's own reader before anything of the team's is touched.
#pragma once

#include "model/migrations/formats/draftwriter.h"

#include <QTemporaryDir>

#include <memory>

namespace schemawright::migrations {

/// Files of the directory as they will be, in a folder of our own that goes with the value.
struct TriedOut {
    std::shared_ptr<const QTemporaryDir> folder;
    MigrationDirectory directory;
};

/// Copies the directory, writes the plan into the copy and reads it back. Errors: Io; Conflict (the directory would not be sound:
/// says why).
[[nodiscard]] Result<TriedOut> tryOut(const MigrationDirectory &directory, const PlannedMigrations &planned);

} // namespace schemawright::migrations
