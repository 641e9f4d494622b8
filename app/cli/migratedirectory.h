// The --dir flag and what the migrate verbs share.
#pragma once

#include "app/cli/verb.h"

#include "model/migrations/formats/draftwriter.h"
#include "model/migrations/formats/formats.h"

namespace schemawright::cli {

struct DirectoryFlags {
    std::string dir = "file://migrations";
    std::string format; ///< empty: what the folder looks like
    void addTo(CLI::App &verb);
};

struct DirectoryPlace {
    QString folder;
    migrations::DirectoryFormat format = migrations::DirectoryFormat::Atlas;
};

/// The folder behind file://…?format=…; without a format the one that it looks like, else Atlas's.
/// Errors: Input (no file:// URL, no such format).
[[nodiscard]] Result<DirectoryPlace> placeOf(const DirectoryFlags &flags);

/// The same of a directory that is there. Errors: Input (there is none).
[[nodiscard]] Result<DirectoryPlace> existingPlace(const DirectoryFlags &flags);

enum class MissingDirectory {
    Refused, ///< a mistyped one
    Empty, ///< for verbs that make one: migrate new, migrate diff
};
enum class SumCheck {
    Checked, ///< refuses when atlas.sum does not match, or when the directory's own tool would stumble
    Skipped, ///< for the verbs that write atlas.sum or report what is wrong
};

/// Errors: Input (there is no such directory), Conflict (what is wrong with it), and those of placeOf and of reading files.
[[nodiscard]] Result<migrations::MigrationDirectory> loadChecked(const DirectoryFlags &flags,
    MissingDirectory missing = MissingDirectory::Refused, SumCheck sum = SumCheck::Checked);

/// The new files, one path per line; what a person must do besides goes to standard error.
void printWritten(const migrations::MigrationDirectory &directory, const migrations::PlannedMigrations &written);

} // namespace schemawright::cli
