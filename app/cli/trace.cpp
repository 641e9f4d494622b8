// trace: what the statements of migration files really lock and rewrite, measured on a development database.
#include "app/cli/namedfiles.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"

#include "model/workflow/migrationtrace.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    std::vector<std::string> files;
    std::string url;
    SourceFlags source;
    std::string format = "text";
};

struct Work {
    QList<devdb::Script> before;
    QList<migrations::MigrationFile> files;
};

/// A file of a migration directory starts where the files before it end, unless a URL says another start.
Result<Work> workOf(const Flags &flags, sources::SourceOptions &options, const std::stop_token &stop)
{
    Work work;
    if (!flags.url.empty()) {
        TRY_ASSIGN(const sources::Source start, sources::parseSource(text(flags.url), {}));
        TRY_ASSIGN(work.before, workflow::scriptsOf(start, options, {}, stop));
    }
    NamedFiles files(stop);
    for (const QString &path : texts(flags.files)) {
        TRY_ASSIGN(const NamedFile named, files.read(path));
        if (!named.directory.isEmpty() && flags.url.empty() && work.files.isEmpty())
            work.before = devdb::directoryScripts(named.directory, named.before);
        work.files.append(named.file);
    }
    return work;
}

/// docs: errcodes-appendix. 42P01, 42703, 42704, 42883, 3F000: a relation, column, other object, function or schema that is
/// not there; 25001: in a transaction.
void printHint(const QString &sqlState, bool onEmptyDatabase)
{
    static const QStringList missing { u"42P01"_s, u"42703"_s, u"42704"_s, u"42883"_s, u"3F000"_s };
    if (onEmptyDatabase && missing.contains(sqlState))
        printMessage(u"Hint: The files were run on an empty database. Name the schema that they start from with -u."_s);
    else if (sqlState == "25001"_L1)
        printMessage(u"Hint: A file runs in one transaction. Write -- atlas:txmode none as its first line, and an empty one behind it."_s);
}

int run(const Flags &flags, const std::stop_token &stop)
{
    auto options = flags.source.options();
    if (!options)
        return fail(options.error());
    const auto work = workOf(flags, *options, stop);
    if (!work)
        return fail(work.error());
    const auto traced = workflow::traceMigrations(work->before, work->files, *options, {}, stop);
    if (!traced)
        return fail(traced.error());
    for (const QString &warning : traced->warnings)
        printMessage(u"Warning: "_s + warning);
    printResult(flags.format == "json" ? trace::traceJson(traced->files, traced->serverText)
                                       : trace::traceText(traced->files, traced->serverText));
    const bool failed = traced->hasFailed();
    if (failed)
        printHint(traced->files.last().statements.last().trace.error->sqlState, work->before.isEmpty());
    return failed ? exitcode::failed : exitcode::done;
}

} // namespace

void addTrace(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = app.add_subcommand("trace",
        "Run migration files on a development database and print the locks each statement really took and what it rewrote");
    verb->add_option("files", flags->files, "The files, in the order in which they run; one of a migration directory starts where the files before it end")->required();
    verb->add_option("-u,--url", flags->url, "The schema that they start from: postgres://…, file://schema.sql, file://migrations. It is only read");
    addFormat(*verb, flags->format, { "text", "json" });
    flags->source.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
