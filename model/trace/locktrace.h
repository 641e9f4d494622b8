// Statements run one by one on a database of our own – never the team's – and what each really locked, rewrote and read is
// written down. Locks and rewrites do not depend on the number of rows (specs: shadow replay), so an empty copy tells.
#pragma once

#include "model/base/progress.h"
#include "model/base/sourcerange.h"
#include "model/trace/relationstate.h"

namespace schemawright::trace {

struct TraceInput {
    QString sql; ///< one statement
    int transaction = -1; ///< statements in a row with the same number share one; negative: none of ours
};

/// What a statement did to one relation.
struct RelationTrace {
    QualifiedName relation;
    RelationKind kind = RelationKind::Table;
    QualifiedName table; ///< of indexes and TOAST tables
    schema::LockMode mode = schema::LockMode::None; ///< the strongest that this statement took; None: it took none that was not held
    bool isNew = false; ///< the statement made it: nobody else waits for it
    bool isRewritten = false; ///< it has another file than before
    bool isScanned = false; ///< it was read from start to end
    friend bool operator==(const RelationTrace &, const RelationTrace &) = default;
};

struct StatementTrace {
    QList<RelationTrace> relations; ///< strongest lock first, then by name; without what was only looked up in the catalogs
    std::optional<Error> error; ///< the server's; nothing after it has run
};

/// One trace per statement that was run; the last one may carry an error. A statement that refuses transactions is run
/// without one, while sessions of ours make it wait in each of its phases, so that its locks can be seen.
/// `connection`: the database is changed; in a transaction of the caller's everything runs in that one, which stays open, or
/// failed, and what refuses transactions fails. PostgreSQL 12 and later.
/// Errors: Connection, Cancelled; Server of our own queries.
[[nodiscard]] Result<QList<StatementTrace>> traceStatements(postgres::Connection &connection,
    const QList<TraceInput> &statements, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::trace
