#include "app/cli/lintflags.h"

#include "model/lint/findingformat.h"
#include "model/project/tomllint.h"
#include "model/report/lintgithub.h"
#include "model/report/lintgitlab.h"
#include "model/report/lintjson.h"
#include "model/report/lintmarkdown.h"
#include "model/report/lintsarif.h"
#include "model/sources/prismaconnection.h"

#include <algorithm>
#include <utility>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

/// A rule is named by its id, another tool's code, or its family; empty: it is.
std::string ruleProblem(const QString &name)
{
    project::LintSettings none;
    if (setRule(none, name, true))
        return {};
    return (u"there is no rule %1%2. schemawright-cli rules lists them."_s.arg(name, project::similarRuleText(name))).toStdString();
}

void setRules(project::LintSettings &settings, const std::vector<std::string> &names, bool enabled)
{
    for (const QString &name : texts(names))
        (void)setRule(settings, name, enabled); // the flags have been checked
}

void printFindings(const report::LintRun &run, const QString &what)
{
    FindingPrinter printer;
    for (const report::LintedFile &file : run.files) {
        printer.startFile(file.text);
        for (const lint::Finding &finding : file.findings)
            printer.print(finding);
    }
    printer.finish(run.files.size(), what);
}

} // namespace

void LintFlags::addTo(CLI::App &verb)
{
    const CLI::Validator isGiven([](const std::string &value) { return value.empty() ? "the URL is empty: is a variable not set?" : std::string(); }, "");
    verb.add_option("-u,--url", url, "The database they will run on: sizes, rows, versions are looked up there")->check(isGiven);
    addFormat(verb, format, { "text", "json", "sarif", "github", "gitlab", "markdown" });
    const CLI::Validator isRule([](const std::string &name) { return ruleProblem(text(name)); }, "");
    const CLI::Validator isVersion([](const std::string &version) {
        return project::serverVersionFrom(text(version)) ? std::string() : version + " is no version: write 15 or 15.2"; }, "");
    verb.add_option("--enable", enable, "Rules that only run when asked for: ids or families")->delimiter(',')->check(isRule);
    verb.add_option("--disable", disable, "Rules that shall not run: ids, families, or other tools' codes")->delimiter(',')->check(isRule);
    verb.add_option("--application", application, "The folder of your programs: its .sql files and schema.prisma are searched for what is dropped, renamed or changed")
        ->check(CLI::ExistingDirectory);
    verb.add_flag("--no-row-checks", noRowChecks, "Read no rows of the database, only catalogs and statistics");
    verb.add_flag("--show-keys", showKeys, "Show keys of rows that make a statement fail; otherwise only their number");
    verb.add_flag("--durations", durations, "Say how long scans, rewrites and index builds take: a development server (--dev-url, else a private one) is measured first, in some two seconds");
    verb.add_option("--pg-version", pgVersion, "Of the server they will run on, where no database is asked: 15, 15.2")->check(isVersion);
    verb.add_option("--dev-url", devUrl, "The development server of --durations, and of migrate lint's --rehearse and schema-drift; else accepted as Atlas's pipelines give it");
}

Result<project::LintSettings> lintSettings(
    const LintFlags &flags, const project::LintSettings &environment, const QString &folder)
{
    TRY_ASSIGN(const project::TomlSettings files, project::findTomlSettings(folder));
    for (const QString &warning : files.warnings)
        printMessage(u"Warning: "_s + warning);
    project::LintSettings given;
    setRules(given, flags.enable, true);
    setRules(given, flags.disable, false);
    if (!flags.pgVersion.empty())
        given.serverVersion = project::serverVersionFrom(text(flags.pgVersion));
    return merged(merged(files.settings, environment), given);
}

bool isLeftOut(const project::LintSettings &settings, const QString &path)
{
    const bool excluded = project::isExcluded(settings, path);
    if (excluded)
        printMessage(u"Left out by excluded_paths: "_s + path);
    return excluded;
}

Result<workflow::FactsOptions> factsOptions(
    const LintFlags &flags, const project::LintSettings &settings, const std::optional<postgres::Connection> &connection)
{
    workflow::FactsOptions options;
    options.writeNotes = false;
    options.askRows = !flags.noRowChecks;
    options.showKeys = flags.showKeys;
    options.measureLoad = true;
    options.findUsers = true;
    options.application = flags.application.empty() ? settings.application : text(flags.application);
    if (flags.durations && connection) {
        TRY_ASSIGN(options.calibratedBy, devdb::parseDevelopmentUrl(text(flags.devUrl)));
        if (flags.devUrl.empty())
            options.calibratedBy = devdb::developmentServerLike(connection->serverVersion());
    }
    return options;
}

Result<std::optional<postgres::Connection>> factsConnection(const LintFlags &flags, const std::stop_token &stop)
{
    if (flags.url.empty())
        return std::optional<postgres::Connection>();
    TRY_ASSIGN(const postgres::ConnectionSettings settings, sources::connectionSettings(text(flags.url)));
    TRY_ASSIGN(auto connection, postgres::Connection::open(settings, stop));
    return std::optional<postgres::Connection>(std::move(connection));
}

void FindingPrinter::startFile(const QString &text)
{
    m_text = text;
    m_lines = LineBreaks(text);
}

void FindingPrinter::print(const lint::Finding &finding)
{
    constexpr qsizetype pieceSize = 64 * 1024;
    m_piece += lint::formatFinding(finding, m_text, m_lines) + u'\n';
    if (m_piece.size() > pieceSize)
        printResult(std::exchange(m_piece, {}));
    ++m_count;
    m_hasErrors = m_hasErrors || finding.severity == lint::Severity::Error;
}

void FindingPrinter::finish(qsizetype files, const QString &what)
{
    printResult(m_piece
        + u"%1 in %2"_s.arg(report::countedText(m_count, u"finding"_s, u"findings"_s),
            report::countedText(files, what, what + u's')));
}

void printLint(const report::LintRun &run, const std::string &format, const QString &what)
{
    if (format == "json")
        printResult(report::lintJson(run));
    else if (format == "sarif")
        printResult(report::lintSarif(run, QStringLiteral(SCHEMAWRIGHT_VERSION)));
    else if (format == "github")
        printResult(report::lintGithub(run));
    else if (format == "gitlab")
        printResult(report::lintGitlab(run));
    else if (format == "markdown")
        printResult(report::lintMarkdown(run));
    else
        printFindings(run, what);
}

bool wasAnswered(const std::optional<postgres::Connection> &connection, const std::stop_token &stop)
{
    if (stop.stop_requested()) {
        printMessage(u"Error: stopped before all was looked at: findings may be missing"_s);
        return false;
    }
    if (connection && !connection->isAlive()) {
        printMessage(u"Error: the connection to the database was lost: what was not looked up by then is assumed\nHint: Run it again when the server is there."_s);
        return false;
    }
    return true;
}

bool hasErrors(const report::LintRun &run)
{
    return std::any_of(run.files.begin(), run.files.end(), [](const report::LintedFile &file) {
        return std::any_of(file.findings.begin(), file.findings.end(),
            [](const lint::Finding &finding) { return finding.severity == lint::Severity::Error; });
    });
}

} // namespace schemawright::cli
