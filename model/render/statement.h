// SQL for one change. Rendering knows how a change is written, not when it runs: the planner orders, groups and makes
// online what can be.
#pragma once

#include "model/base/result.h"
#include "model/diff/change.h"
#include "model/schema/lockmode.h"

#include <QList>
#include <QString>

namespace schemawright::render {

/// A lock that a statement takes on an existing relation, as measured (shared/specs/lint.md, section 3).
struct RelationLock {
    QualifiedName relation;
    schema::LockMode mode = schema::LockMode::None;
    friend bool operator==(const RelationLock &, const RelationLock &) = default;
};

/// How long the locks are held, and whether the statement reads or writes the whole table.
enum class Work { Instant, Scan, IndexBuild, Rewrite };

struct Statement {
    QString sql; ///< one statement, without the final semicolon
    QString undo; ///< what takes it back: one or more statements separated by ";\n"; empty when there is none
    QString undoLoss; ///< why undo does not bring everything back ("the rows of users are gone"); empty: it does
    QString note; ///< what a person must know before it runs: what it costs, what makes it fail; usually empty
    QString description; ///< one line for people and for the comment above it: "Create index \"x\" on table \"t\""
    QList<RelationLock> locks; ///< strongest first; on relations that exist before the plan
    Work work = Work::Instant;
    bool transactional = true; ///< false: refuses to run in a transaction block (CONCURRENTLY, …)
    bool commitsAfter = false; ///< what follows must not share its transaction, unless it is of the same kind: a new value
                               ///< of an enum cannot be used before it is committed
    bool commitsBefore = false; ///< must not share a transaction with the step before (VALIDATE after NOT VALID)
    friend bool operator==(const Statement &, const Statement &) = default;
};

struct RenderContext {
    const schema::Database &before;
    const schema::Database &after;
    int serverVersion = 150000;
};

/// The plain, blocking statements of one change, in an order that runs. Foreign keys of created tables are rendered by
/// the planner through renderAddConstraint so that they come after all tables.
/// Errors: Unsupported, naming object and property, for an alteration without a way in place.
[[nodiscard]] Result<QList<Statement>> renderChange(const diff::Change &change, const RenderContext &context);

} // namespace schemawright::render
