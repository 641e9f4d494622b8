// migrate import: one tool's migration directory in the form of another's.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/migrations/formats/conversion.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    std::string from;
    std::string to;
};

Result<> import(const Flags &flags)
{
    TRY_ASSIGN(const migrations::MigrationDirectory from, loadChecked({ flags.from, {} }));
    TRY_ASSIGN(const DirectoryPlace place, placeOf({ flags.to, {} }));
    TRY_ASSIGN(const migrations::MigrationDirectory to, migrations::loadOrNewDirectory(place.folder, place.format));
    TRY_ASSIGN(const migrations::PlannedImport import, migrations::planImport(from, to, QDateTime::currentDateTimeUtc()));
    for (const QString &note : import.notes)
        printMessage(u"Note: "_s + note);
    TRY(migrations::writePlanned(to, import.planned));
    printWritten(to, import.planned);
    return {};
}

int run(const Flags &flags)
{
    const auto done = import(flags);
    return done ? exitcode::done : fail(done.error());
}

} // namespace

void addMigrateImport(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("import", "Write the migration directory of one tool in the form of another");
    verb->add_option("-f,--from", flags->from, "The directory that is: file://…, with ?format=NAME when it is not seen from its files")->required();
    verb->add_option("--to", flags->to, "The directory that shall be, new or empty: file://…?format=NAME; Atlas's without a format")->required();
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &) { return run(*flags); }; });
}

} // namespace schemawright::cli
