// What all who find edges share: the actions and where they are found by what they are about.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

class EdgeCollector
{
public:
    EdgeCollector(const QList<Action> &actions, const ActionIndex &index, const render::RenderContext &context)
        : m_actions(actions)
        , m_index(index)
        , m_context(context)
    {
    }

protected:
    /// The second waits for the first; one that is not there (-1) waits for nobody.
    void add(int first, int second)
    {
        if (first >= 0 && second >= 0 && first != second)
            m_edges.append({ first, second });
    }

    const QList<Action> &m_actions;
    const ActionIndex &m_index;
    const render::RenderContext &m_context;
    QList<Edge> m_edges;
};

} // namespace schemawright::plan
