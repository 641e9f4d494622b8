#include "model/apply/clock.h"

#include <QRandomGenerator>

#include <algorithm>

#include <poll.h>

namespace schemawright::apply {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::nanoseconds SystemClock::elapsed() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

bool SystemClock::sleep(std::chrono::milliseconds duration, const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds slice { 20 }; // how late a stop request may be noticed
    const auto end = std::chrono::steady_clock::now() + duration;
    while (!stop.stop_requested()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return true;
        ::poll(nullptr, 0, static_cast<int>(std::min(left, slice).count()));
    }
    return false;
}

double SystemClock::jitter()
{
    return 0.5 + QRandomGenerator::global()->generateDouble() / 2;
}

} // namespace schemawright::apply
