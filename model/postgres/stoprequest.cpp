#include "model/postgres/stoprequest.h"

#include <array>
#include <memory>

#include <libpq-fe.h>
#include <sys/socket.h>

namespace schemawright::postgres {

constexpr qint64 cancelAgainMilliseconds = 1000;
constexpr qint64 cancelPatienceMilliseconds = 30'000;

void StopRequest::check()
{
    if (!m_stop.stop_requested())
        return;
    if (!m_sent)
        m_since.start();
    if (m_since.elapsed() > cancelPatienceMilliseconds)
        ::shutdown(PQsocket(m_connection), SHUT_RDWR); // The next read reports a lost connection.
    else if (!m_sent || m_lastSent.elapsed() > cancelAgainMilliseconds)
        send();
}

void StopRequest::send()
{
    m_sent = true;
    m_lastSent.start();
    const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> cancel(PQgetCancel(m_connection), &PQfreeCancel);
    std::array<char, 256> message {};
    if (cancel) // A failure shows as the statement simply going on.
        PQcancel(cancel.get(), message.data(), static_cast<int>(message.size()));
}

} // namespace schemawright::postgres
