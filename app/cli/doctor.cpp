// doctor: what was found on this machine, what is missing and how to get it.
#include "app/cli/verb.h"
#include "app/cli/verbs.h"

#include "model/base/confinement.h"
#include "model/postgres/privateserver.h"

#include <QLibraryInfo>
#include <QStandardPaths>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

QString serverLine(const postgres::ServerInstallation &server)
{
    return u"  PostgreSQL %1  %2  (%3)%4"_s.arg(server.version, -7)
        .arg(server.binFolder, server.origin, server.hasPgvector ? u", pgvector"_s : QString());
}

bool tryPrivateServer(const std::stop_token &stop)
{
    const auto server = postgres::PrivateServer::acquire(0, postgres::ServerPurpose::Development, {}, stop);
    if (!server) {
        printResult(u"Private server: cannot start\n  "_s + server.error().toText());
        return false;
    }
    printResult(u"Private server: PostgreSQL %1 starts, data in %2"_s.arg(server->installation().version, server->dataFolder()));
    if (!Confinement::isPossible()) {
        printResult(u"  It is not confined to that folder: this kernel has no Landlock. A schema that you did not write could read and write your files."_s);
    }
    return true;
}

int run(const std::stop_token &stop)
{
    printResult(u"Schemawright %1, Qt %2"_s.arg(QStringLiteral(SCHEMAWRIGHT_VERSION), QString::fromLatin1(qVersion())));
    const QList<postgres::ServerInstallation> servers = postgres::findServerInstallations();
    if (servers.isEmpty()) {
        printResult(u"PostgreSQL servers: none\n"
                    "  Install one, for example with: apt-get install postgresql"_s);
        return exitcode::failed;
    }
    printResult(u"PostgreSQL servers:"_s);
    bool pgvector = false;
    for (const postgres::ServerInstallation &server : servers) {
        printResult(serverLine(server));
        pgvector = pgvector || server.hasPgvector;
    }
    if (!pgvector) {
        printResult(u"pgvector: in none of them; schemas with vector columns cannot be read\n"
                    "  Run packaging/install-dependencies, or install the package postgresql-%1-pgvector"_s.arg(
                        servers.first().majorVersion));
    }
    return tryPrivateServer(stop) ? exitcode::done : exitcode::failed;
}

} // namespace

void addDoctor(CLI::App &app, Chosen &chosen)
{
    CLI::App *verb = app.add_subcommand("doctor", "List the servers found, what is missing and how to get it");
    verb->callback([&chosen] { chosen.run = [](const std::stop_token &stop) { return run(stop); }; });
}

} // namespace schemawright::cli
