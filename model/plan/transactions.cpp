#include "model/plan/transactions.h"

#include <algorithm>

namespace schemawright::plan {

namespace {

bool isLong(const render::Statement &statement)
{
    return statement.work != render::Work::Instant;
}

bool blocksReads(const render::Statement &statement)
{
    return std::ranges::any_of(statement.locks,
        [](const render::RelationLock &lock) { return lock.mode == schema::LockMode::AccessExclusive; });
}

bool hasOther(const QSet<int> &changes, int change)
{
    return changes.size() > 1 || (changes.size() == 1 && !changes.contains(change));
}

/// What the open transaction holds so far, by the change that wants it.
struct OpenTransaction {
    bool isOpen = false;
    QSet<QualifiedName> relations; ///< locked, of those that exist
    QSet<int> blocking;
    QSet<int> working;
};

// Every lock takes a place in a table that all sessions share; dropping a table takes one for each index and sequence
// too. docs: runtime-config-locks, "max_locks_per_transaction".
constexpr qsizetype relationLimit = 128;

// Steps of one change stay together where they can: a view that goes for a type change comes back with it.
bool mustStart(const OpenTransaction &open, const PlanStep &step)
{
    const render::Statement &statement = step.statement;
    if (!open.isOpen || !statement.transactional || statement.commitsBefore || open.relations.size() >= relationLimit)
        return true;
    // A lock is held to the end of its transaction, so the order of the two does not matter.
    return (isLong(statement) && hasOther(open.blocking, step.change))
        || (blocksReads(statement) && hasOther(open.working, step.change));
}

} // namespace

void numberTransactions(QList<PlanStep> &steps)
{
    int number = 0;
    OpenTransaction open;
    for (PlanStep &step : steps) {
        if (mustStart(open, step)) {
            ++number;
            open = {};
        }
        step.transaction = number;
        open.isOpen = step.statement.transactional;
        for (const render::RelationLock &lock : std::as_const(step.statement.locks))
            open.relations.insert(lock.relation);
        if (blocksReads(step.statement))
            open.blocking.insert(step.change);
        if (isLong(step.statement))
            open.working.insert(step.change);
    }
}

} // namespace schemawright::plan
