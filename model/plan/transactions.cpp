#include "model/plan/transactions.h"

#include <QHash>

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
    bool commitsAfter = false;
    QSet<QualifiedName> relations; ///< locked, of those that exist
    QSet<QualifiedName> strong; ///< locked so that writes wait
    QSet<QualifiedName> parentsOfStrong;
    QSet<int> blocking;
    QSet<int> working;
};

using Parents = QHash<QualifiedName, QList<QualifiedName>>;

Parents parentsIn(const schema::Database &database)
{
    Parents parents;
    for (const Shared<schema::Table> &table : database.tables) {
        if (table->partitionOf)
            parents.insert(table->name, { table->partitionOf->parent });
        else if (!table->inherits.isEmpty())
            parents.insert(table->name, table->inherits);
    }
    return parents;
}

void addAncestors(const QualifiedName &table, const Parents &parents, QSet<QualifiedName> &ancestors)
{
    for (const QualifiedName &parent : parents.value(table)) {
        ancestors.insert(parent);
        addAncestors(parent, parents, ancestors);
    }
}

bool blocksWrites(const render::RelationLock &lock)
{
    return lock.mode > schema::LockMode::ShareUpdateExclusive;
}

// Who writes through the parent has locked it and waits for the child; we would have the child and wait for the parent.
bool turnsLockOrder(const OpenTransaction &open, const PlanStep &step, int change)
{
    return hasOther(open.blocking, change)
        && std::ranges::any_of(step.statement.locks, [&](const render::RelationLock &lock) {
               return blocksWrites(lock) && open.parentsOfStrong.contains(lock.relation)
                   && !open.strong.contains(lock.relation);
           });
}

// Every lock takes a place in a table that all sessions share; dropping a table takes one for each index and sequence
// too. docs: runtime-config-locks, "max_locks_per_transaction".
constexpr qsizetype relationLimit = 128;

// Steps of one change stay together where they can: a view that goes for a type change comes back with it.
bool mustStart(const OpenTransaction &open, const PlanStep &step, int change)
{
    const render::Statement &statement = step.statement;
    if (!open.isOpen || !statement.transactional || statement.commitsBefore || open.relations.size() >= relationLimit)
        return true;
    if (open.commitsAfter && !statement.commitsAfter)
        return true;
    if (turnsLockOrder(open, step, change))
        return true;
    // A lock is held to the end of its transaction, so the order of the two does not matter.
    return (isLong(statement) && hasOther(open.blocking, change))
        || (blocksReads(statement) && hasOther(open.working, change));
}

void take(const render::RelationLock &lock, const Parents &parents, OpenTransaction &open)
{
    open.relations.insert(lock.relation);
    if (!blocksWrites(lock))
        return;
    open.strong.insert(lock.relation);
    addAncestors(lock.relation, parents, open.parentsOfStrong);
}

void takeStep(PlanStep &step, int change, int number, const Parents &parents, OpenTransaction &open)
{
    step.transaction = number;
    open.isOpen = step.statement.transactional;
    open.commitsAfter = open.commitsAfter || step.statement.commitsAfter;
    for (const render::RelationLock &lock : std::as_const(step.statement.locks))
        take(lock, parents, open);
    if (blocksReads(step.statement))
        open.blocking.insert(change);
    if (isLong(step.statement))
        open.working.insert(change);
}

bool mayGoOver(const QList<PlanStep> &steps, qsizetype index, int number)
{
    if (index < 0 || steps.at(index).transaction != number)
        return false;
    const render::Statement &statement = steps.at(index).statement;
    return statement.transactional && !statement.commitsBefore && !statement.commitsAfter;
}

} // namespace

void numberTransactions(QList<PlanStep> &steps, const schema::Database &before, const QHash<int, int> &together)
{
    const Parents parents = parentsIn(before);
    const auto changeOf = [&](const PlanStep &step) { return together.value(step.change, step.change); };
    int number = 0;
    OpenTransaction open;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const int change = changeOf(steps.at(i));
        if (mustStart(open, steps.at(i), change)) {
            const render::Statement &statement = steps.at(i).statement;
            const bool isFull = open.relations.size() >= relationLimit;
            qsizetype first = i;
            // What this change has begun with goes over: what it took away is not missed between two transactions.
            while (!isFull && statement.transactional && !statement.commitsBefore && mayGoOver(steps, first - 1, number)
                && changeOf(steps.at(first - 1)) == change)
                --first;
            ++number;
            open = {};
            for (qsizetype moved = first; moved < i; ++moved)
                takeStep(steps[moved], change, number, parents, open);
        }
        takeStep(steps[i], change, number, parents, open);
    }
}

void setTimeouts(QList<PlanStep> &steps)
{
    // Above deadlock_timeout, after which the server cancels an autovacuum that is in the way; docs: runtime-config-locks.
    constexpr std::chrono::milliseconds lockTimeout { 2000 };
    constexpr std::chrono::milliseconds catalogTimeout { 30'000 };
    for (PlanStep &step : steps) {
        const render::Statement &statement = step.statement;
        // lock_timeout would also end the waits inside CREATE INDEX CONCURRENTLY, and leave an invalid index.
        if (!statement.transactional)
            continue;
        const bool blocks = std::ranges::any_of(statement.locks, blocksWrites);
        if (blocks)
            step.timeouts.lock = lockTimeout;
        if (blocks && !isLong(statement))
            step.timeouts.statement = catalogTimeout;
    }
}

} // namespace schemawright::plan
