// How fast a build moves and how long its phase will take, from what was seen of it.
#pragma once

#include "views/apply/buildstatus.h"

#include <deque>

namespace schemawright::app {

/// Follows one build. Counters start anew with each phase, and parallel workers move them in jumps, so a rate is taken
/// over at least ten seconds and the time left is a range until the rate is steady.
class BuildRate
{
public:
    using Time = std::chrono::milliseconds; ///< of a steady clock

    /// What is known after this answer of the server; `blockers` stay empty.
    [[nodiscard]] applyview::BuildStatus add(Time now, const catalog::IndexBuildProgress &progress);

private:
    struct Sample {
        Time time { 0 };
        double done = 0;
    };
    void forget();
    void measure(applyview::BuildStatus &status, double done, double total) const;

    std::optional<Time> m_firstSeen;
    QString m_phase;
    Time m_lastMove { 0 };
    double m_slowest = -1; ///< units per second, of full windows in this phase
    double m_fastest = -1;
    std::deque<Sample> m_samples; ///< of the last thirty seconds, oldest first
};

} // namespace schemawright::app
