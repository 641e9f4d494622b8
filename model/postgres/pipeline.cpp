#include "model/postgres/pipeline.h"

#include "model/postgres/libpqerror.h"
#include "model/postgres/stoprequest.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <poll.h>

namespace schemawright::postgres {

using namespace Qt::StringLiterals;

constexpr int pipelineTick = 20; ///< milliseconds; how late a stop request may be noticed

/// One connection in pipeline mode, from the sending of its statements to the sync point behind them. While the caller
/// uses a result, another thread takes bytes from the socket; libpq bears one of them at a time. What waits are bytes in
/// one buffer, which need less memory than results.
class Pipeline
{
public:
    Pipeline(const PipelineRequest &request, const std::stop_token &stop)
        : m_request(request)
        , m_libpq(request.connection->m_connection)
        , m_stop(m_libpq, stop)
    {
        if (PQenterPipelineMode(m_libpq) == 0) {
            m_isDone = true;
            m_failure = lostConnection(m_libpq, {});
            return;
        }
        for (const QString &sql : request.statements)
            PQsendQueryParams(m_libpq, sql.toUtf8().constData(), 0, nullptr, nullptr, nullptr, nullptr, 0);
        PQpipelineSync(m_libpq);
    }

    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// Nothing more can come from the server.
    [[nodiscard]] bool isSilent() const { return m_isDone || m_isLost; }

    /// What to wait for; sends what is queued.
    [[nodiscard]] pollfd descriptor()
    {
        const std::lock_guard lock(m_mutex);
        const bool mustSend = PQflush(m_libpq) > 0;
        return { isSilent() ? -1 : PQsocket(m_libpq), static_cast<short>(mustSend ? POLLIN | POLLOUT : POLLIN), 0 };
    }

    void takeBytes()
    {
        const std::lock_guard lock(m_mutex);
        if (!isSilent() && PQconsumeInput(m_libpq) == 0)
            m_isLost = true;
    }

    void checkStop()
    {
        const std::lock_guard lock(m_mutex);
        if (!isSilent())
            m_stop.check();
    }

    [[nodiscard]] Result<> finish()
    {
        if (PQstatus(m_libpq) == CONNECTION_BAD)
            return makeError(m_failure ? *m_failure : lostConnection(m_libpq, {}));
        PQexitPipelineMode(m_libpq);
        if (!m_failure)
            return {};
        if (m_stop.wasSent() && m_failure->sqlState == "57014"_L1)
            m_failure->kind = ErrorKind::Cancelled;
        return makeError(*m_failure);
    }

    /// The next result, if it has come whole. Behind a failure there are none: the server skips the rest.
    [[nodiscard]] std::optional<ResultSet> takeResult()
    {
        const std::lock_guard lock(m_mutex);
        while (!m_isDone) {
            if (PQisBusy(m_libpq) != 0) {
                m_isDone = m_isLost.load();
                return std::nullopt;
            }
            PGresult *const result = PQgetResult(m_libpq);
            if (result == nullptr) {
                m_isDone = PQstatus(m_libpq) == CONNECTION_BAD;
                continue; // The end of one statement's results.
            }
            const ResultSet rows(result);
            if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
                m_isDone = true;
                return std::nullopt;
            }
            if (isFailure(result) && !m_failure)
                m_failure = serverError(m_libpq, result, m_request.statements.value(m_received));
            ++m_received;
            if (!m_failure)
                return rows;
        }
        return std::nullopt;
    }

    /// Gives what takeResult has returned to the one who asked.
    void handOver(const ResultSet &rows) const { m_request.receive(m_received - 1, rows); }

private:
    const PipelineRequest &m_request;
    std::mutex m_mutex; ///< for libpq
    PGconn *m_libpq;
    StopRequest m_stop;
    qsizetype m_received = 0;
    std::atomic<bool> m_isLost = false;
    std::atomic<bool> m_isDone = false;
    std::optional<Error> m_failure;
};

namespace {

using Pipelines = std::vector<std::unique_ptr<Pipeline>>;

/// Waits until a server has sent something and takes it.
void takeBytes(const Pipelines &pipelines, int milliseconds)
{
    std::vector<pollfd> descriptors;
    for (const auto &pipeline : pipelines)
        descriptors.push_back(pipeline->descriptor());
    ::poll(descriptors.data(), descriptors.size(), milliseconds);
    for (std::size_t i = 0; i < pipelines.size(); ++i) {
        pipelines[i]->checkStop();
        if (descriptors[i].revents != 0)
            pipelines[i]->takeBytes();
    }
}

/// Goes on taking bytes while a large result is used, so that no server waits with a full socket.
class Relief
{
public:
    explicit Relief(const Pipelines &pipelines)
        : m_pipelines(pipelines)
    {
    }

    void begin()
    {
        if (!m_thread.joinable())
            m_thread = std::jthread([this](const std::stop_token &ended) { run(ended); });
        m_isNeeded = true;
        m_isNeeded.notify_one();
    }
    void end() { m_isNeeded = false; }

    ~Relief()
    {
        m_thread.request_stop();
        m_isNeeded = true;
        m_isNeeded.notify_one();
    }
    Relief(const Relief &) = delete;
    Relief &operator=(const Relief &) = delete;

private:
    void run(const std::stop_token &ended)
    {
        while (!ended.stop_requested()) {
            takeBytes(m_pipelines, reliefTick);
            m_isNeeded.wait(false);
        }
    }

    static constexpr int reliefTick = 1; ///< milliseconds; how late the end may be noticed

    const Pipelines &m_pipelines;
    std::atomic<bool> m_isNeeded = false;
    std::jthread m_thread;
};

/// Hands over one result of each pipeline that has one; true when there was any.
bool advanceAll(const Pipelines &pipelines, Relief &relief)
{
    constexpr int largeResult = 1000; // rows; the use of less is over before a socket is full
    bool hasAdvanced = false;
    for (const auto &pipeline : pipelines) {
        const std::optional<ResultSet> rows = pipeline->takeResult();
        if (!rows)
            continue;
        hasAdvanced = true;
        const bool isLarge = rows->rowCount() > largeResult;
        if (isLarge)
            relief.begin();
        pipeline->handOver(*rows);
        if (isLarge)
            relief.end();
    }
    return hasAdvanced;
}

bool areDone(const Pipelines &pipelines)
{
    return std::ranges::all_of(pipelines, [](const auto &pipeline) { return pipeline->isDone(); });
}

} // namespace

QList<Result<>> runPipelines(const QList<PipelineRequest> &requests, const std::stop_token &stop)
{
    Pipelines pipelines;
    for (const PipelineRequest &request : requests)
        pipelines.push_back(std::make_unique<Pipeline>(request, stop));
    {
        Relief relief(pipelines);
        while (!areDone(pipelines)) {
            if (!advanceAll(pipelines, relief) && !areDone(pipelines))
                takeBytes(pipelines, pipelineTick);
        }
    }
    QList<Result<>> outcomes;
    for (const auto &pipeline : pipelines)
        outcomes.append(pipeline->finish());
    return outcomes;
}

} // namespace schemawright::postgres
