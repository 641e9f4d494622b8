// migrate rebase: migrations of one branch behind those of the other.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/migrations/formats/rebase.h"
#include "model/postgres/connection.h"
#include "model/sources/prismaconnection.h"
#include "model/workflow/ranhere.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    std::vector<std::string> names;
    std::string url;
    std::string revisionsSchema;
    bool dryRun = false;
};

Result<> checkNotApplied(const Flags &flags, const migrations::MigrationDirectory &directory,
    const QList<migrations::MigrationFile> &ours, const std::stop_token &stop)
{
    if (flags.url.empty())
        return {};
    TRY_ASSIGN(const postgres::ConnectionSettings settings, sources::connectionSettings(text(flags.url)));
    return workflow::checkRanNowhere(directory, ours, settings, text(flags.revisionsSchema), stop);
}

Result<> rebase(const Flags &flags, const std::stop_token &stop)
{
    TRY_ASSIGN(const DirectoryPlace place, existingPlace(flags.directory));
    TRY_ASSIGN(const migrations::MigrationDirectory directory, migrations::loadForRebase(place.folder, place.format));
    TRY_ASSIGN(const QList<migrations::MigrationFile> ours, migrations::migrationsToMove(directory, texts(flags.names)));
    TRY(checkNotApplied(flags, directory, ours, stop));
    TRY_ASSIGN(const migrations::PlannedMigrations planned, migrations::planRebase(directory, ours, QDateTime::currentDateTimeUtc()));
    if (planned.migrations.isEmpty()) {
        printResult(u"They are behind all others already, nothing to move"_s);
        return {};
    }
    if (flags.dryRun) {
        for (const migrations::PlannedMove &move : planned.moves)
            printResult(u"%1 -> %2"_s.arg(move.from, move.to));
        return {};
    }
    TRY(migrations::writePlanned(directory, planned));
    printWritten(directory, planned);
    printMessage(u"Whether they run behind the others: migrate validate --dev-url embedded://"_s);
    return {};
}

int run(const Flags &flags, const std::stop_token &stop)
{
    if (flags.names.empty()) {
        printMessage(u"Error: no migration is named\nHint: Write migrate rebase VERSION, or the names of the files that shall move."_s);
        return exitcode::badUsage;
    }
    const auto done = rebase(flags, stop);
    return done ? exitcode::done : fail(done.error());
}

} // namespace

void addMigrateRebase(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("rebase", "Move migrations of this branch behind those of the other");
    verb->add_option("names", flags->names, "Versions or file names of what moves, at least one");
    verb->add_option("-u,--url", flags->url, "A database on which they must not have run");
    verb->add_option("--revisions-schema", flags->revisionsSchema, "Where the history table is");
    verb->add_flag("--dry-run", flags->dryRun, "Print the new names and write nothing");
    flags->directory.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
