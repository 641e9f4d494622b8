// Ctrl+C, SIGTERM and SIGHUP as a stop token. A second one ends the process at once.
#pragma once

#include <stop_token>
#include <thread>

namespace schemawright::jobs {

class Interrupt
{
public:
    /// Blocks these signals in the calling thread (and so in those it starts later): make it early in main().
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_waiter;
};

} // namespace schemawright::jobs
