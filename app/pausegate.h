// Holds a run between two transactions until the person lets it go on, or stops it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace schemawright::app {

class PauseGate
{
public:
    void close();
    void open();
    [[nodiscard]] bool isClosed() const;
    /// On the run's thread: returns at once while the gate is open, else when it opens or `stop` is requested.
    void pass(const std::stop_token &stop);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_closed = false;
};

} // namespace schemawright::app
