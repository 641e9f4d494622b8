#include "app/cli/environment.h"
#include "app/cli/verb.h"
#include "app/jobs/interrupt.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

int main(int argc, char **argv)
{
    using namespace schemawright;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("schemawright"));

    CLI::App app("PostgreSQL schemas and migrations: inspect, compare, plan, lint, apply.", "schemawright-cli");
    app.set_version_flag("--version", "schemawright-cli " SCHEMAWRIGHT_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    cli::Chosen chosen;
    cli::addVerbs(app, chosen);
    app.footer("--env NAME takes what atlas.hcl says of an env for the flags that are not given (--config file://atlas.hcl,\n"
               "--var name=value); env://src, env://url, env://dev and env://migration.dir stand for its values.");
    const auto arguments = cli::withEnvironment(app, std::vector<std::string>(argv + 1, argv + argc));
    if (!arguments)
        return cli::fail(arguments.error());
    try { // CLI11 throws; nothing of ours does.
        app.parse(std::vector<std::string>(arguments->rbegin(), arguments->rend())); // It takes them from the back.
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? cli::exitcode::done : cli::exitcode::badUsage;
    }
    const jobs::Interrupt interrupt; // Ctrl+C asks the verb to stop: a running statement is cancelled on the server.
    std::signal(SIGPIPE, SIG_IGN); // A closed pipe is a failed write.
    const int code = chosen.run(interrupt.token());
    return cli::isOutputComplete() ? code : std::max(code, cli::exitcode::failed);
}
