// A program that applies migrations and meets its end at a given event: what tst_recovery starts and buries.
// Usage: apply_victim <socket folder> <port> <database> <migrations> <journal folder> <event number> <end>
// Ends: "kill" (SIGKILL at once), "kill-later" (SIGKILL while the next statement runs), "terminate" (its backend),
// "crash" (SIGKILL to its backend: the server throws everybody out and recovers), "stop:<pg_ctl>:<data folder>" (the
// whole server, immediate).
#include "model/apply/executor.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdlib>
#include <unistd.h>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

void killLater()
{
    const pid_t victim = ::getpid();
    if (::fork() == 0) {
        ::usleep(40'000);
        ::kill(victim, SIGKILL);
        ::_exit(0);
    }
}

constexpr auto ownBackend = "application_name ~ '^schemawright [0-9a-f]+/[0-9]+$'";

void crashBackend(const postgres::ConnectionSettings &target)
{
    auto connection = postgres::Connection::open(target);
    const auto rows = connection->execute(u"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND "_s
        + QString::fromLatin1(ownBackend));
    if (rows->rowCount() > 0)
        ::kill(pid_t(rows->integer(0, 0)), SIGKILL);
}

void terminateBackend(const postgres::ConnectionSettings &target)
{
    auto connection = postgres::Connection::open(target);
    if (connection) {
        (void)connection->execute(
            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "_s
            + QString::fromLatin1(ownBackend));
    }
}

void stopServer(const QString &end)
{
    const QString program = end.section(u':', 1, 1);
    const QString data = end.section(u':', 2, 2);
    const QString command = u"%1 stop -D %2 -m immediate > /dev/null 2>&1"_s.arg(program, data);
    const QString line = ::getuid() == 0 ? QString(u"runuser -u postgres -- sh -c '" + command + u'\'') : command;
    if (std::system(qPrintable(line)) != 0)
        qFatal("cannot stop the server");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 8)
        return 2;
    apply::ApplyRequest request;
    request.target.host = arguments[1];
    request.target.port = arguments[2].toInt();
    request.target.database = arguments[3];
    request.target.user = u"postgres"_s;
    request.directory = migrations::loadDirectory(arguments[4]).value();
    request.journalFolder = arguments[5];
    request.revisionsSchema = u"public"_s;
    request.allowDirty = true;
    const int last = arguments[6].toInt();
    const QString end = arguments[7];

    int events = 0;
    const auto observe = [&](const apply::ApplyEvent &) {
        if (++events != last)
            return;
        if (end == "kill"_L1)
            ::kill(::getpid(), SIGKILL);
        else if (end == "kill-later"_L1)
            killLater();
        else if (end == "terminate"_L1)
            terminateBackend(request.target);
        else if (end == "crash"_L1)
            crashBackend(request.target);
        else
            stopServer(end);
    };
    const auto report = apply::applyMigrations(request, observe);
    if (!report) {
        fprintf(stderr, "%s\n", qPrintable(report.error().toText()));
        return 1;
    }
    if (report->failure)
        fprintf(stderr, "%s\n", qPrintable(report->failure->toText()));
    return report->succeeded() ? 0 : 1;
}
