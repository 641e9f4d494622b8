// migrate lint: findings of the latest files, with facts of a real database when -u names one.
#include "app/cli/migratedirectory.h"
#include "app/cli/verbs.h"

#include "model/lint/findingformat.h"
#include "model/lint/rules.h"
#include "model/postgres/connection.h"
#include "model/report/lintjson.h"
#include "model/sources/prismaconnection.h"
#include "model/workflow/lintedtext.h"

#include <QDir>

#include <algorithm>
#include <string>
#include <vector>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct Flags {
    DirectoryFlags directory;
    std::string url;
    std::string devUrl;
    int latest = 0;
    std::string format = "text";
    std::vector<std::string> enable;
    std::vector<std::string> disable;
};

/// Rules by id, another tool's code, or family; a name that means none is refused.
Result<QStringList> ruleNames(const std::vector<std::string> &names)
{
    QStringList result;
    for (const std::string &name : names) {
        const QString rule = text(name);
        const auto rules = lint::allRules();
        if (std::none_of(rules.begin(), rules.end(), [&rule](const lint::RuleInfo &info) { return isNamedBy(info, rule); })) {
            Error error;
            error.kind = ErrorKind::Input;
            error.text = u"there is no rule %1"_s.arg(rule);
            error.hint = u"schemawright-cli rules lists them."_s;
            return makeError(error);
        }
        result.append(rule);
    }
    return result;
}

struct Linted {
    QList<report::LintedFile> files;
    bool isSound = true; ///< false: the directory's own tool would refuse it
};

Result<Linted> lintFiles(const Flags &flags, const std::stop_token &stop)
{
    lint::LintOptions options;
    TRY_ASSIGN(options.enabledRules, ruleNames(flags.enable));
    TRY_ASSIGN(options.disabledRules, ruleNames(flags.disable));
    TRY_ASSIGN(const migrations::MigrationDirectory directory, loadChecked(flags.directory, MissingDirectory::Refused, SumCheck::Skipped));
    if (directory.format == migrations::DirectoryFormat::Atlas)
        TRY(migrations::checkDirectory(directory));
    // The files of the other tools say what they do whether or not one of them is missing.
    if (const auto sound = migrations::checkDirectory(directory); !sound)
        fail(sound.error());
    std::optional<postgres::Connection> connection;
    if (!flags.url.empty()) {
        TRY_ASSIGN(const postgres::ConnectionSettings settings, sources::connectionSettings(text(flags.url)));
        TRY_ASSIGN(connection, postgres::Connection::open(settings, stop));
    }
    const qsizetype count = flags.latest > 0 ? std::min<qsizetype>(flags.latest, directory.files.size()) : directory.files.size();
    QList<migrations::MigrationFile> files = directory.files.last(count);
    files.removeIf([](const migrations::MigrationFile &file) {
        if (file.unreadable)
            printMessage(u"Warning: not linted: "_s + file.unreadable->toText());
        return file.unreadable.has_value();
    });
    const QList<workflow::LintedText> results = workflow::lintFiles(files, connection ? &*connection : nullptr, stop, options);
    Linted linted { {}, directory.problems.isEmpty() };
    for (qsizetype i = 0; i < files.size(); ++i)
        linted.files.append({ files.at(i).diskName(), files.at(i).text, results.at(i).findings });
    return linted;
}

QString findingsText(const QList<report::LintedFile> &files)
{
    QString output;
    qsizetype count = 0;
    for (const report::LintedFile &file : files) {
        for (const lint::Finding &finding : file.findings)
            output += lint::formatFinding(finding, file.text) + u'\n';
        count += file.findings.size();
    }
    return output + u"%1 in %2"_s.arg(count == 1 ? u"1 finding"_s : u"%1 findings"_s.arg(count),
                        files.size() == 1 ? u"1 migration file"_s : u"%1 migration files"_s.arg(files.size()));
}

/// Annotations name files as the repository does.
QString folderInRepository(const DirectoryFlags &flags)
{
    const QString folder = QDir(placeOf(flags).value_or(DirectoryPlace()).folder).absolutePath();
    QDir root(folder);
    while (!root.exists(u".git"_s)) {
        if (!root.cdUp())
            return QDir::current().relativeFilePath(folder);
    }
    const QString relative = root.relativeFilePath(folder);
    return relative == "."_L1 ? QString() : relative;
}

int run(const Flags &flags, const std::stop_token &stop)
{
    const auto linted = lintFiles(flags, stop);
    if (!linted)
        return fail(linted.error());
    const QList<report::LintedFile> &files = linted->files;
    if (flags.format == "json")
        printResult(report::lintJson(files));
    else if (flags.format == "github")
        printResult(report::lintGithub(files, folderInRepository(flags.directory)));
    else
        printResult(findingsText(files));
    const bool failed = std::any_of(files.begin(), files.end(), [](const report::LintedFile &file) {
        return std::any_of(file.findings.begin(), file.findings.end(),
            [](const lint::Finding &finding) { return finding.severity == lint::Severity::Error; });
    });
    return failed || !linted->isSound ? exitcode::failed : exitcode::done;
}

} // namespace

void addMigrateLint(CLI::App &app, Chosen &chosen)
{
    auto flags = std::make_shared<Flags>();
    CLI::App *verb = group(app, "migrate", "")->add_subcommand("lint", "Say what migration files will do, with evidence");
    flags->directory.addTo(*verb);
    verb->add_option("-u,--url", flags->url, "The database they will run on: sizes, rows, versions are looked up there");
    verb->add_option("--latest", flags->latest, "Only the last N files; 0: all")->check(CLI::NonNegativeNumber)->capture_default_str();
    addFormat(*verb, flags->format, { "text", "json", "github" });
    verb->add_option("--enable", flags->enable, "Rules that only run when asked for: ids or families")->delimiter(',');
    verb->add_option("--disable", flags->disable, "Rules that shall not run: ids, families, or other tools' codes")->delimiter(',');
    verb->add_option("--dev-url", flags->devUrl, "Accepted as Atlas's pipelines give it; statements are not replayed");
    verb->callback([flags, &chosen] { chosen.run = [flags](const std::stop_token &stop) { return run(*flags, stop); }; });
}

} // namespace schemawright::cli
