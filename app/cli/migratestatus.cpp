// migrate status: where the directory and the database stand to each other.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/report/statusjson.h"
#include "model/sources/prismaconnection.h"
#include "model/workflow/ranhere.h"

#include <algorithm>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    std::string url;
    std::string revisionsSchema;
    std::string format = "text";
};

Result<migrations::MigrationStatus> readStatus(const Flags &flags, const std::stop_token &stop)
{
    TRY_ASSIGN(const migrations::MigrationDirectory directory,
        loadChecked(flags.directory, MissingDirectory::Refused, SumCheck::Skipped));
    if (directory.format == migrations::DirectoryFormat::Atlas) // other tools' directories are reported with what is wrong
        TRY(migrations::checkDirectory(directory));
    TRY_ASSIGN(const postgres::ConnectionSettings settings, sources::connectionSettings(text(flags.url)));
    return workflow::readStatus(directory, settings, text(flags.revisionsSchema), stop);
}

QString statusText(const migrations::MigrationStatus &status)
{
    const bool pending = !status.isUpToDate();
    const qsizetype pendingCount = status.pending().size();
    const qsizetype failedCount = std::ranges::count(status.files, migrations::FileState::Failed, &migrations::FileStatus::state);
    const qsizetype executedCount = status.files.size() - pendingCount - failedCount;
    QStringList lines;
    lines << u"Migration Status: %1"_s.arg(pending ? u"PENDING"_s : u"OK"_s);
    lines << u"  -- Current Version: %1"_s.arg(
        status.currentVersion().isEmpty() ? u"No migration applied yet"_s : status.currentVersion());
    lines << u"  -- Next Version:    %1"_s.arg(
        !status.nextVersion().isEmpty() ? status.nextVersion()
            : pending                   ? u"None before what is told below is settled"_s
                                        : u"Already at latest version"_s);
    lines << u"  -- Executed Files:  %1"_s.arg(executedCount);
    lines << u"  -- Pending Files:   %1"_s.arg(pendingCount);
    for (const QString &problem : status.problems())
        lines << u"  !! "_s + problem;
    return lines.join(u'\n');
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto status = readStatus(flags, stop);
    if (!status)
        return fail(status.error());
    const bool json = flags.format == "json";
    printResult(json ? report::statusJson(*status) : statusText(*status));
    return exitcode::done;
}

} // namespace

void addMigrateStatus(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("status", "What ran on the database and what did not");
    verb->add_option("-u,--url", flags->url, "The database")->required();
    verb->add_option("--revisions-schema", flags->revisionsSchema, "Where the history table is");
    addFormat(*verb, flags->format, { "text", "json" });
    flags->directory.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
