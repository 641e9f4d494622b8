// Running the pending files of another tool's directory, with that tool's history table and under its lock: Prisma,
// golang-migrate, Flyway, goose, dbmate, Drizzle, Alembic.
#pragma once

#include "model/apply/executor.h"

namespace schemawright::apply {

/// Whether our apply runs them, Atlas's included; the others are left to their tools.
[[nodiscard]] bool runsDirectoriesOf(migrations::DirectoryFormat format);

/// As applyMigrations, which calls it for such directories. A file without a transaction that stopped goes on where it stopped, by
/// our journal; where the tool's own table says that it failed, that is left for a person and the tool.
/// Errors: Unsupported (a tool whose own command must run them: says which), Conflict (an unsound directory, a failed
/// migration, edited or missing files, files out of order, another run), and those of applyMigrations.
[[nodiscard]] Result<ApplyReport> applyToolMigrations(
    const ApplyRequest &request, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop);

} // namespace schemawright::apply
