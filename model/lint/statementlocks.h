// Which tables a statement locks, how strongly and for how much work, as measured on PostgreSQL 15 and 18 (docs:
// explicit-locking names only the main ones). Without locks on indexes and on objects that the statement itself makes.
#pragma once

#include "model/schema/lockmode.h"
#include "model/sql/statement.h"

namespace schemawright::lint {

class FileState;

/// How long the lock is needed; Rows: for every row that the statement changes.
enum class Work { Instant, Rows, Scan, IndexBuild, Rewrite };

struct StatementLock {
    QualifiedName table; ///< resolved
    QualifiedName written;
    schema::LockMode mode = schema::LockMode::None;
    Work work = Work::Instant;
    bool forForeignKey = false; ///< the table is what a new foreign key refers to
};

/// On tables that existed before the file as well as on those that it made. Strongest first is not promised.
[[nodiscard]] QList<StatementLock> locksOf(const sql::Statement &statement, const FileState &state);

} // namespace schemawright::lint
