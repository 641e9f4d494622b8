// migrate lint: findings of the latest files, with facts of a real database when -u names one.
#include "app/cli/lintflags.h"
#include "app/cli/migratedirectory.h"
#include "app/cli/namedfiles.h"
#include "app/cli/verbs.h"

#include "model/workflow/gitchanges.h"
#include "model/workflow/lintedtext.h"

#include <QSet>

#include <algorithm>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    LintFlags lint;
    int latest = 0;
    std::string gitBase;
    std::string gitDir; ///< empty: the migration directory
};

struct Linted {
    report::LintRun run;
    bool isSound = true; ///< false: the directory's own tool would refuse it
};

/// Those that shall be linted, in their order.
Result<QList<migrations::MigrationFile>> chosenFiles(
    const Flags &flags, const migrations::MigrationDirectory &directory, const std::stop_token &stop)
{
    const qsizetype count = flags.latest > 0 ? std::min<qsizetype>(flags.latest, directory.files.size()) : directory.files.size();
    QList<migrations::MigrationFile> files = directory.files.last(count);
    if (!flags.gitBase.empty()) {
        const QString folder = flags.gitDir.empty() ? directory.path : text(flags.gitDir);
        TRY_ASSIGN(const QSet<QString> changed, workflow::changedSince(folder, text(flags.gitBase), stop));
        files.removeIf([&](const migrations::MigrationFile &file) {
            return !changed.contains(workflow::pathForGit(directory.path + u'/' + file.diskName()));
        });
    }
    files.removeIf([](const migrations::MigrationFile &file) {
        if (file.unreadable)
            printMessage(u"Warning: not linted: "_s + file.unreadable->toText());
        return file.unreadable.has_value();
    });
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

Result<Linted> lintDirectory(const Flags &flags, const std::stop_token &stop)
{
    TRY_ASSIGN(const lint::LintOptions options, lintOptions(flags.lint));
    TRY_ASSIGN(const migrations::MigrationDirectory directory, loadChecked(flags.directory, MissingDirectory::Refused, SumCheck::Skipped));
    if (directory.format == migrations::DirectoryFormat::Atlas)
        TRY(migrations::checkDirectory(directory));
    // The files of the other tools say what they do whether or not one of them is missing.
    if (const auto sound = migrations::checkDirectory(directory); !sound)
        fail(sound.error());
    TRY_ASSIGN(const QList<migrations::MigrationFile> files, chosenFiles(flags, directory, stop));
    TRY_ASSIGN(auto connection, factsConnection(flags.lint, stop));
    const auto results = workflow::lintFiles(files, connection ? &*connection : nullptr, stop, options, factsOptions(flags.lint));
    Linted linted { emptyRun(flags, directory), directory.problems.isEmpty() };
    for (qsizetype i = 0; i < files.size(); ++i)
        linted.run.files.append({ files.at(i).diskName(), files.at(i).text, results.at(i).findings, results.at(i).accepted });
    return linted;
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto linted = lintDirectory(flags, stop);
    if (!linted)
        return fail(linted.error());
    printLint(linted->run, flags.lint.format, u"migration file"_s);
    return hasErrors(linted->run) || !linted->isSound ? exitcode::failed : exitcode::done;
}

} // namespace

void addMigrateLint(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("lint", "Say what migration files will do, with evidence");
    flags->directory.addTo(*verb);
    verb->add_option("--latest", flags->latest, "Only the last N files; 0: all")->check(CLI::NonNegativeNumber)->capture_default_str();
    verb->add_option("--git-base", flags->gitBase, "Only files that are new or changed since HEAD and this branch, tag or commit parted")
        ->excludes("--latest");
    verb->add_option("--git-dir", flags->gitDir, "The repository's folder, when it is not that of the migration directory");
    flags->lint.addTo(*verb);
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
