#include "model/lint/heldlocks.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

bool isOfSameKind(const HeldLock &a, const HeldLock &b)
{
    return a.lock.mode == b.lock.mode && a.lock.work == b.lock.work && a.byAlterTable == b.byAlterTable
        && a.lock.forForeignKey == b.lock.forForeignKey;
}

} // namespace

void HeldLocks::add(const HeldLock &held, bool isInUse)
{
    if (isInUse)
        markInUse(held.lock.table);
    Table &table = m_tables[held.lock.table];
    const bool isKnown = std::any_of(table.locks.begin(), table.locks.end(),
        [&held](const HeldLock &earlier) { return isOfSameKind(earlier, held); });
    if (isKnown)
        return;
    table.locks.append(held);
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
    for (const HeldLock &held : std::as_const(table->locks))
        note(held);
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
        m_strong.append(lock);
    }
}

} // namespace schemawright::lint
