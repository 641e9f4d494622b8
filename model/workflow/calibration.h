// The speed of a development server, measured once while the program runs.
#pragma once

#include "model/catalog/facts.h"
#include "model/devdb/developmentdatabase.h"

#include <optional>
#include <stop_token>

namespace schemawright::workflow {

/// From any thread; who comes second waits for the first. nullopt: there is no such server, or it cannot be measured; then
/// nothing is said of durations.
[[nodiscard]] std::optional<catalog::Calibration> calibrationOf(
    const devdb::DevelopmentServer &server, const std::stop_token &stop = {});

} // namespace schemawright::workflow
