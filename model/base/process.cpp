#include "model/base/process.h"

#include <QElapsedTimer>
#include <QProcess>

#include <csignal>
#include <grp.h>
#include <unistd.h>

namespace schemawright {

namespace {

/// Between fork and exec: only async-signal-safe calls here.
void prepareChild(uint userId, uint groupId, const std::optional<Confinement> &confinement)
{
    // A signal mask survives exec: ours (see jobs::Interrupt) must not make children deaf.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (userId != 0 && (setgroups(0, nullptr) != 0 || setgid(groupId) != 0 || setuid(userId) != 0))
        _exit(126);
    if (confinement && !confinement->enter())
        _exit(126);
}

/// Who stops us with Ctrl+C or kill stops the programs that run for us, too.
Error endedBySignal(const QProcess &process, const std::stop_token &stop)
{
    const int signal = process.exitCode(); // of one that did not exit
    Error error;
    error.kind = stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Io;
    if (stop.stop_requested())
        error.text = QStringLiteral("%1 was cancelled").arg(process.program());
    else if (signal == SIGTERM || signal == SIGINT || signal == SIGHUP || signal == SIGKILL)
        error.text = QStringLiteral("%1 was stopped from outside (signal %2)").arg(process.program()).arg(signal);
    else
        error.text = QStringLiteral("%1 crashed (signal %2)").arg(process.program()).arg(signal);
    return error;
}

tl::unexpected<Error> stopped(QProcess &process, ErrorKind kind, const QString &text)
{
    process.kill();
    process.waitForFinished(5000);
    return makeError(kind, text);
}

} // namespace

Result<ProcessOutput> runProcess(const ProcessRequest &request, const std::stop_token &stop)
{
    QProcess process;
    process.setProcessEnvironment(request.environment);
    if (!request.workingFolder.isEmpty())
        process.setWorkingDirectory(request.workingFolder);
    const auto confinement = request.confinedTo ? std::optional(Confinement(*request.confinedTo)) : std::nullopt;
    process.setChildProcessModifier([user = request.userId, group = request.groupId, &confinement] { prepareChild(user, group, confinement); });
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(request.program, request.arguments);
    if (!process.waitForStarted(10'000)) {
        return makeError(
            ErrorKind::Io, QStringLiteral("cannot start %1: %2").arg(request.program, process.errorString()));
    }
    ProcessOutput output;
    QElapsedTimer elapsed;
    elapsed.start();
    while (process.state() != QProcess::NotRunning) {
        process.waitForFinished(50);
        output.standardOutput += process.readAllStandardOutput();
        output.standardError += process.readAllStandardError();
        if (stop.stop_requested())
            return stopped(process, ErrorKind::Cancelled, QStringLiteral("%1 was cancelled").arg(request.program));
        if (elapsed.elapsed() > request.timeout.count()) {
            return stopped(process, ErrorKind::Timeout,
                QStringLiteral("%1 did not end within %2 s").arg(request.program).arg(request.timeout.count() / 1000));
        }
        if (output.standardOutput.size() + output.standardError.size() > request.outputLimitBytes)
            return stopped(process, ErrorKind::Io, QStringLiteral("%1 printed too much").arg(request.program));
    }
    output.standardOutput += process.readAllStandardOutput();
    output.standardError += process.readAllStandardError();
    if (process.exitStatus() != QProcess::NormalExit)
        return makeError(endedBySignal(process, stop));
    output.exitCode = process.exitCode();
    return output;
}

} // namespace schemawright
