// An optional value that is kept apart: what few objects have does not make all of them larger.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace schemawright {

/// Used like std::optional. Copies are deep.
template <typename T> class Rare
{
public:
    Rare() = default;
    Rare(std::nullopt_t) { } // NOLINT(google-explicit-constructor): as std::optional
    Rare(T value) // NOLINT(google-explicit-constructor): as std::optional
        : m_value(std::make_unique<T>(std::move(value)))
    {
    }
    Rare(const Rare &other)
        : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr)
    {
    }
    Rare(Rare &&) noexcept = default;
    Rare &operator=(Rare other) noexcept
    {
        m_value = std::move(other.m_value);
        return *this;
    }
    ~Rare() = default;

    [[nodiscard]] bool has_value() const { return m_value != nullptr; } // NOLINT(readability-identifier-naming)
    explicit operator bool() const { return has_value(); }
    void reset() { m_value.reset(); }

    [[nodiscard]] T &operator*() { return *m_value; }
    [[nodiscard]] const T &operator*() const { return *m_value; }
    [[nodiscard]] T *operator->() { return m_value.get(); }
    [[nodiscard]] const T *operator->() const { return m_value.get(); }

    friend bool operator==(const Rare &a, const Rare &b)
    {
        return a.has_value() == b.has_value() && (!a.has_value() || *a == *b);
    }

private:
    std::unique_ptr<T> m_value;
};

} // namespace schemawright
