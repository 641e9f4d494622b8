// migrate down: the last migrations taken back, by a plan that is computed from what the database is now.
#include "app/cli/applyoutput.h"
#include "app/cli/duration.h"
#include "app/cli/migratedirectory.h"
#include "app/cli/question.h"
#include "app/cli/verbs.h"

#include "model/lint/findingformat.h"
#include "model/sources/prismaconnection.h"
#include "model/workflow/migratedown.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    SourceFlags source;
    std::string url;
    int amount = 1;
    std::string toVersion;
    std::string revisionsSchema;
    bool dryRun = false;
    bool allowDataLoss = false;
    bool allowDrift = false;
    std::string lockTimeout = "10s";
};

Result<workflow::DownRequest> requestFor(const Flags &flags)
{
    workflow::DownRequest request;
    TRY_ASSIGN(request.directory, loadChecked(flags.directory));
    TRY_ASSIGN(request.target, sources::connectionSettings(text(flags.url)));
    TRY_ASSIGN(request.sources.developmentServer, devdb::parseDevelopmentUrl(text(flags.source.devUrl)));
    request.replaysLikeTarget = flags.source.devUrl.empty();
    request.sources.schemas = texts(flags.source.schemas);
    request.sources.exclude = texts(flags.source.exclude);
    request.amount = flags.amount;
    request.toVersion = text(flags.toVersion);
    request.revisionsSchema = text(flags.revisionsSchema);
    return request;
}

void show(const workflow::DownPlan &plan)
{
    const QString target = plan.targetVersion.isEmpty() ? u"before the first migration"_s : u"version "_s + plan.targetVersion;
    printResult(u"Migrating down to %1, taking back:\n  %2"_s.arg(target, plan.versions.join(u"\n  "_s)));
    if (!plan.difference.sql.isEmpty())
        printResult(u'\n' + plan.difference.sql);
    for (const QString &note : plan.difference.plan.notes)
        printMessage(u"Note: "_s + note);
    for (const lint::Finding &finding : plan.difference.findings)
        printMessage(lint::formatFinding(finding, plan.difference.sql));
    for (const workflow::Loss &loss : plan.losses)
        printMessage(u"Data loss: "_s + workflow::toText(loss));
    for (const QString &drift : plan.drift)
        printMessage(u"Not of the migrations, and would be undone or overwritten: "_s + drift);
}

/// So is what somebody did by hand.
Result<bool> mayUndoDrift(const Flags &flags, const workflow::DownPlan &plan, const std::stop_token &stop)
{
    if (plan.drift.isEmpty() || flags.allowDrift)
        return true;
    const QString drift = plan.drift.join(u", "_s);
    if (!canAsk()) {
        return makeError(ErrorKind::Input,
            u"migrating down would undo or overwrite what the migrations did not make: %1"_s.arg(drift),
            u"Give --allow-drift when that is meant, or write a migration for it first."_s);
    }
    return askYes(u"This undoes or overwrites what the migrations did not make: %1."_s.arg(drift), stop);
}

/// Rows are only given up on a person's word.
Result<bool> mayLose(const Flags &flags, const workflow::DownPlan &plan, const std::stop_token &stop)
{
    if (plan.losses.isEmpty() || flags.allowDataLoss)
        return true;
    QStringList losses;
    for (const workflow::Loss &loss : plan.losses)
        losses.append(workflow::toText(loss));
    if (!canAsk()) {
        return makeError(ErrorKind::Input, u"migrating down would lose %1"_s.arg(losses.join(u", "_s)),
            u"Give --allow-data-loss when that is meant, or --dry-run to look."_s);
    }
    return askYes(u"This loses %1."_s.arg(losses.join(u", "_s)), stop);
}

int runPlan(const Flags &flags, const workflow::DownRequest &request, const workflow::DownPlan &plan, const std::stop_token &stop)
{
    apply::ApplyOptions options;
    const auto timeout = duration(flags.lockTimeout);
    if (!timeout)
        return fail(timeout.error());
    options.advisoryLockTimeout = *timeout;
    const auto report = workflow::runDown(request, plan, apply::defaultJournalFolder(), options, printingObserver(), stop);
    if (!report)
        return fail(report.error());
    if (report->succeeded())
        printResult(u"Migrated down (%1 taken back)"_s.arg(plan.versions.size() == 1 ? u"1 migration"_s : u"%1 migrations"_s.arg(plan.versions.size())));
    else
        printMessage(u"The history still lists what was to be taken back: run migrate down again, it starts from what the database is then."_s);
    return printReport(*report);
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto request = requestFor(flags);
    if (!request)
        return fail(request.error());
    const auto plan = workflow::planDown(*request, {}, stop);
    if (!plan)
        return fail(plan.error());
    if (plan->versions.isEmpty()) {
        printResult(u"No migrations to take back"_s);
        return exitcode::done;
    }
    show(*plan);
    if (flags.dryRun)
        return exitcode::done;
    auto agreed = mayUndoDrift(flags, *plan, stop);
    if (agreed && *agreed)
        agreed = mayLose(flags, *plan, stop);
    if (!agreed)
        return fail(agreed.error());
    if (!*agreed) {
        printMessage(u"Nothing was changed."_s);
        return exitcode::failed;
    }
    return runPlan(flags, *request, *plan, stop);
}

} // namespace

void addMigrateDown(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("down", "Take the last migrations back");
    verb->add_option("amount", flags->amount, "How many")->capture_default_str()->check(atLeast(1));
    verb->add_option("-u,--url", flags->url, "The database")->required();
    verb->add_option("--to-version", flags->toVersion, "Instead of a number: the version that shall be the last one");
    flags->directory.addTo(*verb);
    flags->source.addTo(*verb);
    verb->add_option("--revisions-schema", flags->revisionsSchema, "Where the history table is");
    verb->add_flag("--dry-run", flags->dryRun, "Print the plan and what would be lost, change nothing");
    verb->add_flag("--allow-data-loss", flags->allowDataLoss, "Drop tables and columns that hold rows, without asking");
    verb->add_flag("--allow-drift", flags->allowDrift, "Undo or overwrite what was changed by hand where it is in the way, without asking");
    addLockTimeout(*verb, flags->lockTimeout);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
