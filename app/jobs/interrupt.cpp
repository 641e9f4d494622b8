#include "app/jobs/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <ctime>

namespace schemawright::jobs {

namespace {

sigset_t interruptSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP); // the terminal was closed
    return signals;
}

// A thread that waits for the signals may call anything, which a signal handler may not.
void waitForSignals(const std::stop_token &ended, std::stop_source source)
{
    const sigset_t signals = interruptSignals();
    const timespec tick { 0, 50'000'000 };
    bool asked = false;
    while (!ended.stop_requested()) {
        if (sigtimedwait(&signals, nullptr, &tick) < 0)
            continue;
        if (asked)
            std::_Exit(130);
        asked = true;
        source.request_stop();
    }
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t signals = interruptSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_waiter = std::jthread(waitForSignals, m_source);
}

Interrupt::~Interrupt()
{
    m_waiter.request_stop();
}

} // namespace schemawright::jobs
