// migrate lint: findings of the latest files, with facts of a real database when -u names one.
#include "app/cli/lintflags.h"
#include "app/cli/migratedirectory.h"
#include "app/cli/namedfiles.h"
#include "app/cli/verbs.h"

#include "model/base/textfile.h"
#include "model/sources/prismaconnection.h"
#include "model/workflow/directoryrehearsal.h"
#include "model/workflow/gitchanges.h"
#include "model/workflow/lintedtext.h"
#include "model/workflow/ranhere.h"
#include "model/workflow/schemadrift.h"
#include "model/workflow/sourceplaces.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    LintFlags lint;
    std::optional<int> latest;
    std::string gitBase;
    std::string gitDir; ///< empty: the migration directory
    std::string revisionsSchema;
    bool rehearse = false;
    std::vector<std::string> schemas; ///< of schema-drift, as the next one
    std::vector<std::string> exclude;
};

struct Linted {
    report::LintRun run;
    bool isSound = true; ///< false: the directory's own tool would refuse it
    bool isAnswered = true; ///< false: what was asked for by name could not be found out
    qsizetype unreadable = 0; ///< files of which nobody knows here what they run
};

/// The flags say which files, or else the settings do.
void chooseByFlags(const Flags &flags, project::LintSettings &settings)
{
    if (flags.latest || !flags.gitBase.empty()) {
        settings.latest = flags.latest;
        settings.gitBase = text(flags.gitBase);
        settings.gitDir = text(flags.gitDir);
    } else if (settings.latest && !settings.gitBase.isEmpty()) {
        printMessage(u"Warning: the lint block says both latest and git: all files that the branch changes are linted"_s);
        settings.latest.reset();
    }
}

/// As it is on disk: a changelog holds several, a revision is Python.
report::LintedFile lintedFile(const migrations::MigrationFile &file, const workflow::LintedText &result, migrations::DirectoryFormat format)
{
    QList<lint::Finding> all = result.findings;
    for (const lint::AcceptedFinding &accepted : result.accepted)
        all << accepted.finding;
    for (lint::Finding &finding : all)
        finding.file = file.diskName();
    const auto source = textOf(file.bytes, file.diskName());
    const bool isPython = format == migrations::DirectoryFormat::Alembic && source;
    if (isPython)
        all = workflow::findingsAtSource(all, file.text, *source);
    report::LintedFile linted { file.diskName(), isPython ? *source : file.text, all.first(result.findings.size()), result.accepted };
    for (qsizetype i = 0; i < linted.accepted.size(); ++i)
        linted.accepted[i].finding = all.at(result.findings.size() + i);
    return linted;
}

/// Those that shall be linted, in their order.
Result<QList<migrations::MigrationFile>> chosenFiles(
    const project::LintSettings &settings, const migrations::MigrationDirectory &directory, const std::stop_token &stop)
{
    const int latest = settings.latest.value_or(0);
    const qsizetype count = latest > 0 ? std::min<qsizetype>(latest, directory.files.size()) : directory.files.size();
    QList<migrations::MigrationFile> files = directory.files.last(count);
    if (!settings.gitBase.isEmpty()) {
        const QString folder = settings.gitDir.isEmpty() ? directory.path : settings.gitDir;
        TRY_ASSIGN(const QSet<QString> changed, workflow::changedSince(folder, settings.gitBase, stop));
        files.removeIf([&](const migrations::MigrationFile &file) {
            return !changed.contains(workflow::pathForGit(directory.path + u'/' + file.diskName()));
        });
    }
    files.removeIf([&](const migrations::MigrationFile &file) { return isLeftOut(settings, directory.path + u'/' + file.diskName()); });
    return files;
}

report::LintRun emptyRun(const Flags &flags, const migrations::MigrationDirectory &directory)
{
    report::LintRun run;
    run.directory = text(flags.directory.dir);
    run.folder = pathInRepository(directory.path);
    if (run.folder == u".")
        run.folder.clear();
    run.filesInDirectory = directory.files.size();
    run.hasValidSum = directory.format == migrations::DirectoryFormat::Atlas;
    return run;
}

/// Whether the rule runs. `isOptional`: only when it is asked for.
bool isAsked(const project::LintSettings &settings, const QString &rule, bool isOptional)
{
    return settings.rules.value(rule, !isOptional);
}

Result<QStringList> driftOf(const Flags &flags, const migrations::MigrationDirectory &directory, const migrations::MigrationStatus &status,
    const postgres::ConnectionSettings &target, const std::stop_token &stop)
{
    workflow::DriftRequest request { target, directory.path, status, {} };
    request.replay.likeDatabase = flags.lint.devUrl.empty();
    request.replay.sources.schemas = texts(flags.schemas);
    request.replay.sources.exclude = texts(flags.exclude);
    TRY_ASSIGN(request.replay.sources.developmentServer, devdb::parseDevelopmentUrl(text(flags.lint.devUrl)));
    return workflow::findSchemaDrift(request, {}, stop);
}

/// What the database's history says of the files. What cannot be found out goes to standard error; `isAnswered` is false when a
/// rule was enabled for it.
workflow::FactsByFile historyOf(const Flags &flags, const project::LintSettings &settings, const migrations::MigrationDirectory &directory,
    const QList<migrations::MigrationFile> &files, bool &isAnswered, const std::stop_token &stop)
{
    const bool asksDrift = isAsked(settings, u"schema-drift"_s, true);
    if (flags.lint.url.empty() && asksDrift)
        printMessage(u"Warning: schema-drift is about a database: name one with -u"_s);
    const auto target = sources::connectionSettings(text(flags.lint.url));
    if (flags.lint.url.empty() || !target)
        return {};
    const auto status = workflow::readStatus(directory, *target, text(flags.revisionsSchema), stop);
    if (!status) {
        printMessage(u"Warning: what ran on the database is not known: "_s + status.error().toText());
        isAnswered = !asksDrift;
        return {};
    }
    workflow::FactsByFile facts = workflow::historyFacts(*status, directory.format);
    const auto drift = asksDrift ? driftOf(flags, directory, *status, *target, stop) : QStringList();
    if (asksDrift && drift)
        workflow::addDrift(facts, *drift, files, *status);
    if (!drift) {
        fail(drift.error());
        isAnswered = false;
    }
    return facts;
}

/// False when not all of it ran; says why on standard error.
bool rehearsed(const Flags &flags, const migrations::MigrationDirectory &directory, const QList<migrations::MigrationFile> &files,
    const std::optional<postgres::Connection> &connection, QList<workflow::LintedText> &linted, const std::stop_token &stop)
{
    const auto server = devdb::parseDevelopmentUrl(text(flags.lint.devUrl));
    if (!server)
        return fail(server.error()) == exitcode::done;
    sources::SourceOptions options;
    options.developmentServer
        = flags.lint.devUrl.empty() && connection ? devdb::developmentServerLike(connection->serverVersion()) : *server;
    const auto rehearsal = workflow::rehearseFiles(directory, files, linted, options, {}, stop);
    if (!rehearsal)
        return fail(rehearsal.error()) == exitcode::done;
    for (const QString &warning : rehearsal->warnings)
        printMessage(u"Warning: "_s + warning);
    return !rehearsal->refused || fail(*rehearsal->refused) == exitcode::done;
}

/// Without a database the files before them say what their tables are: those are read for that, and not reported.
QList<workflow::LintedText> lintChosen(const migrations::MigrationDirectory &directory, const QList<migrations::MigrationFile> &chosen,
    std::optional<postgres::Connection> &connection, const lint::LintOptions &options, const workflow::FactsOptions &facts,
    const std::stop_token &stop)
{
    if (connection)
        return workflow::lintFiles(chosen, &*connection, stop, options, facts);
    QSet<QString> left; // to be met in the directory
    for (const migrations::MigrationFile &file : chosen)
        left.insert(file.fileName);
    QList<migrations::MigrationFile> read;
    QList<qsizetype> wanted;
    for (const migrations::MigrationFile &file : directory.files) {
        const bool isChosen = left.remove(file.fileName);
        if (isChosen)
            wanted.append(read.size());
        if (isChosen || (!file.unreadable && !left.isEmpty()))
            read.append(file);
    }
    const QList<workflow::LintedText> results = workflow::lintFiles(read, nullptr, stop, options, facts);
    QList<workflow::LintedText> reported;
    for (const qsizetype index : wanted)
        reported.append(results.at(index));
    return reported;
}

Result<Linted> lintDirectory(const Flags &flags, const project::LintSettings &environment, const std::stop_token &stop)
{
    TRY_ASSIGN(const migrations::MigrationDirectory directory, loadChecked(flags.directory, MissingDirectory::Refused, SumCheck::Skipped));
    TRY_ASSIGN(project::LintSettings settings, lintSettings(flags.lint, environment, directory.path));
    chooseByFlags(flags, settings);
    if (directory.format == migrations::DirectoryFormat::Atlas)
        TRY(migrations::checkDirectory(directory));
    // The files of the other tools say what they do whether or not one of them is missing.
    if (const auto sound = migrations::checkDirectory(directory); !sound)
        fail(sound.error());
    TRY_ASSIGN(QList<migrations::MigrationFile> files, chosenFiles(settings, directory, stop));
    const qsizetype unreadable = files.removeIf([](const migrations::MigrationFile &file) {
        if (file.unreadable)
            printMessage(u"Warning: not linted: "_s + file.unreadable->toText());
        return file.unreadable.has_value();
    });
    TRY_ASSIGN(auto connection, factsConnection(flags.lint, stop));
    TRY_ASSIGN(workflow::FactsOptions facts, factsOptions(flags.lint, settings, connection));
    Linted linted { emptyRun(flags, directory), directory.problems.isEmpty(), true, unreadable };
    facts.directory = historyOf(flags, settings, directory, files, linted.isAnswered, stop);
    QList<workflow::LintedText> results = lintChosen(directory, files, connection, toOptions(settings), facts, stop);
    if (flags.rehearse)
        linted.isAnswered = rehearsed(flags, directory, files, connection, results, stop) && linted.isAnswered;
    linted.isAnswered = wasAnswered(connection, stop) && linted.isAnswered;
    for (qsizetype i = 0; i < files.size(); ++i)
        linted.run.files.append(lintedFile(files.at(i), results.at(i), directory.format));
    return linted;
}

int run(const Flags &flags, const project::LintSettings &environment, const std::stop_token &stop)
{
    const auto linted = lintDirectory(flags, environment, stop);
    if (!linted)
        return fail(linted.error());
    printLint(linted->run, flags.lint.format, u"migration file"_s);
    if (linted->unreadable > 0)
        printMessage(u"%1 could not be linted"_s.arg(linted->unreadable == 1 ? u"1 migration file"_s : u"%1 migration files"_s.arg(linted->unreadable)));
    const bool isKnown = linted->isSound && linted->isAnswered && linted->unreadable == 0;
    return hasErrors(linted->run) || !isKnown ? exitcode::failed : exitcode::done;
}

} // namespace

void addMigrateLint(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("lint", "Say what migration files will do, with evidence");
    flags->directory.addTo(*verb);
    verb->add_option("--latest", flags->latest, "Only the last N files; 0: all")->check(atLeast(0));
    verb->add_option("--git-base", flags->gitBase, "Only files that are new or changed since HEAD and this branch, tag or commit parted")
        ->excludes("--latest");
    verb->add_option("--git-dir", flags->gitDir, "The repository's folder, when it is not that of the migration directory");
    flags->lint.addTo(*verb);
    verb->add_flag("--rehearse", flags->rehearse, "Run the files on a development database (--dev-url, else a private one) and say what was measured there");
    verb->add_option("--revisions-schema", flags->revisionsSchema, "Where the history table is");
    verb->add_option("-s,--schema", flags->schemas, "What schema-drift compares: only these schemas")->delimiter(',');
    verb->add_option("--exclude", flags->exclude, "What schema-drift does not compare: schema, schema.table, *.audit_*")->delimiter(',');
    verb->callback([flags, &chosen] { chosen.run = [flags, &chosen](const std::stop_token &stop) { return run(*flags, chosen.lint, stop); }; });
}

} // namespace schemawright::cli
