// migrate hash: atlas.sum for the files as they are now.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

namespace schemawright::cli {

namespace {

int run(const DirectoryFlags &flags)
{
    const auto directory = loadChecked(flags, MissingDirectory::Refused, SumCheck::Skipped);
    if (!directory)
        return fail(directory.error());
    if (directory->format != migrations::DirectoryFormat::Atlas) {
        Error error;
        error.kind = ErrorKind::Unsupported;
        error.text = QStringLiteral("%1 directories have no checksum file").arg(migrations::formatOf(directory->format).tool);
        return fail(error);
    }
    if (const auto written = migrations::writeSum(*directory); !written)
        return fail(written.error());
    return exitcode::done;
}

} // namespace

void addMigrateHash(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<DirectoryFlags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("hash", "Write atlas.sum for the files as they are");
    flags->addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &) { return run(*flags); }; });
}

} // namespace schemawright::cli
