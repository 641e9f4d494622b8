// Looks at a build over time: how far, how fast, how long still. Pure: snapshots and times in, an estimate out. What
// cannot be known is left empty rather than guessed.
#pragma once

#include "model/apply/buildphases.h"

#include <chrono>

namespace schemawright::apply {

struct BuildEstimate {
    int phaseNumber = 0; ///< of phaseCount; 0: unknown
    int phaseCount = 8;
    QString phaseText; ///< the server's own words
    bool waiting = false; ///< for other transactions: nothing moves and no time can be given
    int waitingFor = 0; ///< how many of them
    double phaseFraction = -1; ///< 0 to 1; negative: the server does not count in this phase
    double overallFraction = 0; ///< 0 to 1, never goes back; a weighted sum, so label it with the phase
    double rate = -1; ///< per second, over 10 s or more; negative: not known yet
    bool rateInBlocks = true; ///< else in rows
    std::optional<std::chrono::seconds> leastLeft; ///< empty: not known
    std::optional<std::chrono::seconds> mostLeft; ///< equal to leastLeft once the estimate is stable
    std::optional<std::chrono::seconds> noProgressFor; ///< set after 10 s without a step although the server counts
    bool slowed = false; ///< an HNSW graph outgrew maintenance_work_mem: from here on it is many times slower
};

class BuildEstimator
{
public:
    using Time = std::chrono::milliseconds; ///< monotonic, of the caller's clock

    void feed(const catalog::IndexBuildProgress &build, Time at);
    /// Messages of the server while it builds; rates measured before "hnsw graph no longer fits" are forgotten.
    void feedNotice(const QString &text, Time at);
    [[nodiscard]] BuildEstimate estimate(Time at) const;

private:
    struct Sample {
        Time at { 0 };
        qint64 done = 0;
    };
    [[nodiscard]] std::optional<double> rateSince(Time from) const;
    [[nodiscard]] std::chrono::duration<double> secondsPerWeight() const;
    void enterPhase(qsizetype phase, Time at);
    void estimateTimeLeft(BuildEstimate &result, const PhaseProgress &progress, Time at) const;

    std::optional<catalog::IndexBuildProgress> m_build;
    QList<WorkPhase> m_phases;
    qsizetype m_phase = 0; ///< index into m_phases
    QList<Sample> m_samples; ///< of the running phase, the last 30 s
    Time m_lastStep { 0 }; ///< when a counter last moved
    Time m_lastFeed { 0 };
    Time m_worked { 0 }; ///< without the waiting phases
    double m_overall = 0;
    bool m_slowed = false;
};

} // namespace schemawright::apply
