#include "app/cli/environment.h"

#include "app/cli/verb.h"

#include "model/project/atlasproject.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

struct GlobalFlags {
    QString environment;
    QString config = u"file://atlas.hcl"_s;
    QMap<QString, QString> variables;
    QStringList rest;
};

/// CLI11 reads the flag too; an atlas.hcl is read before that.
bool allowsPrograms(const QStringList &arguments)
{
    return arguments.contains(u"--allow-programs"_s) || programsAreAllowed();
}

/// "--name value" and "--name=value". Errors: Input (no value, a --var without "=").
Result<GlobalFlags> takeGlobalFlags(const QStringList &arguments)
{
    GlobalFlags flags;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const QString name = argument.startsWith(u"--"_s) ? argument.section(u'=', 0, 0) : argument;
        static const QStringList known { u"--env"_s, u"--config"_s, u"-c"_s, u"--var"_s };
        if (!known.contains(name)) {
            flags.rest << argument;
            continue;
        }
        const bool isJoined = name.size() < argument.size();
        if (!isJoined && i + 1 >= arguments.size())
            return makeError(ErrorKind::Input, u"%1 needs a value"_s.arg(name));
        const QString value = isJoined ? argument.mid(name.size() + 1) : arguments.at(++i);
        if (name == u"--env")
            flags.environment = value;
        else if (name != u"--var")
            flags.config = value;
        else if (!value.contains(u'='))
            return makeError(ErrorKind::Input, u"--var %1 has no value"_s.arg(value), u"Write --var name=value."_s);
        else
            flags.variables.insert(value.section(u'=', 0, 0), value.section(u'=', 1));
    }
    return flags;
}

/// The verb that the first two words name; nullptr: none.
const CLI::App *verbOf(const CLI::App &app, const QStringList &arguments)
{
    const CLI::App *verb = &app;
    for (const QString &word : arguments) {
        const std::string name = word.toStdString();
        const std::function<bool(const CLI::App *)> hasName = [&name](const CLI::App *candidate) { return candidate->get_name() == name; };
        const std::vector<const CLI::App *> found = verb->get_subcommands(hasName);
        if (found.empty())
            break;
        verb = found.front();
    }
    return verb == &app ? nullptr : verb;
}

bool isGiven(const CLI::Option &option, const QStringList &arguments)
{
    return std::any_of(arguments.begin(), arguments.end(), [&option](const QString &argument) {
        if (argument.startsWith(u"--"_s))
            return option.check_lname(argument.mid(2).section(u'=', 0, 0).toStdString());
        return argument.startsWith(u'-') && argument.size() > 1 && option.check_sname(argument.mid(1, 1).toStdString());
    });
}

/// The flags that an env stands for. migrate lint looks at no database unless it is told to; schema diff starts at the env's.
QList<std::pair<QString, QString>> flagsOf(const project::AtlasEnvironment &environment, const CLI::App &verb)
{
    const CLI::App *group = verb.get_parent();
    const bool isSchemaDiff = verb.get_name() == "diff" && group != nullptr && group->get_name() == "schema";
    return {
        { u"--url"_s, verb.get_name() == "lint" ? QString() : environment.url },
        { u"--from"_s, isSchemaDiff ? environment.url : QString() },
        { u"--dev-url"_s, environment.developmentUrl },
        { u"--to"_s, environment.sourceUrl },
        { u"--dir"_s, environment.migrationsUrl },
        { u"--dir-format"_s, environment.migrationsFormat },
        { u"--schema"_s, environment.schemas.join(u',') },
        { u"--exclude"_s, environment.exclude.join(u',') },
        { u"--baseline"_s, environment.baseline },
        { u"--exec-order"_s, environment.executionOrder },
        { u"--lock-timeout"_s, environment.lockTimeout },
        { u"--revisions-schema"_s, environment.revisionsSchema },
    };
}

/// "env://src", also behind "--to=".
Result<QStringList> replaced(const QStringList &arguments, const project::AtlasEnvironment *environment)
{
    QStringList result;
    for (const QString &argument : arguments) {
        const qsizetype start = argument.startsWith(u"env://"_s) ? 0 : argument.indexOf(u"=env://"_s) + 1;
        if (start == 0 && !argument.startsWith(u"env://"_s)) {
            result << argument;
            continue;
        }
        if (environment == nullptr)
            return makeError(ErrorKind::Input, u"%1 needs to know which env is meant"_s.arg(argument.mid(start)), u"Add --env NAME."_s);
        TRY_ASSIGN(const QString value, project::environmentValue(*environment, argument.mid(start)));
        result << QString(argument.left(start) + value);
    }
    return result;
}

Result<QString> configFile(const QString &url)
{
    if (url.contains(u"://"_s) && !url.startsWith(u"file://"_s))
        return makeError(ErrorKind::Input, u"the project file %1 is no file"_s.arg(url), u"Write --config file://atlas.hcl."_s);
    return url.startsWith(u"file://"_s) ? url.mid(7) : url;
}

/// Why an env does not stand for a flag that the verb needs.
Error notSaid(const project::AtlasEnvironment &environment, const QString &flag)
{
    const bool isSource = flag == u"--to";
    const QStringList &missing = environment.missingVariables;
    Error error;
    error.kind = ErrorKind::Input;
    error.text = u"env \"%1\" has no %2"_s.arg(environment.name, isSource ? u"src"_s : u"url"_s);
    if (!isSource && !missing.isEmpty())
        error.text += u" because %1 %2 not set"_s.arg(missing.join(u" and "_s), missing.size() == 1 ? u"is"_s : u"are"_s);
    error.hint = u"Set it, or give %1."_s.arg(flag);
    return error;
}

/// `environment`: nullptr without --env.
Result<std::vector<std::string>> argumentsFor(const CLI::App &app, const GlobalFlags &flags, const project::AtlasEnvironment *environment)
{
    TRY_ASSIGN(QStringList result, replaced(flags.rest, environment));
    const CLI::App *verb = verbOf(app, result);
    if (environment && verb != nullptr) {
        const bool asksForHelp = flags.rest.contains(u"--help"_s) || flags.rest.contains(u"-h"_s);
        for (const auto &[name, value] : flagsOf(*environment, *verb)) {
            const CLI::Option *option = verb->get_option_no_throw(name.toStdString());
            if (option == nullptr || isGiven(*option, flags.rest))
                continue;
            if (!value.isEmpty())
                result << QString(name + u'=' + value);
            else if (option->get_required() && !asksForHelp && verb->get_name() != "import")
                return makeError(notSaid(*environment, name));
        }
    }
    if (verb != nullptr && verb->get_option_no_throw("--var") != nullptr) {
        for (auto variable = flags.variables.begin(); variable != flags.variables.end(); ++variable)
            result << QString(u"--var="_s + variable.key() + u'=' + *variable);
    }
    std::vector<std::string> strings;
    for (const QString &argument : std::as_const(result))
        strings.push_back(argument.toStdString());
    return strings;
}

void describeVerb(CLI::App &verb)
{
    bool isRequired = false;
    for (const auto &[name, value] : flagsOf({}, verb)) {
        const CLI::Option *option = verb.get_option_no_throw(name.toStdString());
        isRequired = isRequired || (option != nullptr && option->get_required());
    }
    verb.footer("With --env NAME, atlas.hcl says the flags that are not given (--config file://atlas.hcl, --var name=value).");
    if (!isRequired || verb.get_name() == "import")
        return;
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->column_width(34);
    formatter->label("REQUIRED", "REQUIRED (or by --env)");
    verb.formatter(formatter);
}

} // namespace

void describeEnvironments(CLI::App &app)
{
    const std::function<bool(CLI::App *)> any = [](CLI::App *) { return true; };
    for (CLI::App *verb : app.get_subcommands(any)) {
        if (verb->get_subcommands(any).empty())
            describeVerb(*verb);
        else
            describeEnvironments(*verb);
    }
}

Result<QList<EnvironmentRun>> withEnvironment(const CLI::App &app, const std::vector<std::string> &arguments, const std::stop_token &stop)
{
    TRY_ASSIGN(const GlobalFlags flags, takeGlobalFlags(texts(arguments)));
    if (flags.environment.isEmpty()) {
        TRY_ASSIGN(std::vector<std::string> plain, argumentsFor(app, flags, nullptr));
        return QList<EnvironmentRun> { { std::move(plain) } };
    }
    TRY_ASSIGN(const QString file, configFile(flags.config));
    TRY_ASSIGN(const auto environments, project::loadAtlasEnvironments(file, flags.environment,
                                            { .variables = flags.variables, .allowsPrograms = allowsPrograms(flags.rest) }, stop));
    if (environments.isEmpty())
        return makeError(ErrorKind::Input, u"env \"%1\" is no database: its for_each is empty"_s.arg(flags.environment));
    QList<EnvironmentRun> runs;
    for (const project::AtlasEnvironment &environment : environments) {
        for (const QString &warning : environment.warnings)
            printMessage(u"Warning: "_s + warning);
        TRY_ASSIGN(std::vector<std::string> own, argumentsFor(app, flags, &environment));
        runs.append({ std::move(own), environment.lint, environment.instance.isEmpty() ? QString() : u"env %1 (%2)"_s.arg(environment.name, environment.instance) });
    }
    return runs;
}

} // namespace schemawright::cli
