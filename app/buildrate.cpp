#include "app/buildrate.h"

#include "views/apply/buildphases.h"

#include <algorithm>
#include <cmath>

namespace schemawright::app {

namespace {

using namespace std::chrono_literals;
constexpr auto window = 30s;
constexpr auto shortestWindow = 10s;

struct Counter {
    double done = 0;
    double total = 0;
};

/// Which counter lives depends on the phase; the others keep what an earlier phase left in them. HNSW counts tuples
/// without a total while its blocks move (measured on PostgreSQL 15 with pgvector 0.8).
Counter liveCounter(const catalog::IndexBuildProgress &progress)
{
    const QString &phase = progress.phase;
    if (applyview::isWaitingPhase(phase))
        return { double(progress.lockersDone), double(progress.lockersTotal) };
    const bool countsTuples = phase.endsWith(QLatin1String("loading tuples in tree"))
        || phase.contains(QLatin1String("merging tuples"));
    if (countsTuples)
        return { double(progress.tuplesDone), double(progress.tuplesTotal) };
    if (phase.contains(QLatin1String("sorting")) || phase == QLatin1String("initializing"))
        return {};
    return { double(progress.blocksDone), double(progress.blocksTotal) };
}

std::chrono::seconds seconds(double value)
{
    return std::chrono::seconds(static_cast<qint64>(std::llround(value)));
}

} // namespace

void BuildRate::forget()
{
    m_samples.clear();
    m_slowest = -1;
    m_fastest = -1;
}

applyview::BuildStatus BuildRate::add(Time now, const catalog::IndexBuildProgress &progress)
{
    if (!m_firstSeen)
        m_firstSeen = now;
    const Counter counter = liveCounter(progress);
    if (progress.phase != m_phase) {
        m_phase = progress.phase;
        m_lastMove = now;
        forget();
    }
    if (m_samples.empty() || m_samples.back().done != counter.done)
        m_lastMove = now;
    m_samples.push_back({ now, counter.done });
    while (now - m_samples.front().time > window)
        m_samples.pop_front();

    applyview::BuildStatus status;
    status.progress = progress;
    status.elapsed = std::chrono::duration_cast<std::chrono::seconds>(now - *m_firstSeen);
    const bool waiting = applyview::isWaitingPhase(progress.phase);
    if (counter.total > 0)
        status.fraction = std::clamp(counter.done / counter.total, 0.0, 1.0);
    if (!waiting) {
        status.stalledFor = std::chrono::duration_cast<std::chrono::seconds>(now - m_lastMove);
        const double span = std::chrono::duration<double>(now - m_samples.front().time).count();
        const double rate = span > 0 ? (counter.done - m_samples.front().done) / span : 0;
        if (now - m_samples.front().time >= shortestWindow && rate > 0) {
            m_slowest = m_slowest < 0 ? rate : std::min(m_slowest, rate);
            m_fastest = std::max(m_fastest, rate);
            status.unitsPerSecond = rate;
        }
        measure(status, counter.done, counter.total);
    }
    return status;
}

void BuildRate::measure(applyview::BuildStatus &status, double done, double total) const
{
    if (status.unitsPerSecond <= 0 || total <= 0)
        return;
    // Builds that outgrow maintenance_work_mem become slower, not faster: the range looks both ways around what was seen.
    const double left = total - done;
    status.timeLeft = { seconds(left / std::max(m_fastest, status.unitsPerSecond * 1.1)),
        seconds(left / std::min(m_slowest, status.unitsPerSecond * 0.9)) };
}

} // namespace schemawright::app
