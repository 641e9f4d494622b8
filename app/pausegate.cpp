#include "app/pausegate.h"

namespace schemawright::app {

void PauseGate::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

void PauseGate::open()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = false;
    }
    m_opened.notify_all();
}

bool PauseGate::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

void PauseGate::pass(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_opened.wait(lock, stop, [this] { return !m_closed; });
}

} // namespace schemawright::app
