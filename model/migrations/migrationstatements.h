// The statements of a migration file, cut as PostgreSQL does and worded as Atlas records them, so that counts and
// hashes in atlas_schema_revisions mean the same to both tools.
#pragma once

#include "model/migrations/migrationfile.h"

#include <QList>
#include <QStringList>

namespace schemawright::migrations {

struct MigrationStatement {
    /// Of `text` in the file.
    SourceRange range;
    /// Atlas's text of the statement, which is also what is sent to the server: without leading comments, with the
    /// semicolon when it has one, trimmed; a custom delimiter is cut off.
    QString text;
    QString leadingComment; ///< the comment block directly above it; may be empty
    int line = 1; ///< 1-based, of the first character
    friend bool operator==(const MigrationStatement &, const MigrationStatement &) = default;
};

/// Errors: Input with file and line, from the scanner.
[[nodiscard]] Result<QList<MigrationStatement>> splitMigration(const MigrationFile &file);

/// "h1:" + base64 of the SHA-256 over the texts of statements 1 … i, for every i: what partial_hashes holds.
[[nodiscard]] QStringList partialHashes(const QList<MigrationStatement> &statements);

} // namespace schemawright::migrations
