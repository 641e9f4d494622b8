#include "model/lint/heldlocks.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

TakenLock taken(const HeldLock &held)
{
    return { held.lock.mode, held.lock.work, held.statement, held.byAlterTable, held.lock.forForeignKey };
}

bool isOfSameKind(const TakenLock &a, const TakenLock &b)
{
    return a.mode == b.mode && a.work == b.work && a.byAlterTable == b.byAlterTable && a.forForeignKey == b.forForeignKey;
}

} // namespace

void HeldLocks::add(const HeldLock &held, bool isInUse)
{
    if (isInUse)
        markInUse(held.lock.table);
    Table &table = m_tables[held.lock.table];
    const TakenLock lock = taken(held);
    const bool isKnown = std::any_of(table.locks.begin(), table.locks.end(),
        [&lock](const TakenLock &earlier) { return isOfSameKind(earlier, lock); });
    if (isKnown)
        return;
    if (table.locks.isEmpty())
        table.written = held.lock.written;
    table.locks.append(lock);
    table.isInUse = table.isInUse || isInUse;
    if (table.isInUse)
        note(held);
}

void HeldLocks::markInUse(const QualifiedName &name)
{
    const auto table = m_tables.find(name);
    if (table == m_tables.end() || table->isInUse)
        return;
    table->isInUse = true;
    for (const TakenLock &lock : std::as_const(table->locks)) {
        const StatementLock whole { name, table->written, lock.mode, lock.work, lock.forForeignKey };
        note({ whole, lock.statement, lock.byAlterTable });
    }
}

void HeldLocks::note(const HeldLock &held)
{
    const StatementLock &lock = held.lock;
    m_hasWorkedLong = m_hasWorkedLong || lock.work != Work::Instant;
    if (lock.mode == schema::LockMode::AccessExclusive
        && (!m_accessExclusive || held.statement < m_accessExclusive->statement))
        m_accessExclusive = held;
    if (lock.forForeignKey)
        m_referenced.insert(lock.table);
    if (lock.mode >= schema::LockMode::Share && !m_strongTables.contains(lock.table)) {
        m_strongTables.insert(lock.table);
        m_strongNames.append(lock.written);
    }
}

} // namespace schemawright::lint
