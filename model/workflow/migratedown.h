// The way back from migrations: the database as it is, without what leads from the directory without its last files to the
// whole one; no scripts that somebody wrote down. What somebody did by hand stays. What would be lost is counted first.
#pragma once

#include "model/apply/planapplier.h"
#include "model/migrations/atlasdirectory.h"
#include "model/migrations/atlasrevisions.h"
#include "model/sources/source.h"
#include "model/workflow/difference.h"
#include "model/workflow/losses.h"

namespace schemawright::workflow {

struct DownRequest {
    postgres::ConnectionSettings target;
    migrations::MigrationDirectory directory;
    int amount = 1; ///< how many migrations are taken back
    QString toVersion; ///< instead of `amount`: the version that shall be the last one
    QString revisionsSchema;
    sources::SourceOptions sources; ///< what is compared, and where the directory is replayed
    bool replaysLikeTarget = true; ///< on a private server of the target's version instead of sources.developmentServer
};

struct DownPlan {
    QStringList versions; ///< taken back, newest first
    QString targetVersion; ///< the last one afterwards; empty: none is left
    Difference difference;
    QList<schema::ObjectKey> dropped; ///< tables and columns that hold, or may come to hold, rows
    QList<Loss> losses; ///< those that hold some now
    QStringList drift; ///< what was done by hand and is undone or overwritten: not without a person's word
    QualifiedName history; ///< the table of the directory's tool
    QString forgetSql; ///< what takes `versions` out of it
    QString database; ///< its name
};

/// Changes nothing. Errors: Input (fewer migrations than asked for, an unknown version, a
/// migration that goes has no file), Conflict (a migration that
/// stays has no file any more, or an edited one), Unsupported (no plan), and those of connections and servers.
[[nodiscard]] Result<DownPlan> planDown(
    const DownRequest &request, const ProgressFn &progress = {}, const std::stop_token &stop = {});

/// Runs the plan and takes its versions out of the history. Errors: Conflict when the database changed since it was
/// planned, or when something that was empty no longer is.
[[nodiscard]] Result<apply::ApplyReport> runDown(const DownRequest &request, const DownPlan &plan,
    const QString &journalFolder, const apply::ApplyOptions &options = {}, const apply::ApplyObserver &observer = {},
    const std::stop_token &stop = {});

} // namespace schemawright::workflow
