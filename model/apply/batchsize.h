// How many rows the next transaction of a backfill takes: as many as wanted, fewer while batches take long or run into
// the locks of others.
#pragma once

#include <algorithm>
#include <chrono>

namespace schemawright::apply {

class BatchSize
{
public:
    explicit BatchSize(int wanted)
        : m_wanted(wanted)
        , m_rows(wanted)
    { }

    [[nodiscard]] int rows() const { return m_rows; }
    void shrink() { m_rows = std::max(m_rows / 2, std::min(m_wanted, smallest)); }
    /// Rows stay locked for as long as a batch takes: writers of the same rows wait so long.
    void took(std::chrono::nanoseconds duration)
    {
        if (duration > longest)
            shrink();
        else if (duration < longest / 4)
            m_rows = int(std::min<long long>(m_wanted, 2LL * m_rows));
    }

private:
    static constexpr int smallest = 10;
    static constexpr std::chrono::nanoseconds longest = std::chrono::seconds(1);
    int m_wanted = 0;
    int m_rows = 0;
};

} // namespace schemawright::apply
