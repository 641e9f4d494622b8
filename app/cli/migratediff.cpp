// migrate diff: what leads from the directory's state to the desired schema, written as the next migration files.
#include "app/cli/migratedirectory.h"
#include "app/cli/recipeflags.h"
#include "app/cli/renameflags.h"
#include "app/cli/verbs.h"

#include "model/migrations/atlasrevisions.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/sources/source.h"
#include "model/workflow/difference.h"
#include "model/workflow/migrationtext.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    SourceFlags source;
    AccessFlags access;
    RenameFlags renames;
    RecipeFlags recipes;
    DirectoryFlags directory;
    std::string name;
    std::vector<std::string> to;
    bool dryRun = false;
};

Result<workflow::Difference> differenceFor(const Flags &flags, const migrations::MigrationDirectory &directory, const std::stop_token &stop)
{
    TRY_ASSIGN(sources::SourceOptions options, flags.source.options());
    options.missingSchemasAreEmpty = true;
    options.exclude += migrations::historyTablePatterns();
    TRY_ASSIGN(const sources::LoadedSchema desired, sources::loadSource(text(flags.to.front()), options, {}, stop));
    if (flags.source.devUrl.empty())
        options.developmentServer = devdb::developmentServerLike(desired.database.serverVersion);
    TRY_ASSIGN(const QList<migrations::MigrationFile> files, migrations::replayableFiles(directory));
    const QList<devdb::Script> scripts = devdb::directoryScripts(directory.path, files);
    TRY_ASSIGN(const sources::DevelopedSchema current, sources::developScripts(scripts, options, {}, stop));
    TRY(workflow::checkSchemasExist(options.schemas, current.database, desired.database));
    TRY_ASSIGN(plan::PlanOptions plan, planOptions(flags.renames, current.database, desired.database, desired.renames));
    plan.diff.access = flags.access.mode(desired.source.kind == sources::SourceKind::LiveDatabase);
    TRY_ASSIGN(plan.recipes, flags.recipes.read());
    TRY_ASSIGN(workflow::Difference difference,
        workflow::computeDifference(current.database, desired.database, plan, nullptr, {}, stop));
    if (plan.recipes.isEmpty())
        printRewriteOffers(current.database, desired.database, difference.plan);
    return difference;
}

int run(const Flags &flags, const std::stop_token &stop)
{
    if (flags.to.size() != 1) {
        printMessage(u"Error: several --to schemas cannot be composed yet; give one"_s);
        return exitcode::badUsage;
    }
    const auto directory = loadChecked(flags.directory, MissingDirectory::Empty);
    if (!directory)
        return fail(directory.error());
    const auto difference = differenceFor(flags, *directory, stop);
    if (!difference)
        return fail(difference.error());
    for (const QString &note : difference->plan.notes)
        printMessage(u"Note: "_s + note);
    printCandidates(difference->plan);
    if (difference->plan.steps.isEmpty()) {
        printResult(u"The migration directory is synced with the desired state, no changes to be made"_s);
        return exitcode::done;
    }
    if (flags.dryRun) {
        printResult(difference->sql);
        return exitcode::done;
    }
    const auto written = migrations::writeDrafts(
        *directory, workflow::draftsOf(workflow::cutMigration(*difference), text(flags.name)), QDateTime::currentDateTimeUtc());
    if (!written)
        return fail(written.error());
    printWritten(*directory, *written);
    return exitcode::done;
}

} // namespace

void addMigrateDiff(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "Migration directories: write, check, run")->add_subcommand("diff", "Write the next migration");
    verb->add_option("name", flags->name, "What the migration does, for its file name");
    verb->add_option("--to", flags->to, "The desired schema: file://…, postgres://…")->required();
    verb->add_flag("--dry-run", flags->dryRun, "Print the plan and write nothing");
    flags->directory.addTo(*verb);
    flags->renames.addTo(*verb);
    flags->source.addTo(*verb);
    flags->access.addTo(*verb);
    flags->recipes.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
