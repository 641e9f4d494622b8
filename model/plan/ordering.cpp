#include "model/plan/ordering.h"

#include "model/base/dependencygraph.h"
#include "model/plan/actionindex.h"
#include "model/plan/actionrank.h"
#include "model/plan/changesofonework.h"
#include "model/plan/cycles.h"
#include "model/plan/neededroutines.h"
#include "model/plan/structureedges.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;

namespace {

class EdgeBuilder
{
public:
    EdgeBuilder(const QList<Action> &actions, const render::RenderContext &context, bool followsCalls)
        : m_actions(actions)
        , m_context(context)
        , m_index(actions, context)
        , m_graph(static_cast<int>(actions.size()))
        , m_followsCalls(followsCalls)
    {
    }

    [[nodiscard]] DependencyGraph::Order sorted()
    {
        rankAndFollowCalls();
        for (const Edge &edge : structureEdges(m_actions, m_index, m_context))
            addEdge(edge.first, edge.second);
        addBuildEdges();
        addTearEdges();
        return m_graph.sorted();
    }

    [[nodiscard]] const QList<Edge> &edges() const { return m_edges; }

private:
    void addEdge(int first, int second)
    {
        m_graph.addEdge(first, second);
        m_edges.append({ first, second });
    }
    [[nodiscard]] bool isInPlace(int index) const
    {
        return m_actions.at(index).tearsDown && m_actions.at(index).builds;
    }
    void rankAndFollowCalls();
    void addBuildEdges();
    void addTearEdges();

    const QList<Action> &m_actions;
    const render::RenderContext &m_context;
    ActionIndex m_index;
    DependencyGraph m_graph;
    QList<Edge> m_edges;
    bool m_followsCalls;
    QSet<std::pair<schema::ObjectKey, int>> m_altersAfter; ///< object that is altered → action in place that follows
};

void EdgeBuilder::rankAndFollowCalls()
{
    constexpr qint64 spread = 1000; // room between ranks for chains of calls
    const QSet<schema::ObjectKey> recreated = recreatedKeys(m_actions);
    for (int i = 0; i < m_actions.size(); ++i)
        m_graph.setRank(i, actionRank(m_actions.at(i), recreated.contains(m_actions.at(i).change.key)) * spread);
    const NeededRoutines needed = neededRoutines(m_actions, m_index, m_context.after);
    for (auto routine = needed.depths.cbegin(); routine != needed.depths.cend(); ++routine)
        m_graph.setRank(routine.key(), neededRoutineRank * spread - std::min<qint64>(routine.value(), spread - 1));
    if (!m_followsCalls)
        return;
    for (const Call &call : needed.calls)
        addEdge(call.callee, call.caller);
}

// A part needs its table, but not what is altered of it: row security waits for policies, not they for it.
bool isOwnTable(const schema::Dependency &dependency)
{
    return !dependency.dependent().parent.isEmpty() && dependency.referenced().parent.isEmpty()
        && dependency.dependent().parentName() == dependency.referenced().qualifiedName();
}

// Nobody who needs a column needs its default: that may go while they stay.
bool changesDefaultOnly(const Action &action)
{
    const auto *const before = action.change.before ? std::get_if<schema::Column>(&*action.change.before) : nullptr;
    const auto *const after = action.change.after ? std::get_if<schema::Column>(&*action.change.after) : nullptr;
    if (!before || !after)
        return false;
    schema::Column other = *before;
    other.defaultExpression = after->defaultExpression;
    return other == *after;
}

// Nobody who needs a server, a wrapper or an operator family needs its options or members.
bool altersClauses(const Action &action)
{
    return action.change.key.kind == schema::ObjectKind::Other && action.change.action == ChangeAction::Alter;
}

void EdgeBuilder::addBuildEdges()
{
    for (const schema::Dependency &dependency : m_context.after.dependencies) {
        if (!m_index.concerns(dependency.dependent()) || isOwnTable(dependency))
            continue;
        const QList<int> builders = m_index.builders(dependency.dependent());
        if (builders.isEmpty())
            continue;
        for (const int first : m_index.providers(dependency.referenced())) {
            for (const int second : builders) {
                addEdge(first, second);
                if (m_actions.at(first).change.action == ChangeAction::Alter && isInPlace(second))
                    m_altersAfter.insert({ m_actions.at(first).change.key, second });
            }
        }
    }
}

// Two alterations in place whose objects depend on each other before and after run in the order of after; so do both halves of
// one from serial to identity or back.
void EdgeBuilder::addTearEdges()
{
    for (const schema::Dependency &dependency : m_context.before.dependencies) {
        if (!m_index.concerns(dependency.dependent()) || isOwnTable(dependency))
            continue;
        QList<int> tearers = m_index.tearers(dependency.dependent());
        // A view that is emptied needs nothing from then on, and is still there for who needs it.
        if (std::ranges::any_of(tearers, [&](int index) { return emptiesView(m_actions.at(index)); }))
            tearers.removeIf([&](int index) { return !emptiesView(m_actions.at(index)); });
        if (tearers.isEmpty())
            continue;
        for (const int second : m_index.replacers(dependency.referenced())) {
            if (emptiesView(m_actions.at(second)) || altersClauses(m_actions.at(second)))
                continue;
            if (changesDefaultOnly(m_actions.at(second))) {
                const int drop = m_index.dropOf(m_actions.at(second).change.key.parentName());
                for (const int first : tearers) {
                    if (drop >= 0 && first != drop)
                        addEdge(first, drop);
                }
                continue;
            }
            for (const int first : tearers) {
                const bool isAlteration = m_actions.at(second).change.action == ChangeAction::Alter;
                if (!isAlteration || !m_altersAfter.contains({ m_actions.at(second).change.key, first }))
                    addEdge(first, second);
            }
        }
    }
}

OrderedActions inOrder(const QList<Action> &actions, const QList<int> &nodes, const QList<Edge> &edges)
{
    OrderedActions ordered;
    ordered.actions.reserve(actions.size());
    ordered.before.resize(actions.size());
    QList<int> positions(actions.size());
    for (const int node : nodes) {
        positions[node] = static_cast<int>(ordered.actions.size());
        ordered.actions.append(actions.at(node));
    }
    for (const Edge &edge : edges)
        ordered.before[positions.at(edge.second)].append(positions.at(edge.first));
    return ordered;
}

tl::unexpected<Error> circleError(const QList<Action> &actions, const QList<int> &cycle)
{
    QStringList names;
    for (const int index : cycle)
        names.append(diff::toText(actions.at(index).change));
    return makeError(
        ErrorKind::Unsupported, u"These changes wait for each other in a circle: %1"_s.arg(names.join(u", "_s)));
}

} // namespace

Result<OrderedActions> orderActions(QList<Action> actions, const render::RenderContext &context)
{
    bool followsCalls = true;
    while (true) {
        EdgeBuilder builder(actions, context, followsCalls);
        const DependencyGraph::Order order = builder.sorted();
        if (order.cycle.isEmpty())
            return inOrder(actions, order.nodes, builder.edges());
        // Calls are guesses: a circle through them is no reason to split anything.
        if (std::exchange(followsCalls, false))
            continue;
        if (!openCycle(actions, order.cycle, context.before, context.after))
            return circleError(actions, order.cycle);
    }
}

} // namespace schemawright::plan
