#include "model/postgres/pipeline.h"

#include "model/postgres/libpqerror.h"
#include "model/postgres/stoprequest.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <poll.h>

namespace schemawright::postgres {

using namespace Qt::StringLiterals;

constexpr int pipelineTick = 20; ///< milliseconds; how late a stop request may be noticed

/// One connection in pipeline mode, from the sending of its statements to the sync point behind them.
class Pipeline
{
public:
    Pipeline(const PipelineRequest &request, const std::stop_token &stop)
        : m_request(request)
        , m_libpq(request.connection->m_connection)
        , m_stop(m_libpq, stop)
    {
        m_isDone = PQenterPipelineMode(m_libpq) == 0;
        if (m_isDone) {
            m_failure = lostConnection(m_libpq, {});
            return;
        }
        for (const QString &sql : request.statements)
            PQsendQueryParams(m_libpq, sql.toUtf8().constData(), 0, nullptr, nullptr, nullptr, nullptr, 0);
        PQpipelineSync(m_libpq);
    }

    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] pollfd descriptor() const
    {
        return { PQsocket(m_libpq), static_cast<short>(m_mustSend ? POLLIN | POLLOUT : POLLIN), 0 };
    }

    /// Sends what is queued, reads what has come and hands over one result at most.
    /// True when it can go on without waiting for the server.
    [[nodiscard]] bool advance()
    {
        m_mustSend = PQflush(m_libpq) > 0;
        if (PQisBusy(m_libpq) != 0 && PQconsumeInput(m_libpq) == 0) {
            m_isDone = true;
            return false;
        }
        if (PQisBusy(m_libpq) != 0)
            return false;
        takeResult();
        m_isDone = m_isDone || PQstatus(m_libpq) == CONNECTION_BAD;
        return !m_isDone;
    }

    void checkStop() { m_stop.check(); }

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

private:
    void takeResult()
    {
        PGresult *const result = PQgetResult(m_libpq);
        if (result == nullptr)
            return; // The end of one statement's results.
        const ResultSet rows(result);
        if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
            m_isDone = true;
            return;
        }
        if (isFailure(result) && !m_failure)
            m_failure = serverError(m_libpq, result, m_request.statements.value(m_received));
        if (!m_failure)
            m_request.receive(m_received, rows);
        ++m_received;
    }

    const PipelineRequest &m_request;
    PGconn *m_libpq;
    StopRequest m_stop;
    qsizetype m_received = 0;
    bool m_mustSend = true;
    bool m_isDone = false;
    std::optional<Error> m_failure;
};

namespace {

/// True when one of them can go on at once.
bool advanceAll(std::vector<std::unique_ptr<Pipeline>> &pipelines)
{
    bool canGoOn = false;
    for (const auto &pipeline : pipelines)
        canGoOn |= !pipeline->isDone() && pipeline->advance();
    return canGoOn;
}

void waitForAnswers(const std::vector<std::unique_ptr<Pipeline>> &pipelines)
{
    std::vector<pollfd> descriptors;
    for (const auto &pipeline : pipelines) {
        if (!pipeline->isDone())
            descriptors.push_back(pipeline->descriptor());
    }
    if (!descriptors.empty())
        ::poll(descriptors.data(), descriptors.size(), pipelineTick);
}

} // namespace

QList<Result<>> runPipelines(const QList<PipelineRequest> &requests, const std::stop_token &stop)
{
    std::vector<std::unique_ptr<Pipeline>> pipelines;
    for (const PipelineRequest &request : requests)
        pipelines.push_back(std::make_unique<Pipeline>(request, stop));
    const auto isDone = [](const auto &pipeline) { return pipeline->isDone(); };
    while (!std::ranges::all_of(pipelines, isDone)) {
        if (!advanceAll(pipelines))
            waitForAnswers(pipelines);
        for (const auto &pipeline : pipelines) {
            if (!pipeline->isDone())
                pipeline->checkStop();
        }
    }
    QList<Result<>> outcomes;
    for (const auto &pipeline : pipelines)
        outcomes.append(pipeline->finish());
    return outcomes;
}

} // namespace schemawright::postgres
