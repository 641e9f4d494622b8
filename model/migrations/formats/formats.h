// The migration directories of every tool that we know, as MigrationDirectory values.
#pragma once

#include "model/migrations/formats/format.h"

#include <QList>
#include <QStringList>

namespace schemawright::migrations {

/// All formats, the most telling layouts first: detection takes the first that fits.
[[nodiscard]] const QList<Format> &formats();
[[nodiscard]] const Format &formatOf(DirectoryFormat id);

/// "flyway", "prisma". Errors: Input (lists the names that there are).
[[nodiscard]] Result<DirectoryFormat> parseFormat(const QString &name);
[[nodiscard]] QStringList formatNames();

/// nullopt: not a migration directory that we know.
[[nodiscard]] std::optional<DirectoryFormat> detectFormat(const QString &folder);

/// Errors: Io (no such folder), and those of the format.
[[nodiscard]] Result<MigrationDirectory> loadDirectory(const QString &path, DirectoryFormat format);
/// A missing folder is an empty directory: it is created by the first write.
[[nodiscard]] Result<MigrationDirectory> loadOrNewDirectory(const QString &path, DirectoryFormat format);

/// Whether the directory is sound: atlas.sum matches, and its own tool would take it. Errors: Conflict, every problem named.
[[nodiscard]] Result<> checkDirectory(const MigrationDirectory &directory);
/// Errors: Unsupported ("taking migrations back"): names whose directory it is and whose command does that.
[[nodiscard]] Result<> requireAtlas(const MigrationDirectory &directory, const QString &what);
/// The files that build the schema. Errors: Unsupported (a program makes the statements of one: says which).
[[nodiscard]] Result<QList<MigrationFile>> replayableFiles(const MigrationDirectory &directory);

} // namespace schemawright::migrations
