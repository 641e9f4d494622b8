// Whether a database is what the migrations that ran on it make.
#pragma once

#include "model/migrations/status.h"
#include "model/workflow/replayed.h"

#include <QStringList>

namespace schemawright::workflow {

struct DriftRequest {
    postgres::ConnectionSettings target;
    QString folder; ///< of the directory
    migrations::MigrationStatus status; ///< of the directory on that database
    ReplayOptions replay;
};

/// What somebody made, changed or dropped by hand, in words and by the objects' names. Only reads the database. Errors:
/// Conflict (what ran is not known: a file is half applied, gone, or was edited since), and those of connections and servers.
[[nodiscard]] Result<QStringList> findSchemaDrift(
    const DriftRequest &request, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::workflow
