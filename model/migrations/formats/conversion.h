// One tool's directory in the form of another's.
#pragma once

#include "model/migrations/formats/draftwriter.h"

namespace schemawright::migrations {

struct Conversion {
    QList<MigrationDraft> drafts; ///< one for each migration that builds the schema, with versions that the target can keep
    QStringList notes; ///< what does not come along
};

/// The migrations from the last baseline on. Versions are kept when they are whole numbers in order (and of one length, where
/// the target sorts names as text); else every migration gets a new one.
/// Errors: Unsupported (a program makes the statements of one; rows behind COPY … FROM stdin, which the other tool cannot send),
/// Input (SQL that cannot be cut).
[[nodiscard]] Result<Conversion> convertDirectory(const MigrationDirectory &from, DirectoryFormat to);

struct PlannedImport {
    PlannedMigrations planned;
    QStringList notes;
};

/// What `from` becomes in the empty directory `to`. It is written to a folder of its own first and read back as the other tool
/// reads it: statement by statement it must be the same. Nothing is written to `to`.
/// Errors: as convertDirectory; Conflict (`to` has migrations), Unsupported (the other tool would read something else: says of
/// which migration).
[[nodiscard]] Result<PlannedImport> planImport(const MigrationDirectory &from, const MigrationDirectory &to, const QDateTime &now);

/// The statements that lead up, without what another tool's file says around them.
[[nodiscard]] Result<QString> plainSql(const MigrationFile &file, DirectoryFormat format);

} // namespace schemawright::migrations
