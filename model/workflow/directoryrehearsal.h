// Files of a directory rehearsed as they are linted: what a development database measures stands in the findings.
#pragma once

#include "model/migrations/atlasdirectory.h"
#include "model/sources/source.h"
#include "model/workflow/lintedtext.h"

#include <optional>

namespace schemawright::workflow {

struct DirectoryRehearsal {
    QStringList warnings;
    std::optional<Error> refused {}; ///< what the server said of the statement at which it ended, with its place
};

/// Runs `files`, and those of the directory between them, behind those before them; adds to the findings in `linted`, one entry
/// per file. Checkpoints are passed over, except where they are the start. Errors: as traceMigrations.
[[nodiscard]] Result<DirectoryRehearsal> rehearseFiles(const migrations::MigrationDirectory &directory,
    const QList<migrations::MigrationFile> &files, QList<LintedText> &linted, const sources::SourceOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::workflow
