#include "app/cli/verb.h"

#include "model/base/visibletext.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace schemawright::cli {

void SourceFlags::addTo(CLI::App &verb)
{
    verb.add_option("--dev-url", devUrl,
        "Development database: docker://postgres/15/dev or embedded://15 (a private server), or postgres://… of yours");
    verb.add_option("-s,--schema", schemas, "Only these schemas")->delimiter(',');
    verb.add_option("--exclude", exclude, "Leave out what matches these patterns: schema, schema.table, *.audit_*")->delimiter(',');
    verb.add_option("--var", variables, "name=value of a variable in schema files of HCL and in atlas.hcl")->allow_extra_args(false);
    verb.add_flag("--allow-programs", allowPrograms,
        "Run the programs that atlas.hcl names (external_schema, external): only in folders that you trust");
}

Result<sources::SourceOptions> SourceFlags::options() const
{
    sources::SourceOptions options;
    TRY_ASSIGN(options.developmentServer, devdb::parseDevelopmentUrl(text(devUrl)));
    options.schemas = texts(schemas);
    options.exclude = texts(exclude);
    for (const QString &variable : texts(variables))
        options.variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    options.allowsPrograms = allowPrograms || programsAreAllowed();
    return options;
}

bool programsAreAllowed()
{
    const QByteArray value = qgetenv("SCHEMAWRIGHT_ALLOW_PROGRAMS").toLower();
    return !value.isEmpty() && value != "0" && value != "false" && value != "no";
}

void addFormat(CLI::App &verb, std::string &format, const std::vector<std::string> &names)
{
    const auto takeFromTemplate = [](std::string &value) -> std::string {
        const QStringList words = text(value).remove(u'{').remove(u'}').split(u' ', Qt::SkipEmptyParts);
        if (value.find("{{") != std::string::npos && !words.isEmpty())
            value = words.first().toStdString();
        return {};
    };
    verb.add_option("--format", format, CLI::detail::join(names, ", "))
        ->capture_default_str()
        ->transform(CLI::Validator(takeFromTemplate, ""))
        ->check(CLI::IsMember(names));
}

CLI::Validator atLeast(int least)
{
    const auto check = [least](const std::string &value) -> std::string {
        bool isNumber = false;
        const int number = text(value).toInt(&isNumber);
        return isNumber && number >= least ? std::string() : value + " is no whole number from " + std::to_string(least) + " on";
    };
    return { check, "" };
}

void AccessFlags::addTo(CLI::App &verb)
{
    verb.add_option("--privileges", privileges,
        "Owners, grants and default privileges: auto (those that files name; all of them when files grant anything), manage "
        "(what files do not grant is revoked), ignore")
        ->capture_default_str()
        ->check(CLI::IsMember({ "auto", "manage", "ignore" }));
}

diff::AccessMode AccessFlags::mode(bool desiredIsLive) const
{
    if (privileges == "ignore")
        return diff::AccessMode::Ignore;
    if (desiredIsLive)
        return diff::AccessMode::Exact;
    return privileges == "manage" ? diff::AccessMode::Manage : diff::AccessMode::Auto;
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list << text(value);
    return list;
}

namespace {

int outputError = 0; ///< errno of the first failed write to standard output

bool print(FILE *stream, const QString &message)
{
    const QByteArray bytes = message.endsWith(u'\n') ? message.toUtf8() : QString(message + u'\n').toUtf8();
    const bool written = fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream)
        == static_cast<std::size_t>(bytes.size());
    return fflush(stream) == 0 && written;
}

} // namespace

void printResult(const QString &result)
{
    if (!print(stdout, result) && outputError == 0)
        outputError = errno;
}

bool isOutputComplete()
{
    if (outputError != 0 && outputError != EPIPE) // A reader like head(1) closes the pipe when it has enough.
        printMessage(QStringLiteral("Error: cannot write the result: %1").arg(QString::fromLocal8Bit(strerror(outputError))));
    return outputError == 0 || outputError == EPIPE;
}

void printMessage(const QString &message)
{
    print(stderr, visibleLines(message));
}

int fail(const Error &error)
{
    printMessage(QStringLiteral("Error: ") + error.toText());
    return exitcode::failed;
}

CLI::App *group(CLI::App &app, const std::string &name, const std::string &description)
{
    for (CLI::App *found : app.get_subcommands([&name](CLI::App *candidate) { return candidate->get_name() == name; }))
        return found;
    CLI::App *made = app.add_subcommand(name, description);
    made->require_subcommand(1);
    return made;
}

} // namespace schemawright::cli
