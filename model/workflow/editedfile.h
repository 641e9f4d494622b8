// A migration file that has not run yet, changed by a person: whether that may be, and the writing of it.
#pragma once

#include "model/migrations/status.h"

namespace schemawright::workflow {

/// nullopt: it may be edited. `status`: of the directory on the connected database; nullopt when none is known.
/// Errors tell why not, in one sentence: it has run, it is part of a file, its text is not what is on disk. Cheap.
[[nodiscard]] std::optional<Error> whyNotEditable(const migrations::MigrationDirectory &directory,
    const std::optional<migrations::MigrationStatus> &status, const migrations::MigrationFile &file);

/// Replaces the file's text, and the checksums of a directory that has them. `text` has line feeds only; the file keeps its kind
/// of line ends and its byte order mark. Errors: Conflict (the file or the checksums are not as they were read), Input (the text
/// says something impossible of itself, as two transaction modes), Io.
[[nodiscard]] Result<> writeEditedFile(
    const migrations::MigrationDirectory &directory, const migrations::MigrationFile &file, const QString &text);

/// The text as an editor has it: line feeds only.
[[nodiscard]] QString editorText(const QString &text);

} // namespace schemawright::workflow
