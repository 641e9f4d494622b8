// What files of a directory yield on a development database, so that it can be compared with a database they ran on.
#pragma once

#include "model/catalog/inspector.h"
#include "model/migrations/migrationfile.h"
#include "model/sources/source.h"

namespace schemawright::workflow {

struct ReplayOptions {
    sources::SourceOptions sources; ///< what is compared, and where the files run
    bool likeDatabase = true; ///< on a private server of the database's version instead of sources.developmentServer
};

/// What is read of the database for that: without the tables of migration tools.
[[nodiscard]] catalog::InspectOptions inspectOptions(const sources::SourceOptions &sources);

/// As the role would have made it that `now` was read as. `folder`: of the directory. Errors: as sources::developScripts.
[[nodiscard]] Result<schema::Database> replayed(const QString &folder, const QList<migrations::MigrationFile> &files,
    const schema::Database &now, const ReplayOptions &options, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::workflow
