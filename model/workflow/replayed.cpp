#include "model/workflow/replayed.h"

#include "model/diff/accessmode.h"
#include "model/migrations/atlasrevisions.h"

namespace schemawright::workflow {

catalog::InspectOptions inspectOptions(const sources::SourceOptions &sources)
{
    catalog::InspectOptions options;
    options.schemas = sources.schemas;
    options.exclude = sources.exclude + migrations::historyTablePatterns();
    return options;
}

Result<schema::Database> replayed(const QString &folder, const QList<migrations::MigrationFile> &files,
    const schema::Database &now, const ReplayOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    sources::SourceOptions developing = options.sources;
    developing.exclude = inspectOptions(options.sources).exclude;
    if (options.likeDatabase)
        developing.developmentServer = devdb::developmentServerLike(now.serverVersion);
    TRY_ASSIGN(const sources::DevelopedSchema developed,
        sources::developScripts(devdb::directoryScripts(folder, files), developing, progress, stop));
    return diff::withAccessOf(now, developed.database, diff::AccessMode::Manage);
}

} // namespace schemawright::workflow
