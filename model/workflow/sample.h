// The sample project: files copied into the user's data folder, and a seeded database on a private server of its own.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/postgres/privateserver.h"
#include "model/project/projectsettings.h"

namespace schemawright::workflow {

struct Sample {
    project::ProjectSettings project;
    postgres::PrivateServer server; ///< the lease: keep it as long as the project is open
};

struct SampleOptions {
    QString folder; ///< where the files go; empty: the user's data folder
    int conversations = 130'000; ///< rows of the table whose HNSW index takes about half a minute to build
    bool reset = false; ///< start over: files and database as on the first day
};

/// The first time it creates and fills the database (some seconds); later it only starts the server.
/// Errors: as PrivateServer::acquire; Io; Unsupported when no server with pgvector is installed.
[[nodiscard]] Result<Sample> openSample(
    const SampleOptions &options = {}, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::workflow
