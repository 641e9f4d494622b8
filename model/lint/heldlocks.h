// The locks that the current transaction holds on relations which existed before it. A transaction may hold a hundred
// thousand of them: what rules ask for is kept ready, so that none looks through all of them for each statement.
#pragma once

#include "model/lint/statementlocks.h"

#include <QHash>
#include <QSet>

namespace schemawright::lint {

struct HeldLock {
    StatementLock lock;
    int statement = 0;
    bool byAlterTable = false;
};

/// The same without the names of its table.
struct TakenLock {
    schema::LockMode mode = schema::LockMode::None;
    Work work = Work::Instant;
    int statement = 0;
    bool byAlterTable = false;
    bool forForeignKey = false;
};

class HeldLocks
{
public:
    /// `isInUse`: reading all of the table takes a while, and others wait for it meanwhile.
    void add(const HeldLock &held, bool isInUse);
    /// A table that had no rows, or few, has many now.
    void markInUse(const QualifiedName &table);
    void clear() { *this = {}; }

    [[nodiscard]] QList<QualifiedName> tables() const { return m_tables.keys(); }
    /// Of one table: the first of each kind of lock, in the order in which they were taken.
    [[nodiscard]] QList<TakenLock> on(const QualifiedName &table) const { return m_tables.value(table).locks; }

    // Of tables in use.
    [[nodiscard]] const HeldLock *firstAccessExclusive() const { return m_accessExclusive ? &*m_accessExclusive : nullptr; }
    [[nodiscard]] bool hasWorkedLong() const { return m_hasWorkedLong; } ///< one was taken by more than a change of catalogs
    /// With a lock of SHARE or more: as they are written where the first one is taken, in that order.
    [[nodiscard]] const QList<QualifiedName> &strongNames() const { return m_strongNames; }
    [[nodiscard]] const QSet<QualifiedName> &strongTables() const { return m_strongTables; } ///< the same, resolved
    [[nodiscard]] const QSet<QualifiedName> &referencedTables() const { return m_referenced; } ///< by its new foreign keys

private:
    struct Table {
        QList<TakenLock> locks;
        QualifiedName written; ///< where the first of them is taken
        bool isInUse = false;
    };
    void note(const HeldLock &held);

    QHash<QualifiedName, Table> m_tables;
    std::optional<HeldLock> m_accessExclusive;
    bool m_hasWorkedLong = false;
    QList<QualifiedName> m_strongNames;
    QSet<QualifiedName> m_strongTables;
    QSet<QualifiedName> m_referenced;
};

} // namespace schemawright::lint
