// migrate squash: many migrations become one, once a development database has shown that it yields the same.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/migrations/atlasrevisions.h"
#include "model/workflow/squash.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    std::string devUrl;
    std::string toVersion;
    std::string name = "squashed";
    bool dryRun = false;
};

Result<> squash(const Flags &flags, const std::stop_token &stop)
{
    workflow::SquashRequest request;
    TRY_ASSIGN(request.directory, loadChecked(flags.directory));
    TRY_ASSIGN(request.sources.developmentServer, devdb::parseDevelopmentUrl(text(flags.devUrl)));
    request.sources.exclude = migrations::historyTablePatterns();
    request.toVersion = text(flags.toVersion);
    request.name = text(flags.name);
    request.now = QDateTime::currentDateTimeUtc();
    TRY_ASSIGN(const workflow::Squash squash, workflow::squashMigrations(request, {}, stop));
    for (const QString &note : squash.notes)
        printMessage(u"Note: "_s + note);
    if (flags.dryRun) {
        printResult(squash.sql);
        return {};
    }
    TRY(migrations::checkNotChanged(request.directory));
    TRY(migrations::writePlanned(request.directory, squash.planned));
    printWritten(request.directory, squash.planned);
    printMessage(u"%1 migrations became one, which yields the same schema and rows. Databases on which only a part of them ran need the rest from "
                 "the files of before."_s.arg(squash.versions.size()));
    return {};
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto done = squash(flags, stop);
    return done ? exitcode::done : fail(done.error());
}

} // namespace

void addMigrateSquash(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("squash", "Make one migration of many, proved on a development database");
    verb->add_option("name", flags->name, "What it is called")->capture_default_str();
    verb->add_option("--to-version", flags->toVersion, "The last migration that goes into it; all when not given");
    verb->add_flag("--dry-run", flags->dryRun, "Print what it says, after the proof, and write nothing");
    flags->directory.addTo(*verb);
    verb->add_option("--dev-url", flags->devUrl, "Where the files are run; a private server when not given");
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
