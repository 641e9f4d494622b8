#include "tests/benchmarks/programusage.h"

#include <QElapsedTimer>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace schemawright::testing {

namespace {

double secondsOf(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(std::vector<char *> &words, const char *folder)
{
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    if (*folder == '\0' || chdir(folder) == 0)
        execv(words.front(), words.data());
    _exit(127);
}

} // namespace

ProgramUsage usageOf(const QString &program, const QStringList &arguments, const QString &folder)
{
    std::vector<std::string> texts { program.toStdString() };
    for (const QString &argument : arguments)
        texts.push_back(argument.toStdString());
    std::vector<char *> words;
    for (std::string &text : texts)
        words.push_back(text.data());
    words.push_back(nullptr);
    const std::string where = folder.toStdString();

    QElapsedTimer timer;
    timer.start();
    const pid_t child = fork();
    if (child == 0)
        become(words, where.c_str());
    int status = 0;
    rusage used {};
    ProgramUsage usage;
    if (child < 0 || wait4(child, &status, 0, &used) != child)
        return usage;
    usage.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    usage.cpuSeconds = secondsOf(used.ru_utime) + secondsOf(used.ru_stime);
    usage.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    usage.peakMegabytes = static_cast<double>(used.ru_maxrss) / 1024;
    return usage;
}

} // namespace schemawright::testing
