// Durations for people.
#pragma once

#include <QString>

#include <chrono>

namespace schemawright::applyview {

[[nodiscard]] QString durationText(std::chrono::nanoseconds duration); ///< "12 ms", "1.2 s", "3 min 5 s", "2 h 10 min"
[[nodiscard]] QString clockText(std::chrono::milliseconds elapsed); ///< "00:12", "1:02:03"

} // namespace schemawright::applyview
