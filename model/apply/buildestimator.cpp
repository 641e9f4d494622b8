#include "model/apply/buildestimator.h"

#include <algorithm>
#include <cmath>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

// With parallel workers the counters stand still for a second and then jump: shorter windows would show zero or
// nonsense.
constexpr std::chrono::milliseconds shortWindow { 10'000 };
constexpr std::chrono::milliseconds longWindow { 30'000 };
constexpr double steady = 0.15; ///< both windows agree to this: one number is shown instead of a range

double fractionOf(const PhaseProgress &progress)
{
    return progress.total > 0 ? std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0) : -1;
}

double weightBefore(const QList<WorkPhase> &phases, qsizetype phase)
{
    double weight = 0;
    for (qsizetype i = 0; i < std::min(phase, phases.size()); ++i)
        weight += phases[i].weight;
    return weight;
}

std::chrono::seconds toSeconds(double seconds)
{
    return std::chrono::seconds(std::llround(seconds));
}

} // namespace

void BuildEstimator::enterPhase(qsizetype phase, Time at)
{
    m_phase = phase;
    m_samples.clear();
    m_lastStep = at;
}

void BuildEstimator::feed(const catalog::IndexBuildProgress &build, Time at)
{
    // REINDEX TABLE goes from index to index: each is a build of its own.
    const bool another
        = m_build && (m_build->pid != build.pid || (m_build->indexOid != 0 && m_build->indexOid != build.indexOid));
    if (another)
        *this = BuildEstimator();
    const bool first = !m_build;
    const bool wasWaiting = m_build && isWaitingPhase(m_build->phase);
    if (first || m_build->method != build.method)
        m_phases = workPhases(build.method, build.command.contains("CONCURRENTLY"_L1));
    if (!first && !wasWaiting)
        m_worked += at - m_lastFeed;
    m_lastFeed = at;

    const qsizetype phase = currentPhase(m_phases, build.phase);
    if (first || phase != m_phase || (wasWaiting && !isWaitingPhase(build.phase)))
        enterPhase(phase, at);
    m_build = build;
    double overall = weightBefore(m_phases, m_phase);
    if (m_phase < m_phases.size() && !isWaitingPhase(build.phase)) {
        const PhaseProgress progress = progressOf(build, m_phases[m_phase].counter);
        if (m_samples.isEmpty() || m_samples.last().done != progress.done)
            m_lastStep = at;
        m_samples << Sample { at, progress.done };
        while (m_samples.size() > 2 && m_samples[1].at <= at - longWindow)
            m_samples.removeFirst();
        overall += m_phases[m_phase].weight * std::max(0.0, fractionOf(progress));
    }
    m_overall = std::max(m_overall, std::min(overall, 1.0));
}

void BuildEstimator::feedNotice(const QString &text, Time at)
{
    // pgvector: "hnsw graph no longer fits into maintenance_work_mem after N tuples"; measured 11 times slower after
    // it.
    if (!text.contains("no longer fits into maintenance_work_mem"_L1))
        return;
    m_slowed = true;
    m_samples.clear();
    m_lastStep = at;
}

std::optional<double> BuildEstimator::rateSince(Time from) const
{
    if (m_samples.size() < 2)
        return std::nullopt;
    const Sample &last = m_samples.last();
    auto first = std::ranges::find_if(m_samples, [&](const Sample &sample) { return sample.at >= from; });
    if (first != m_samples.begin() && (first == m_samples.end() || first->at > from))
        --first;
    const auto span = std::chrono::duration<double>(last.at - first->at);
    if (last.at - first->at < shortWindow)
        return std::nullopt;
    return double(last.done - first->done) / span.count();
}

std::chrono::duration<double> BuildEstimator::secondsPerWeight() const
{
    return m_overall > 0 ? std::chrono::duration<double>(m_worked) / m_overall : std::chrono::duration<double>(0);
}

BuildEstimate BuildEstimator::estimate(Time at) const
{
    BuildEstimate result;
    if (!m_build)
        return result;
    result.phaseNumber = phaseNumber(m_build->phase);
    result.phaseCount = phaseCount(m_build->command);
    result.phaseText = m_build->phase;
    result.waiting = isWaitingPhase(m_build->phase);
    result.overallFraction = m_overall;
    result.slowed = m_slowed;
    if (result.waiting) {
        result.waitingFor = int(std::max<qint64>(0, m_build->lockersTotal - m_build->lockersDone));
        return result;
    }
    if (m_phase >= m_phases.size())
        return result;
    const PhaseProgress progress = progressOf(*m_build, m_phases[m_phase].counter);
    result.phaseFraction = fractionOf(progress);
    result.rateInBlocks = m_phases[m_phase].counter == PhaseCounter::Blocks;
    if (result.phaseFraction >= 0 && result.phaseFraction < 1 && at - m_lastStep >= shortWindow)
        result.noProgressFor = std::chrono::duration_cast<std::chrono::seconds>(at - m_lastStep);
    else
        estimateTimeLeft(result, progress, at);
    return result;
}

void BuildEstimator::estimateTimeLeft(BuildEstimate &result, const PhaseProgress &progress, Time at) const
{
    const auto recent = rateSince(at - shortWindow);
    const auto longer = rateSince(at - longWindow);
    if (!recent || !longer || *recent <= 0 || *longer <= 0)
        return;
    result.rate = *recent;
    const double here = double(progress.total - progress.done);
    // What comes later has no rate yet: as long per share of the work as everything up to now took.
    const double laterWeight = 1 - weightBefore(m_phases, m_phase + 1);
    const double later = laterWeight * secondsPerWeight().count();
    double least = here / std::max(*recent, *longer) + later;
    double most = here / std::min(*recent, *longer) + later;
    // Each tenth of an HNSW graph takes longer than the one before (1.8 times at the end, in memory).
    if (m_build->method == "hnsw"_L1)
        most *= 1.8;
    if (most <= least * (1 + steady))
        least = most = (least + most) / 2;
    result.leastLeft = toSeconds(least);
    result.mostLeft = toSeconds(most);
}

} // namespace schemawright::apply
