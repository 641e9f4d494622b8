// atlas.sum: the checksum file of Atlas's migration directories, byte for byte.
#pragma once

#include "model/migrations/migrationfile.h"

#include <QList>

namespace schemawright::migrations {

inline const QString atlasSumFileName = QStringLiteral("atlas.sum");

struct SumLine {
    QString fileName;
    QString hash; ///< base64 without "h1:"
    friend bool operator==(const SumLine &, const SumLine &) = default;
};

struct AtlasSum {
    QString total; ///< base64 without "h1:"
    QList<SumLine> lines;
    friend bool operator==(const AtlasSum &, const AtlasSum &) = default;
};

/// `files` in the order of the directory. One running SHA-256 over names and contents: a line depends on all before it.
[[nodiscard]] AtlasSum computeSum(const QList<MigrationFile> &files);
[[nodiscard]] QByteArray toBytes(const AtlasSum &sum);
/// Errors: Input (a line that is not "name h1:hash").
[[nodiscard]] Result<AtlasSum> parseSum(const QByteArray &bytes);

enum class SumFault { NotFound, Added, Edited, Removed, Unreadable };

/// The first place where atlas.sum and the files disagree.
struct SumMismatch {
    SumFault fault = SumFault::NotFound;
    QString fileName; ///< the migration file; empty for NotFound and Unreadable
    int line = 0; ///< 1-based line in atlas.sum; 0 when there is none
    friend bool operator==(const SumMismatch &, const SumMismatch &) = default;
};

/// `stored` is what atlas.sum holds; nullopt: there is no such file. No files and no atlas.sum agree.
[[nodiscard]] std::optional<SumMismatch> compareSum(
    const QList<MigrationFile> &files, const std::optional<QByteArray> &stored);

/// "checksum mismatch" or "checksum file not found" with Atlas's explanation as detail and the way out as hint;
/// Conflict.
[[nodiscard]] Error toError(const SumMismatch &mismatch);

} // namespace schemawright::migrations
