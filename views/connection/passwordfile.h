// Whether ~/.pgpass has a line for a connection. Passwords are not read out of it: libpq does that. docs: libpq-pgpass.
#pragma once

#include "model/postgres/connectionsettings.h"

namespace schemawright::connection {

/// PGPASSFILE, or ~/.pgpass.
[[nodiscard]] QString passwordFilePath();

/// `text` is the content of the file; `systemUser` is libpq's default user, who is also the default database.
[[nodiscard]] bool hasMatchingLine(
    const QString &text, const postgres::ConnectionSettings &settings, const QString &systemUser);

enum class PasswordFileState {
    Absent, ///< There is no file, or it cannot be read.
    TooOpen, ///< Others may read it: libpq ignores it.
    NoMatch,
    Match,
};
[[nodiscard]] PasswordFileState passwordFileState(const postgres::ConnectionSettings &settings);

} // namespace schemawright::connection
