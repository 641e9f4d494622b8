// A value that copies share until somebody makes a new one: pointers are compared first, values only when they differ.
#pragma once

#include <memory>
#include <utility>

namespace schemawright {

template <typename T> class Shared
{
public:
    Shared()
        : m_value(std::make_shared<const T>())
    {
    }
    Shared(T value) // NOLINT(google-explicit-constructor): a Shared<T> stands wherever a T does
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }

    [[nodiscard]] const T &operator*() const { return *m_value; }
    [[nodiscard]] const T *operator->() const { return m_value.get(); }
    [[nodiscard]] bool isSameInstance(const Shared &other) const { return m_value == other.m_value; }

    friend bool operator==(const Shared &a, const Shared &b) { return a.m_value == b.m_value || *a.m_value == *b.m_value; }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace schemawright
