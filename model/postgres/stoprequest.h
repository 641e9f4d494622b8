// How a stop token reaches the server. Only for model/postgres.
#pragma once

#include <QElapsedTimer>

#include <stop_token>

struct pg_conn;

namespace schemawright::postgres {

/// Passes the caller's wish to stop on to the server: at once, and again each second, because a request that arrives
/// between two statements is lost. A server that does not react is given up, so that nobody waits for a dead network.
class StopRequest
{
public:
    StopRequest(pg_conn *connection, const std::stop_token &stop)
        : m_connection(connection)
        , m_stop(stop)
    {
    }
    [[nodiscard]] bool wasSent() const { return m_sent; }
    /// To be called while waiting.
    void check();

private:
    void send();

    pg_conn *m_connection;
    std::stop_token m_stop;
    QElapsedTimer m_since;
    QElapsedTimer m_lastSent;
    bool m_sent = false;
};

} // namespace schemawright::postgres
