// migrate apply: the pending files, on the database.
#include "app/cli/applyoutput.h"
#include "app/cli/duration.h"
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/sources/prismaconnection.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    std::string url;
    int amount = 0;
    std::string revisionsSchema;
    std::string baseline;
    std::string txMode = "file";
    std::string order = "linear";
    bool dryRun = false;
    bool allowDirty = false;
    bool dropInvalid = false;
    bool withContracts = false;
    std::string lockTimeout = "10s";
};

Result<apply::ApplyRequest> requestFor(const Flags &flags)
{
    apply::ApplyRequest request;
    TRY_ASSIGN(request.directory, loadChecked(flags.directory));
    TRY_ASSIGN(request.target, sources::connectionSettings(text(flags.url)));
    TRY_ASSIGN(request.options.advisoryLockTimeout, duration(flags.lockTimeout));
    request.limit = flags.amount;
    request.txMode = flags.txMode == "none" ? migrations::TxMode::None
        : flags.txMode == "all"             ? migrations::TxMode::All
                                            : migrations::TxMode::File;
    request.order = flags.order == "non-linear" ? apply::ExecutionOrder::NonLinear
        : flags.order == "linear-skip"          ? apply::ExecutionOrder::LinearSkip
                                                : apply::ExecutionOrder::Linear;
    request.allowDirty = flags.allowDirty;
    request.baseline = text(flags.baseline);
    request.dryRun = flags.dryRun;
    request.revisionsSchema = text(flags.revisionsSchema);
    request.journalFolder = apply::defaultJournalFolder();
    request.withContracts = flags.withContracts;
    request.options.dropInvalidIndexes = flags.dropInvalid;
    return request;
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto request = requestFor(flags);
    if (!request)
        return fail(request.error());
    const auto report = apply::applyMigrations(*request, printingObserver(), stop);
    if (!report)
        return fail(report.error());
    if (report->pendingFiles.isEmpty() && report->succeeded()) {
        printResult(u"No migration files to execute"_s);
        return printReport(*report);
    }
    if (flags.dryRun) {
        printResult(u"Would migrate to version %1:\n  %2"_s.arg(report->targetVersion, report->pendingFiles.join(u"\n  "_s)));
        return printReport(*report);
    }
    if (report->succeeded())
        printResult(u"Migrated to version %1 (%2 migrations in total)"_s.arg(report->targetVersion).arg(report->files.size()));
    return printReport(*report);
}

} // namespace

void addMigrateApply(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("apply", "Run the pending migrations");
    verb->add_option("amount", flags->amount, "Run at most so many files")->check(atLeast(0));
    verb->add_option("-u,--url", flags->url, "The database")->required();
    flags->directory.addTo(*verb);
    verb->add_option("--revisions-schema", flags->revisionsSchema, "Where the history table is");
    verb->add_option("--baseline", flags->baseline, "First run: record this version as done and start after it");
    verb->add_option("--tx-mode", flags->txMode, "One transaction per file, for all, or none")->capture_default_str()->check(CLI::IsMember({ "file", "all", "none" }));
    verb->add_option("--exec-order", flags->order, "What happens to files older than the last applied one")->capture_default_str()->check(CLI::IsMember({ "linear", "linear-skip", "non-linear" }));
    verb->add_flag("--dry-run", flags->dryRun, "Say what would run");
    verb->add_flag("--allow-dirty", flags->allowDirty, "First run on a database that is not empty");
    verb->add_flag("--drop-invalid-indexes", flags->dropInvalid, "Remove INVALID indexes that an earlier attempt of the same statement left");
    verb->add_flag("--with-contract", flags->withContracts, "Run a contract in the same run as its expansion and backfill");
    addLockTimeout(*verb, flags->lockTimeout);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
