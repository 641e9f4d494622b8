// Running other programs: initdb, pg_ctl, pg_dump. No shell is involved, ever.
#pragma once

#include "model/base/confinement.h"
#include "model/base/result.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <optional>
#include <stop_token>

namespace schemawright {

struct ProcessRequest {
    QString program;
    QStringList arguments;
    QString workingFolder; ///< empty: ours
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    std::chrono::milliseconds timeout { 60'000 };
    qint64 outputLimitBytes = 64 * 1024 * 1024;
    /// Run as this user when we are root (setgid, setuid in the child); 0 keeps our own identity.
    uint userId = 0;
    uint groupId = 0;
    std::optional<ConfinedPaths> confinedTo {}; ///< nullopt: it may touch what its user may
};

struct ProcessOutput {
    int exitCode = 0;
    QByteArray standardOutput;
    QByteArray standardError;
};

/// Blocks until the program ends. Errors: Io (cannot start, crashed), Timeout, Cancelled; the child is killed then.
/// A non-zero exit code is a value, not an error.
[[nodiscard]] Result<ProcessOutput> runProcess(const ProcessRequest &request, const std::stop_token &stop = {});

} // namespace schemawright
