// lint: findings of any SQL files, or of what comes in on standard input.
#include "app/cli/lintflags.h"
#include "app/cli/namedfiles.h"
#include "app/cli/verbs.h"

#include "model/workflow/lintedtext.h"

#include <QDir>
#include <QFileInfo>

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

Result<QList<migrations::MigrationFile>> readFiles(const QStringList &paths, const project::LintSettings &settings)
{
    NamedFiles named;
    QList<migrations::MigrationFile> files;
    for (const QString &path : paths) {
        TRY_ASSIGN(NamedFile file, named.read(path));
        if (file.file.unreadable)
            return makeError(*file.file.unreadable);
        // The tool of a directory knows better.
        if (file.directory.isEmpty() && !settings.inTransaction.value_or(true))
            file.file.txMode = migrations::TxMode::None;
        files.append(file.file);
    }
    return files;
}

Result<report::LintRun> lintNamed(const Flags &flags, const project::LintSettings &environment, const std::stop_token &stop)
{
    QStringList paths = texts(flags.files);
    TRY_ASSIGN(const project::LintSettings settings, lintSettings(flags.lint, environment, settingsFolder(paths.first())));
    paths.removeIf([&settings](const QString &path) { return path != u"-" && isLeftOut(settings, path); });
    TRY_ASSIGN(const QList<migrations::MigrationFile> files, readFiles(paths, settings));
    TRY_ASSIGN(auto connection, factsConnection(flags.lint, stop));
    TRY_ASSIGN(const workflow::FactsOptions facts, factsOptions(flags.lint, settings, connection));
    QList<workflow::LintedText> results = workflow::lintFiles(files, connection ? &*connection : nullptr, stop, toOptions(settings), facts);
    report::LintRun run;
    for (qsizetype i = 0; i < files.size(); ++i) {
        report::LintedFile file { reportedName(paths.at(i), flags.lint.format), files.at(i).text, std::move(results[i].findings), std::move(results[i].accepted) };
        for (lint::Finding &finding : file.findings)
            finding.file = file.name;
        run.files.append(std::move(file));
    }
    return run;
}

int run(const Flags &flags, const project::LintSettings &environment, const std::stop_token &stop)
{
    const auto linted = lintNamed(flags, environment, stop);
    if (!linted)
        return fail(linted.error());
    printLint(*linted, flags.lint.format, u"file"_s);
    return hasErrors(*linted) ? exitcode::failed : exitcode::done;
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
