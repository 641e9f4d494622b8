// Reading and writing text files: UTF-8, written atomically (a crash leaves the old file or the new one).
#pragma once

#include "model/base/result.h"

namespace schemawright {

/// The file's text; a UTF-8 byte order mark is dropped. Errors: Io (missing, unreadable), Input (not UTF-8).
[[nodiscard]] Result<QString> readTextFile(const QString &path);

/// The raw bytes, for checksums. Errors: Io.
[[nodiscard]] Result<QByteArray> readFileBytes(const QString &path);

/// Replaces the file atomically; creates missing folders. Errors: Io (permissions, disk full).
[[nodiscard]] Result<> writeTextFile(const QString &path, const QString &text);

} // namespace schemawright
