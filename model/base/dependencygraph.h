// A stable topological sort: same nodes, edges and weights, same order. O((V + E) log V).
#pragma once

#include <QList>

#include <vector>

namespace schemawright {

class DependencyGraph
{
public:
    /// Nodes are 0 … count-1; among those that are free to run, the one with the smallest rank goes first.
    explicit DependencyGraph(int count);
    void setRank(int node, qint64 rank);
    /// `first` runs before `second`. Self-edges are ignored.
    void addEdge(int first, int second);

    struct Order {
        QList<int> nodes; ///< every node once; nodes of cycles come last, by rank
        QList<int> cycle; ///< the nodes of one cycle, in edge order; empty when there is none
    };
    [[nodiscard]] Order sorted() const;

private:
    std::vector<std::vector<int>> m_successors;
    std::vector<qint64> m_ranks;
};

} // namespace schemawright
