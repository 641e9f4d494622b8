// SQL files on a development database that follows edits of them: only what an edit touches runs again.
#pragma once

#include "model/sources/followplan.h"
#include "model/sources/source.h"

namespace schemawright::sources {

struct Replay {
    devdb::DevelopmentDatabase development;
    schema::Database database; ///< what it holds
    QList<devdb::Script> scripts;
    QList<ReplayedStatement> statements;
    SourceOptions options;
    bool hasFollowed = false; ///< it is the former replay's database, brought up to date; false: everything was run
};

/// Runs everything. Errors: as developScripts.
[[nodiscard]] Result<Replay> replayScripts(const QList<devdb::Script> &scripts, const SourceOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

/// The same result, from a former replay where that is certain (see followplan.h), else by running everything. When it
/// fails, the former replay can still be asked for what it holds, and the next edit still starts from it (at worst by
/// running everything); afterwards both share one database, which is the new one's.
[[nodiscard]] Result<Replay> replayAfter(const Replay &former, const QList<devdb::Script> &scripts,
    const SourceOptions &options, const ProgressFn &progress = {}, const std::stop_token &stop = {});

/// What the scripts yield, found out in the same way; the former replay and its database stay as they are.
[[nodiscard]] Result<schema::Database> tryReplay(const Replay &former, const QList<devdb::Script> &scripts,
    const SourceOptions &options, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::sources
