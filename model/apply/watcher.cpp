#include "model/apply/watcher.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

Result<WatchSnapshot> pollBackend(postgres::Connection &monitor, int pid)
{
    WatchSnapshot snapshot;
    TRY_ASSIGN(snapshot.backend, catalog::readBackendState(monitor, pid));
    if (!snapshot.backend)
        return snapshot;
    TRY_ASSIGN(const auto builds, catalog::readIndexBuilds(monitor));
    const auto own = std::ranges::find(builds, pid, &catalog::IndexBuildProgress::pid);
    if (own != builds.end())
        snapshot.build = *own;
    // A concurrent build waits for other transactions' virtual ids, which is a lock wait too.
    if (snapshot.backend->waitEventType == "Lock"_L1) {
        TRY_ASSIGN(snapshot.blockers, catalog::readBlockers(monitor, pid));
    }
    return snapshot;
}

} // namespace schemawright::apply
