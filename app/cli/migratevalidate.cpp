// migrate validate: atlas.sum matches, or the directory's own tool would take it; and with --dev-url every file runs.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/sources/source.h"

namespace schemawright::cli {

namespace {

struct Flags {
    DirectoryFlags directory;
    std::string devUrl;
};

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto directory = loadChecked(flags.directory);
    if (!directory)
        return fail(directory.error());
    for (const migrations::MigrationFile &file : directory->files) {
        if (file.unreadable && flags.devUrl.empty())
            printMessage(QStringLiteral("Warning: not read: ") + file.unreadable->toText());
    }
    if (flags.devUrl.empty())
        return exitcode::done;
    sources::SourceOptions options;
    auto server = devdb::parseDevelopmentUrl(text(flags.devUrl));
    if (!server)
        return fail(server.error());
    options.developmentServer = *server;
    const auto files = migrations::replayableFiles(*directory);
    if (!files)
        return fail(files.error());
    const auto developed = sources::developScripts(devdb::directoryScripts(directory->path, *files), options, {}, stop);
    return developed ? exitcode::done : fail(developed.error());
}

} // namespace

void addMigrateValidate(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("validate", "Check atlas.sum, or what the directory's own tool asks for, and with --dev-url that every file runs");
    flags->directory.addTo(*verb);
    verb->add_option("--dev-url", flags->devUrl, "Run the files on this development database");
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
