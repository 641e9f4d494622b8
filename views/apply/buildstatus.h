// A running index build with what was measured of it.
#pragma once

#include "model/apply/buildestimator.h"
#include "model/catalog/activity.h"

#include <chrono>

namespace schemawright::applyview {

struct BuildStatus {
    catalog::IndexBuildProgress progress;
    apply::BuildEstimate estimate;
    std::chrono::seconds elapsed { 0 }; ///< since it was first seen
    QList<catalog::Blocker> blockers;
};

} // namespace schemawright::applyview
