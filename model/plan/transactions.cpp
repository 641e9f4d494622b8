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

/// What the open transaction holds so far.
struct OpenTransaction {
    bool isOpen = false;
    bool blocksReads = false;
    bool hasLongWork = false;
};

bool mustStart(const OpenTransaction &open, const render::Statement &statement)
{
    if (!open.isOpen || !statement.transactional || statement.commitsBefore)
        return true;
    // A lock is held to the end of its transaction, so the order of the two does not matter.
    return (open.blocksReads && isLong(statement)) || (open.hasLongWork && blocksReads(statement));
}

} // namespace

void numberTransactions(QList<PlanStep> &steps)
{
    int number = 0;
    OpenTransaction open;
    for (PlanStep &step : steps) {
        if (mustStart(open, step.statement)) {
            ++number;
            open = {};
        }
        step.transaction = number;
        open.isOpen = step.statement.transactional;
        open.blocksReads = open.blocksReads || blocksReads(step.statement);
        open.hasLongWork = open.hasLongWork || isLong(step.statement);
    }
}

} // namespace schemawright::plan
