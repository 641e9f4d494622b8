// schema apply: plan, lint, confirm, run – without migration files.
#include "app/cli/applyoutput.h"
#include "app/cli/comparison.h"
#include "app/cli/question.h"
#include "app/cli/renameflags.h"
#include "app/cli/verbs.h"

#include "model/apply/planapplier.h"
#include "model/catalog/inspector.h"
#include "model/lint/findingformat.h"
#include "model/migrations/atlasrevisions.h"
#include "model/sources/prismaconnection.h"
#include "model/workflow/difference.h"
#include "model/workflow/losses.h"

#include <algorithm>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    SourceFlags source;
    AccessFlags access;
    RenameFlags renames;
    std::string url;
    std::string to;
    bool dryRun = false;
    bool autoApprove = false;
    bool allowDataLoss = false;
};

/// Asks on the terminal; without one, only --auto-approve goes on.
Result<bool> confirm(const QString &target, const std::stop_token &stop)
{
    if (!canAsk()) {
        return makeError(ErrorKind::Input, u"nobody can be asked: standard input is not a terminal"_s,
            u"Give --auto-approve to apply, or --dry-run to look."_s);
    }
    return askYes(u"Apply this to %1?"_s.arg(target), stop);
}

apply::PlanRequest requestFor(const plan::Plan &plan, const postgres::ConnectionSettings &target, const SourceFlags &flags)
{
    apply::PlanRequest request;
    request.target = target;
    request.title = u"schema apply"_s;
    request.journalFolder = apply::defaultJournalFolder();
    for (const plan::PlanStep &step : plan.steps) {
        request.steps.append({ step.statement.sql, step.transaction, step.statement.transactional,
            apply::StatementTimeouts { step.timeouts.lock, step.timeouts.statement } });
    }
    catalog::InspectOptions inspect;
    inspect.schemas = texts(flags.schemas);
    inspect.missingSchemasAreEmpty = true;
    inspect.exclude = texts(flags.exclude) + migrations::historyTablePatterns();
    request.checkState = [fingerprint = plan.sourceFingerprint.text(), inspect](postgres::Connection &connection) -> Result<> {
        TRY_ASSIGN(const schema::Database now, catalog::inspectDatabase(connection, inspect));
        if (plan::fingerprint(now) != fingerprint) {
            return makeError(ErrorKind::Conflict, u"the database has changed since the plan was made"_s,
                u"Plan again and look at what is new."_s);
        }
        return {};
    };
    return request;
}

/// A file that somebody emptied, or a program that printed nothing, would take every table: then rows need a word of their own.
Result<bool> mayEmpty(const Flags &flags, const workflow::Difference &difference, const schema::Database &desired,
    const plan::PlanOptions &options, postgres::Connection &connection, const std::stop_token &stop)
{
    if (!desired.tables.isEmpty() || flags.allowDataLoss)
        return true;
    TRY_ASSIGN(const QList<workflow::Loss> losses,
        workflow::countLosses(connection, workflow::droppedStorage(difference.plan, options.diff.renames), stop));
    if (losses.isEmpty())
        return true;
    QStringList texts;
    for (const workflow::Loss &loss : losses)
        texts << workflow::toText(loss);
    if (!canAsk() || flags.autoApprove) {
        return makeError(ErrorKind::Input, u"%1 has no table at all: applying it would lose %2"_s.arg(text(flags.to), texts.join(u", "_s)),
            u"Give --allow-data-loss when that is meant."_s);
    }
    return askYes(u"%1 has no table at all. This loses %2."_s.arg(text(flags.to), texts.join(u", "_s)), stop);
}

int applyDifference(const Flags &flags, const workflow::Difference &difference,
    const postgres::ConnectionSettings &target, const std::stop_token &stop)
{
    if (!flags.autoApprove) {
        const auto agreed = confirm(target.toText(), stop);
        if (!agreed)
            return fail(agreed.error());
        if (!*agreed) {
            printMessage(u"Nothing was applied."_s);
            return exitcode::failed;
        }
    }
    const auto report = apply::applyPlan(requestFor(difference.plan, target, flags.source), printingObserver(), stop);
    return report ? printReport(*report) : fail(report.error());
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto target = sources::connectionSettings(text(flags.url));
    if (!target)
        return fail(target.error());
    const auto desired = sources::parseSource(text(flags.to), {});
    if (!desired)
        return fail(desired.error());
    const auto comparison = loadComparison(sources::liveSource(*target), *desired, flags.source, stop);
    if (!comparison)
        return fail(comparison.error());
    auto connection = postgres::Connection::open(*target, stop);
    if (!connection)
        return fail(connection.error());
    auto options = planOptions(flags.renames, comparison->from.database, comparison->to.database, comparison->to.renames);
    if (!options)
        return fail(options.error());
    options->diff.access = flags.access.mode(comparison->desiredIsLive());
    const auto difference = workflow::computeDifference(
        comparison->from.database, comparison->to.database, *options, &*connection, {}, stop);
    if (!difference)
        return fail(difference.error());
    if (difference->plan.steps.isEmpty()) {
        printResult(u"Schema is synced, no changes to be made"_s);
        return exitcode::done;
    }
    for (const QString &note : difference->plan.notes)
        printMessage(u"Note: "_s + note);
    printResult(difference->sql);
    printCandidates(difference->plan);
    for (const lint::Finding &finding : difference->findings)
        printMessage(lint::formatFinding(finding, difference->sql));
    if (flags.dryRun) {
        const bool hasErrors = std::ranges::find(difference->findings, lint::Severity::Error, &lint::Finding::severity) != difference->findings.end();
        return hasErrors ? exitcode::failed : exitcode::done;
    }
    const auto may = mayEmpty(flags, *difference, comparison->to.database, *options, *connection, stop);
    if (!may)
        return fail(may.error());
    return *may ? applyDifference(flags, *difference, *target, stop) : exitcode::failed;
}

} // namespace

void addSchemaApply(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "schema", "")->add_subcommand("apply", "Plan, lint, confirm and run what leads to a schema");
    verb->add_option("-u,--url", flags->url, "The database to change")->required();
    verb->add_option("--to", flags->to, "The schema that shall be")->required();
    verb->add_flag("--dry-run", flags->dryRun, "Print the plan and its findings, change nothing");
    verb->add_flag("--auto-approve", flags->autoApprove, "Do not ask");
    verb->add_flag("--allow-data-loss", flags->allowDataLoss, "Also when the schema has no table and the database has rows");
    flags->renames.addTo(*verb);
    flags->source.addTo(*verb);
    flags->access.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
