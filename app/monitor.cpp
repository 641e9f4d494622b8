#include "app/monitor.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

using namespace std::chrono_literals;
constexpr auto normalPause = 1000ms;
constexpr auto waitingPause = 250ms; ///< while our statement waits for somebody, seconds count
constexpr auto hiddenPause = 5000ms;
constexpr auto lostPause = 5000ms;

} // namespace

Monitor::Monitor(jobs::JobList *jobs, QObject *parent)
    : QObject(parent)
    , m_work(std::make_shared<Work>())
    , m_worker(jobs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Monitor::poll);
}

void Monitor::setTarget(const std::optional<postgres::ConnectionSettings> &target)
{
    std::optional<postgres::ConnectionSettings> named = target;
    if (named)
        named->applicationName = u"schemawright monitor"_s;
    if (named == m_target)
        return;
    m_target = named;
    m_lost = false;
    m_worker.cancelAll();
    m_worker.run<bool>({}, [work = m_work](const jobs::JobContext &) -> Result<bool> {
        *work = {};
        return true;
    }, this, {});
    m_timer.stop();
    if (m_target)
        m_timer.start(0ms);
}

void Monitor::setBackend(int pid)
{
    m_backend = pid;
    if (pid != 0 && m_target)
        m_timer.start(0ms);
}

void Monitor::setWindowVisible(bool visible)
{
    m_windowVisible = visible;
    if (visible && m_target && m_timer.isActive())
        m_timer.start(0ms);
}

Result<postgres::Connection *> Monitor::openConnection(
    Work &work, const postgres::ConnectionSettings &target, const std::stop_token &stop)
{
    if (work.connection && work.connection->isAlive())
        return &*work.connection;
    work.connection.reset();
    TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, stop));
    // It only looks, and a look that takes long is not worth it.
    TRY(connection.execute(u"SET default_transaction_read_only = on"_s, stop));
    TRY(connection.execute(u"SET statement_timeout = '5s'"_s, stop));
    work.connection = std::move(connection);
    return &*work.connection;
}

Result<Observation> Monitor::look(
    Work &work, const postgres::ConnectionSettings &target, int pid, const std::stop_token &stop)
{
    TRY_ASSIGN(postgres::Connection *connection, openConnection(work, target, stop));
    if (!work.clock.isValid())
        work.clock.start();
    Observation seen;
    TRY_ASSIGN(const QList<catalog::IndexBuildProgress> builds, catalog::readIndexBuilds(*connection));
    const apply::BuildEstimator::Time now(work.clock.elapsed());
    QHash<int, Work::Followed> followed;
    for (const catalog::IndexBuildProgress &build : builds) {
        Work::Followed &one = followed[build.pid];
        one = work.builds.value(build.pid, Work::Followed { {}, now });
        one.estimator.feed(build, now);
        applyview::BuildStatus status;
        status.progress = build;
        status.estimate = one.estimator.estimate(now);
        status.elapsed = std::chrono::duration_cast<std::chrono::seconds>(now - one.firstSeen);
        if (status.estimate.waiting) {
            TRY_ASSIGN(status.blockers, catalog::readBlockers(*connection, build.pid));
        }
        seen.builds.append(status);
    }
    work.builds = followed;
    if (pid != 0) {
        TRY_ASSIGN(seen.backend, catalog::readBackendState(*connection, pid));
        if (seen.backend && !seen.backend->blockedBy.isEmpty()) {
            TRY_ASSIGN(seen.blockers, catalog::readBlockers(*connection, pid));
        }
    }
    return seen;
}

void Monitor::poll()
{
    if (!m_target)
        return;
    m_worker.run<Observation>(
        { {}, u"poll"_s },
        [work = m_work, target = *m_target, pid = m_backend](
            const jobs::JobContext &context) { return look(*work, target, pid, context.stop); },
        this, [this](const Result<Observation> &result) { onPolled(result); });
}

void Monitor::onPolled(const Result<Observation> &result)
{
    if (!m_target)
        return;
    if (!result) {
        m_timer.start(lostPause);
        if (result.error().kind == ErrorKind::Connection && !std::exchange(m_lost, true))
            emit lost(result.error());
        return;
    }
    if (std::exchange(m_lost, false))
        emit back();
    emit observed(*result);
    schedule(*result);
}

void Monitor::schedule(const Observation &observation)
{
    const bool waits = !observation.blockers.isEmpty();
    m_timer.start(!m_windowVisible ? hiddenPause : waits ? waitingPause : normalPause);
}

void Monitor::noteServerNotice(const QString &text)
{
    if (m_backend == 0)
        return;
    m_worker.run<bool>(
        {},
        [work = m_work, pid = m_backend, text](const jobs::JobContext &) -> Result<bool> {
            if (const auto build = work->builds.find(pid); build != work->builds.end())
                build->estimator.feedNotice(text, apply::BuildEstimator::Time(work->clock.elapsed()));
            return true;
        },
        this, {});
}

void Monitor::cancelQuery(int pid)
{
    if (!m_target)
        return;
    m_worker.run<bool>(
        { tr("Cancelling the query of process %1").arg(pid), {} },
        [work = m_work, target = *m_target, pid](const jobs::JobContext &context) -> Result<bool> {
            TRY_ASSIGN(postgres::Connection *connection, openConnection(*work, target, context.stop));
            // Needs the same role or pg_signal_backend. docs: functions-admin, "Server Signaling Functions".
            TRY_ASSIGN(const postgres::ResultSet answer,
                connection->query(u"SELECT pg_catalog.pg_cancel_backend($1::integer)"_s, { QString::number(pid) }, context.stop));
            return answer.boolean(0, 0);
        },
        this, [this, pid](const Result<bool> &result) { emit queryCancelled(pid, result); });
}

} // namespace schemawright::app
