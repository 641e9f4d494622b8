// The --dir flag and what the migrate verbs share.
#pragma once

#include "app/cli/verb.h"

#include "model/migrations/atlasdirectory.h"

namespace schemawright::cli {

struct DirectoryFlags {
    std::string dir = "file://migrations";
    std::string format = "atlas";
    void addTo(CLI::App &verb);
};

/// The folder behind file://…?format=…. Errors: Input, Unsupported (another tool's format).
[[nodiscard]] Result<QString> folderOf(const DirectoryFlags &flags);

enum class MissingDirectory {
    Refused, ///< a mistyped one
    Empty, ///< for verbs that make one: migrate new, migrate diff
};
enum class SumCheck {
    Checked, ///< refuses when atlas.sum does not match, in Atlas's words
    Skipped, ///< for the verb that writes it
};

/// Errors: Input (there is no such directory), Conflict (atlas.sum), and those of folderOf and of reading files.
[[nodiscard]] Result<migrations::MigrationDirectory> loadChecked(const DirectoryFlags &flags,
    MissingDirectory missing = MissingDirectory::Refused, SumCheck sum = SumCheck::Checked);

} // namespace schemawright::cli
