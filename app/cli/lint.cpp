// lint: findings of any SQL files, or of what comes in on standard input.
#include "app/cli/lintflags.h"
#include "app/cli/namedfiles.h"
#include "app/cli/verbs.h"

#include "model/lint/fileoutline.h"
#include "model/workflow/lintedtext.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    std::vector<std::string> files;
    LintFlags lint;
};

/// Reports for people and for Atlas's readers name files as the person did, those for a repository as that does.
QString reportedName(const QString &path, const std::string &format)
{
    if (path == u"-")
        return u"stdin"_s;
    return format == "text" || format == "json" ? path : pathInRepository(path);
}

/// Settings lie beside the first file or above it.
QString settingsFolder(const QString &firstPath)
{
    return firstPath == u"-" ? QDir::currentPath() : QFileInfo(firstPath).absolutePath();
}

/// Of a file whose tool is not known: as the settings say, or as it is written.
bool runsInTransaction(const migrations::MigrationFile &file, const project::LintSettings &settings)
{
    if (settings.inTransaction)
        return *settings.inTransaction;
    return file.text.contains(u"atlas:txmode"_s) || !lint::isMadeForNoTransaction(file.text);
}

Result<QList<migrations::MigrationFile>> readFiles(
    const QStringList &paths, const project::LintSettings &settings, const std::stop_token &stop)
{
    NamedFiles named(stop);
    QList<migrations::MigrationFile> files;
    for (const QString &path : paths) {
        TRY_ASSIGN(NamedFile file, named.read(path));
        if (file.file.unreadable)
            return makeError(*file.file.unreadable);
        if (file.directory.isEmpty() && !runsInTransaction(file.file, settings)) // the tool of a directory knows better
            file.file.txMode = migrations::TxMode::None;
        file.file.bytes.clear(); // the text is what is linted
        files.append(std::move(file.file));
    }
    return files;
}

/// What shall be linted, and how.
struct Task {
    QList<migrations::MigrationFile> files;
    QStringList names; ///< as reports name them
    lint::LintOptions options;
    std::optional<postgres::Connection> connection;
    workflow::FactsOptions facts;
};

Result<Task> taskOf(const Flags &flags, const project::LintSettings &environment, const std::stop_token &stop)
{
    QStringList paths = texts(flags.files);
    TRY_ASSIGN(const project::LintSettings settings, lintSettings(flags.lint, environment, settingsFolder(paths.first())));
    paths.removeIf([&settings](const QString &path) { return path != u"-" && isLeftOut(settings, path); });
    Task task;
    TRY_ASSIGN(task.files, readFiles(paths, settings, stop));
    for (const QString &path : std::as_const(paths))
        task.names.append(reportedName(path, flags.lint.format));
    task.options = toOptions(settings);
    TRY_ASSIGN(task.connection, factsConnection(flags.lint, stop));
    TRY_ASSIGN(task.facts, factsOptions(flags.lint, settings, task.connection));
    return task;
}

int printText(Task &task, const std::stop_token &stop)
{
    FindingPrinter printer;
    qsizetype current = -1;
    workflow::lintFilesEach(task.files, task.connection ? &*task.connection : nullptr, stop, task.options, task.facts,
        [&](qsizetype file, lint::Finding finding) {
            if (std::exchange(current, file) != file)
                printer.startFile(task.files.at(file).text);
            finding.file = task.names.at(file);
            printer.print(finding);
        });
    printer.finish(task.files.size(), u"file"_s);
    return !wasAnswered(task.connection, stop) || printer.hasErrors() ? exitcode::failed : exitcode::done;
}

int printReport(Task &task, const std::string &format, const std::stop_token &stop)
{
    QList<workflow::LintedText> results = workflow::lintFiles(
        task.files, task.connection ? &*task.connection : nullptr, stop, task.options, task.facts);
    report::LintRun run;
    for (qsizetype i = 0; i < task.files.size(); ++i) {
        report::LintedFile file { task.names.at(i), task.files.at(i).text, std::move(results[i].findings), std::move(results[i].accepted) };
        for (lint::Finding &finding : file.findings)
            finding.file = file.name;
        run.files.append(std::move(file));
    }
    printLint(run, format, u"file"_s);
    return !wasAnswered(task.connection, stop) || hasErrors(run) ? exitcode::failed : exitcode::done;
}

int run(const Flags &flags, const project::LintSettings &environment, const std::stop_token &stop)
{
    auto task = taskOf(flags, environment, stop);
    if (!task)
        return fail(task.error());
    return flags.lint.format == "text" ? printText(*task, stop) : printReport(*task, flags.lint.format, stop);
}

} // namespace

void addLint(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = app.add_subcommand("lint", "Say what SQL files will do; no migration directory is needed");
    verb->add_option("files", flags->files, "The files, in the order in which they run; - reads standard input")->required();
    flags->lint.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags, &chosen](const std::stop_token &stop) { return run(*flags, chosen.lint, stop); }; });
}

} // namespace schemawright::cli
