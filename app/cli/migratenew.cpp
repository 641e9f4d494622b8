// migrate new: an empty migration to be written by hand.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/migrations/formats/draftwriter.h"

namespace schemawright::cli {

namespace {

int run(const DirectoryFlags &flags, const std::string &name)
{
    const auto directory = loadChecked(flags, MissingDirectory::Empty);
    if (!directory)
        return fail(directory.error());
    const auto written = migrations::writeDrafts(
        *directory, { { text(name), {}, migrations::TxMode::File } }, QDateTime::currentDateTimeUtc());
    if (!written)
        return fail(written.error());
    printWritten(*directory, *written);
    return exitcode::done;
}

} // namespace

void addMigrateNew(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<DirectoryFlags>();
    auto name = std::make_shared<std::string>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("new", "Add an empty migration file");
    verb->add_option("name", *name, "What the migration will do, for its file name");
    flags->addTo(*verb);
    verb->callback([flags, name, &chosen] { chosen.run = [flags, name](const std::stop_token &) { return run(*flags, *name); }; });
}

} // namespace schemawright::cli
