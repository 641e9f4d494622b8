#include "app/cli/environment.h"
#include "app/cli/verb.h"
#include "app/jobs/interrupt.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace schemawright;

/// The parser with all verbs, and the verb that it has found.
struct CommandLine {
    CLI::App app { "PostgreSQL schemas and migrations: inspect, compare, plan, lint, apply.", "schemawright-cli" };
    cli::Chosen chosen;
};

std::unique_ptr<CommandLine> makeCommandLine()
{
    auto line = std::make_unique<CommandLine>();
    line->app.set_version_flag("--version", "schemawright-cli " SCHEMAWRIGHT_VERSION);
    line->app.require_subcommand(1);
    line->app.get_formatter()->column_width(34);
    cli::addVerbs(line->app, line->chosen);
    cli::describeEnvironments(line->app);
    line->app.footer("--env NAME takes what atlas.hcl says of an env for the flags that are not given (--config file://atlas.hcl,\n"
                     "--var name=value); env://src, env://url, env://dev and env://migration.dir stand for its values.");
    return line;
}

int run(const cli::EnvironmentRun &given, const std::stop_token &stop)
{
    const auto line = makeCommandLine();
    line->chosen.lint = given.lint;
    const std::vector<std::string> &arguments = given.arguments;
    try { // CLI11 throws, also where a verb has a value checked while it runs; nothing of ours does.
        line->app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend())); // It takes them from the back.
        return line->chosen.run(stop);
    } catch (const CLI::Error &error) {
        return line->app.exit(error) == 0 ? cli::exitcode::done : cli::exitcode::badUsage;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("schemawright"));
    const jobs::Interrupt interrupt; // Ctrl+C asks the verb to stop: a running statement is cancelled on the server.
    const auto runs = cli::withEnvironment(makeCommandLine()->app, std::vector<std::string>(argv + 1, argv + argc), interrupt.token());
    if (!runs)
        return cli::fail(runs.error());
    std::signal(SIGPIPE, SIG_IGN); // A closed pipe is a failed write.
    int code = cli::exitcode::done;
    // The first database that fails ends it: what went wrong there would go wrong in the next ones.
    for (auto next = runs->begin(); next != runs->end() && code == cli::exitcode::done; ++next) {
        if (!next->title.isEmpty())
            cli::printMessage(next->title);
        code = run(*next, interrupt.token());
    }
    return cli::isOutputComplete() ? code : std::max(code, cli::exitcode::failed);
}
