// What a whole program costs, seen from outside: the same measure for ours and for others'.
#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::testing {

struct ProgramUsage {
    int exitCode = -1; ///< -1: it could not be started or crashed
    double cpuSeconds = 0; ///< user and system
    double seconds = 0;
    double peakMegabytes = 0; ///< resident
};

/// Runs it to its end; its output goes to /dev/null.
[[nodiscard]] ProgramUsage usageOf(const QString &program, const QStringList &arguments, const QString &folder = {});

} // namespace schemawright::testing
