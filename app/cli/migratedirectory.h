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

/// Loads it, or an empty one when there is no such folder: for verbs that write. With `checked`, refuses when atlas.sum does
/// not match, in Atlas's words.
[[nodiscard]] Result<migrations::MigrationDirectory> loadChecked(const DirectoryFlags &flags, bool checked = true);

/// The same for verbs that read: a missing folder is a mistyped one. Errors: Input.
[[nodiscard]] Result<migrations::MigrationDirectory> loadExisting(const DirectoryFlags &flags);

} // namespace schemawright::cli
