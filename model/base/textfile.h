// Reading and writing text files: UTF-8, written atomically (a crash leaves the old file or the new one).
#pragma once

#include "model/base/result.h"

namespace schemawright {

/// UTF-8 without its byte order mark. Errors: Input (not UTF-8, a NUL character, where PostgreSQL would end the text).
[[nodiscard]] Result<QString> textOf(const QByteArray &bytes, const QString &name);

/// The file's text. Errors: Io (missing, unreadable, a pipe), Input as textOf.
[[nodiscard]] Result<QString> readTextFile(const QString &path);

/// The raw bytes, for checksums. Errors: Io.
[[nodiscard]] Result<QByteArray> readFileBytes(const QString &path);

/// Replaces the file atomically; creates missing folders. Errors: Io (permissions, disk full).
[[nodiscard]] Result<> writeTextFile(const QString &path, const QString &text);

} // namespace schemawright
