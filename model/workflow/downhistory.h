// What a database says ran on it, whichever tool wrote it down, cut into what stays and what is taken back; and the SQL that takes
// the latter out of the tool's table.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/migrations/status.h"
#include "model/postgres/connection.h"

#include <QList>
#include <QString>

namespace schemawright::workflow {

struct DownRequest;

/// Versions are those of the files, however the table spells them.
struct DownHistory {
    QualifiedName table;
    QList<migrations::Revision> kept; ///< in the order in which they ran
    QList<migrations::Revision> goes; ///< newest first
};

/// Errors: Unsupported (a tool whose history cannot be taken back here), Conflict (a migration failed and is not settled), Input
/// (fewer migrations than asked for, an unknown version), and those of the connection.
[[nodiscard]] Result<DownHistory> readDownHistory(const DownRequest &request, postgres::Connection &connection);

/// The directory's status, had only these rows been written.
[[nodiscard]] Result<migrations::MigrationStatus> statusWith(const DownRequest &request, const QList<migrations::Revision> &rows);

/// A statement that leaves what stays.
[[nodiscard]] QString forgetSql(const DownRequest &request, const DownHistory &history);

} // namespace schemawright::workflow
