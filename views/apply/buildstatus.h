// A running index build with what was measured of it.
#pragma once

#include "model/catalog/activity.h"

#include <chrono>
#include <optional>
#include <utility>

namespace schemawright::applyview {

struct BuildStatus {
    catalog::IndexBuildProgress progress;
    std::chrono::seconds elapsed { 0 }; ///< of the statement
    double fraction = -1; ///< of the phase; negative: the phase has no counter that lives
    double unitsPerSecond = -1; ///< negative: not known yet
    /// Of this phase, from the fastest and the slowest measured rate; nullopt: not known.
    std::optional<std::pair<std::chrono::seconds, std::chrono::seconds>> timeLeft;
    std::chrono::seconds stalledFor { 0 }; ///< no counter has moved since
    QList<catalog::Blocker> blockers;
};

} // namespace schemawright::applyview
