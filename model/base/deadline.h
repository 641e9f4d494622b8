// A stop token with a time limit.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace schemawright {

/// Asks to stop when the time is over, or when somebody else asks through `stop`. Any thread.
class Deadline
{
public:
    Deadline(std::chrono::milliseconds time, const std::stop_token &stop)
        : m_passOn(stop, [this] { m_source.request_stop(); })
        , m_timer([this, time](const std::stop_token &ended) { wait(time, ended); })
    {
    }

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    void wait(std::chrono::milliseconds time, const std::stop_token &ended)
    {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any().wait_for(lock, ended, time, [] { return false; });
        if (!ended.stop_requested())
            m_source.request_stop();
    }

    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_passOn;
    std::jthread m_timer; ///< last: it uses the others
};

} // namespace schemawright
