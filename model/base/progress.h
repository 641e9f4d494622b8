// How long model functions report what they do and learn that nobody wants the result any more.
#pragma once

#include <QString>

#include <functional>
#include <stop_token>

namespace schemawright {

struct Progress {
    QString activity; ///< "Reading indexes of shop"
    double fraction = -1; ///< 0 to 1; negative when unknown.
};

/// Called on the thread that runs the function; empty means nobody listens.
using ProgressFn = std::function<void(const Progress &)>;

inline void reportProgress(const ProgressFn &progress, const QString &activity, double fraction = -1)
{
    if (progress)
        progress({ activity, fraction });
}

} // namespace schemawright
