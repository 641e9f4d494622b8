// Kahn's algorithm with a binary heap, keyed by rank and then by node number.
#include "model/base/dependencygraph.h"

#include <algorithm>
#include <queue>

namespace schemawright {

DependencyGraph::DependencyGraph(int count)
    : m_successors(static_cast<std::size_t>(count))
    , m_ranks(static_cast<std::size_t>(count), 0)
{
}

void DependencyGraph::setRank(int node, qint64 rank)
{
    m_ranks[static_cast<std::size_t>(node)] = rank;
}

void DependencyGraph::addEdge(int first, int second)
{
    if (first != second)
        m_successors[static_cast<std::size_t>(first)].push_back(second);
}

namespace {

// Every node that Kahn left over has a predecessor that is left over too, so walking back must close a circle.
QList<int> findCycle(const std::vector<std::vector<int>> &successors, const std::vector<int> &remaining)
{
    std::vector<int> predecessor(successors.size(), -1);
    for (const int node : remaining) {
        for (const int next : successors[static_cast<std::size_t>(node)]) {
            if (std::binary_search(remaining.begin(), remaining.end(), next))
                predecessor[static_cast<std::size_t>(next)] = node;
        }
    }
    std::vector<bool> seen(successors.size(), false);
    int node = remaining.front();
    while (!seen[static_cast<std::size_t>(node)]) {
        seen[static_cast<std::size_t>(node)] = true;
        node = predecessor[static_cast<std::size_t>(node)];
    }
    QList<int> cycle;
    for (int step = node; cycle.isEmpty() || step != node; step = predecessor[static_cast<std::size_t>(step)])
        cycle.prepend(step);
    return cycle;
}

} // namespace

DependencyGraph::Order DependencyGraph::sorted() const
{
    const std::size_t count = m_successors.size();
    std::vector<int> waiting(count, 0);
    for (const auto &successors : m_successors) {
        for (const int next : successors)
            ++waiting[static_cast<std::size_t>(next)];
    }
    using Entry = std::pair<qint64, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> ready;
    for (std::size_t node = 0; node < count; ++node) {
        if (waiting[node] == 0)
            ready.emplace(m_ranks[node], static_cast<int>(node));
    }
    Order order;
    std::vector<bool> placed(count, false);
    while (!ready.empty()) {
        const int node = ready.top().second;
        ready.pop();
        placed[static_cast<std::size_t>(node)] = true;
        order.nodes.append(node);
        for (const int next : m_successors[static_cast<std::size_t>(node)]) {
            if (--waiting[static_cast<std::size_t>(next)] == 0)
                ready.emplace(m_ranks[static_cast<std::size_t>(next)], next);
        }
    }
    std::vector<int> remaining;
    for (std::size_t node = 0; node < count; ++node) {
        if (!placed[node])
            remaining.push_back(static_cast<int>(node));
    }
    if (remaining.empty())
        return order;
    order.cycle = findCycle(m_successors, remaining);
    std::sort(remaining.begin(), remaining.end(), [this](int a, int b) {
        return std::pair(m_ranks[static_cast<std::size_t>(a)], a) < std::pair(m_ranks[static_cast<std::size_t>(b)], b);
    });
    for (const int node : remaining)
        order.nodes.append(node);
    return order;
}

} // namespace schemawright
