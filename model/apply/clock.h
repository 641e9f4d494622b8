// Time as the executor sees it: tests pass a clock that does not wait.
#pragma once

#include <QDateTime>

#include <chrono>
#include <stop_token>

namespace schemawright::apply {

class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC
    /// Monotonic; only differences mean anything.
    [[nodiscard]] virtual std::chrono::nanoseconds elapsed() const = 0;
    /// False when `stop` was requested before the time was over.
    [[nodiscard]] virtual bool sleep(std::chrono::milliseconds duration, const std::stop_token &stop) = 0;
    /// 0.5 to 1: spreads the retries of several runs.
    [[nodiscard]] virtual double jitter() = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::nanoseconds elapsed() const override;
    [[nodiscard]] bool sleep(std::chrono::milliseconds duration, const std::stop_token &stop) override;
    [[nodiscard]] double jitter() override;
};

} // namespace schemawright::apply
