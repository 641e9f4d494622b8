#include "model/plan/schedule.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace schemawright::plan {

using diff::ChangeAction;
using schema::ObjectKind;

namespace {

using Segment = QList<PlanStep>; ///< steps that may share a transaction

/// What is left of an action when its beginning has run, or all of it.
struct Group {
    int position = 0;
    QList<Segment> segments;
    QSet<int> waitsFor; ///< positions of other groups
};

QList<Segment> segmentsOf(const QList<PlanStep> &steps)
{
    QList<Segment> segments;
    for (const PlanStep &step : steps) {
        const bool apart = segments.isEmpty() || !step.statement.transactional || step.statement.commitsBefore
            || !segments.last().last().statement.transactional;
        apart ? segments.append({ step }) : segments.last().append(step);
    }
    return segments;
}

bool isConcurrent(const Segment &segment)
{
    return !segment.first().statement.transactional;
}

/// What shares a transaction with its like only.
enum class Sort {
    Concurrent, ///< refuses a transaction
    Filling, ///< writes many rows and keeps others from writing them: each alone
    Validation, ///< reads a table for as long as it takes, and lets reads and writes through
    Brief,
};

bool isGentle(const PlanStep &step)
{
    return step.statement.work != render::Work::Instant
        && std::ranges::all_of(step.statement.locks, [](const render::RelationLock &lock) {
               return lock.mode <= schema::LockMode::ShareUpdateExclusive;
           });
}

Sort sortOf(const Segment &segment)
{
    if (!segment.first().statement.transactional)
        return Sort::Concurrent;
    if (!std::ranges::all_of(segment, isGentle))
        return Sort::Brief;
    const bool writes = std::ranges::any_of(
        segment, [](const PlanStep &step) { return step.statement.work == render::Work::Rewrite; });
    return writes ? Sort::Filling : Sort::Validation;
}

bool isPart(ObjectKind kind)
{
    return kind == ObjectKind::Index || kind == ObjectKind::Constraint || kind == ObjectKind::Column
        || kind == ObjectKind::Table;
}

bool buildsIndex(const diff::Change &change)
{
    const auto &object = change.after ? change.after : change.before;
    const auto *const constraint = std::get_if<schema::Constraint>(&*object);
    return std::holds_alternative<schema::Index>(*object) || (constraint && schema::hasBackingIndex(*constraint));
}

bool changesColumnType(const diff::Change &change)
{
    if (change.action != ChangeAction::Alter || change.key.kind != ObjectKind::Column)
        return false;
    const auto &before = std::get<schema::Column>(*change.before);
    const auto &after = std::get<schema::Column>(*change.after);
    return before.type != after.type || before.collation != after.collation;
}

QualifiedName relationOf(const diff::Change &change)
{
    return change.key.parent.isEmpty() ? change.key.qualifiedName() : change.key.parentName();
}

class Schedule
{
public:
    explicit Schedule(const OrderedActions &ordered)
        : m_actions(ordered.actions)
        , m_before(ordered.before)
    {
    }

    void take(int position, const QList<PlanStep> &steps);
    [[nodiscard]] QList<PlanStep> finish()
    {
        runWaiting();
        return m_steps;
    }

private:
    [[nodiscard]] bool needsAll(int position, int other) const;
    [[nodiscard]] QSet<int> waitsFor(int position) const;
    [[nodiscard]] bool isReady(const Group &group) const;
    [[nodiscard]] Sort sortOfFirst(const Group &group) const;
    void emitSegment(const Segment &segment, bool startsBatch);
    void emitFirst(Group &group, bool startsBatch);
    void emitConcurrent();
    bool emitBatch(Sort sort);
    void runWaiting();

    const QList<Action> &m_actions;
    const QList<QList<int>> &m_before;
    QList<PlanStep> m_steps;
    QList<Group> m_waiting;
    QSet<int> m_unfinished; ///< positions of m_waiting
    QHash<int, QSet<int>> m_silent; ///< what the parent's change does by itself, or a drop carries along → what that waits for
    QSet<int> m_begun; ///< positions of which at least the first segment has its place
};

// What comes later of a column or of a checked constraint is that it holds for all rows: only keys, partitions and
// children ask for that. Of an index, everything, and of a column that gets another type.
bool Schedule::needsAll(int position, int other) const
{
    const diff::Change &change = m_actions.at(other).change;
    return buildsIndex(change) || changesColumnType(change) || isPart(m_actions.at(position).change.key.kind);
}

QSet<int> Schedule::waitsFor(int position) const
{
    QSet<int> found;
    QSet<int> earlier(m_before.at(position).cbegin(), m_before.at(position).cend());
    for (const int other : m_before.at(position))
        earlier += m_silent.value(other);
    for (const int other : std::as_const(earlier)) {
        if (m_unfinished.contains(other) && (needsAll(position, other) || !m_begun.contains(other)))
            found.insert(other);
    }
    const Action &action = m_actions.at(position);
    const diff::Change &change = action.change;
    // What goes for a rewrite comes back with it, and types that are moved aside must not wait in between.
    if (change.action != ChangeAction::Drop || !isPart(change.key.kind) || action.isPartOfRebuild)
        return found;
    // What replaces an index or key is there before that goes.
    for (const Group &group : m_waiting) {
        const diff::Change &other = m_actions.at(group.position).change;
        if (buildsIndex(other) && relationOf(other) == relationOf(change))
            found.insert(group.position);
    }
    return found;
}

void Schedule::take(int position, const QList<PlanStep> &steps)
{
    if (steps.isEmpty()) {
        m_silent.insert(position, waitsFor(position));
        return;
    }
    Group group { position, segmentsOf(steps), waitsFor(position) };
    // Ranks order what has no edges: only parts of tables may come later than their rank says.
    if (!group.waitsFor.isEmpty() && !isPart(m_actions.at(position).change.key.kind)) {
        runWaiting();
        group.waitsFor.clear();
    }
    const bool waits = !group.waitsFor.isEmpty() || isConcurrent(group.segments.first())
        || sortOfFirst(group) != Sort::Brief;
    if (!waits) {
        emitSegment(group.segments.takeFirst(), false);
        m_begun.insert(position);
    }
    if (group.segments.isEmpty())
        return;
    m_unfinished.insert(position);
    m_waiting.append(group);
}

// Views that are filled and the like are what others are made of: they stay where their rank puts them.
Sort Schedule::sortOfFirst(const Group &group) const
{
    const Sort sort = sortOf(group.segments.first());
    const bool isLater = sort == Sort::Concurrent || isPart(m_actions.at(group.position).change.key.kind);
    return isLater ? sort : Sort::Brief;
}

// A primary key wants its columns NOT NULL when it is added, not when its index is built.
bool Schedule::isReady(const Group &group) const
{
    return std::ranges::none_of(group.waitsFor, [&](int other) {
        const bool column = m_actions.at(other).change.key.kind == ObjectKind::Column
            && m_actions.at(other).change.action == ChangeAction::Alter
            && m_actions.at(group.position).change.key.kind == ObjectKind::Constraint
            && isConcurrent(group.segments.first());
        return m_unfinished.contains(other) && !column;
    });
}

void Schedule::emitSegment(const Segment &segment, bool startsBatch)
{
    for (PlanStep step : segment) {
        step.statement.commitsBefore = !m_steps.isEmpty() && (step.statement.commitsBefore || startsBatch);
        startsBatch = false;
        m_steps.append(step);
    }
}

void Schedule::emitFirst(Group &group, bool startsBatch)
{
    Segment segment = group.segments.takeFirst();
    segment.first().statement.commitsBefore = false;
    emitSegment(segment, startsBatch);
    m_begun.insert(group.position);
    if (group.segments.isEmpty())
        m_unfinished.remove(group.position);
}

void Schedule::emitConcurrent()
{
    bool found = true;
    while (found) {
        found = false;
        for (Group &group : m_waiting) {
            while (!group.segments.isEmpty() && isConcurrent(group.segments.first()) && isReady(group)) {
                emitFirst(group, false);
                found = true;
            }
        }
    }
}

/// One transaction: what is ready, and what gets ready by it. Each group gives one segment at most.
bool Schedule::emitBatch(Sort sort)
{
    QSet<int> given;
    bool found = true;
    while (found && (given.isEmpty() || sort != Sort::Filling)) {
        found = false;
        for (Group &group : m_waiting) {
            if (group.segments.isEmpty() || given.contains(group.position) || !isReady(group)
                || sortOfFirst(group) != sort)
                continue;
            emitFirst(group, given.isEmpty());
            found = true;
            given.insert(group.position);
            if (sort == Sort::Filling)
                break;
        }
    }
    return !given.isEmpty();
}

void Schedule::runWaiting()
{
    bool goesOn = true;
    while (goesOn) {
        emitConcurrent();
        goesOn = emitBatch(Sort::Filling) || emitBatch(Sort::Validation) || emitBatch(Sort::Brief);
    }
    m_waiting.clear();
    m_unfinished.clear();
}

} // namespace

QList<PlanStep> scheduleSteps(const OrderedActions &ordered, const QList<QList<PlanStep>> &rendered)
{
    Schedule schedule(ordered);
    for (int position = 0; position < rendered.size(); ++position)
        schedule.take(position, rendered.at(position));
    return schedule.finish();
}

} // namespace schemawright::plan
