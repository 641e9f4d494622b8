#pragma once

#include "model/diff/change.h"
#include "model/diff/schemadiff.h"
#include "model/plan/fingerprint.h"
#include "model/plan/recipes/recipe.h"
#include "model/render/statement.h"
#include "model/sql/recipedirectives.h"

#include <QSet>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace schemawright::plan {

/// How long a step may wait for a lock and how long it may take; 0: no limit.
struct StepTimeouts {
    std::chrono::milliseconds lock { 0 };
    std::chrono::milliseconds statement { 0 };
    friend bool operator==(const StepTimeouts &, const StepTimeouts &) = default;
};

struct PlanStep {
    render::Statement statement;
    int transaction = 0; ///< steps with the same number run in one transaction; a step that is not transactional has one of its own
    int change = -1; ///< index into Plan::changes that the step belongs to; -1: bookkeeping of the plan itself
    StepTimeouts timeouts;
    std::optional<sql::RecipePhase> phase {}; ///< of a recipe: it goes into a file of that part
    QString directive {}; ///< a comment for tools above the statement (model/sql/recipedirectives.h); may be empty
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

struct Plan {
    QList<diff::Change> changes;
    QList<PlanStep> steps; ///< in execution order
    Fingerprint sourceFingerprint; ///< of `before`: applying to any other state is refused
    Fingerprint targetFingerprint; ///< of `after`
    QStringList notes; ///< what a person must know: "column order cannot be changed in place", …
};

struct PlanOptions {
    diff::DiffOptions diff;
    bool concurrentIndexes = true; ///< CREATE/DROP INDEX CONCURRENTLY on existing tables
    bool validateLater = true; ///< NOT VALID + VALIDATE for foreign keys and checks on existing tables
    bool notNullByCheck = true; ///< SET NOT NULL by way of a validated check
    bool fillDefaultsLater = true; ///< a new column's volatile default in two steps: set, then an UPDATE of the rows there
    QList<Recipe> recipes; ///< changes that are expanded, filled and contracted instead of made in place
    /// Relations known to be empty: the online detours are not needed there. Usually left empty.
    QSet<QualifiedName> emptyTables;
};

/// Same input, same bytes. Errors: Unsupported (names the object and property).
[[nodiscard]] Result<Plan> makePlan(
    const schema::Database &before, const schema::Database &after, const PlanOptions &options = {});

/// "-- Description\nSQL;\n" per step, blank line between transactions. What is shown, saved and run.
[[nodiscard]] QString planSql(const Plan &plan);

/// What takes the plan back, last step first, with what cannot be brought back said above it. Made from the plan alone: a
/// database that has moved on is taken back by a plan of its own.
[[nodiscard]] QString undoSql(const Plan &plan);

/// The canonical DDL of a whole schema in an order that runs: the plan from an empty database (with `public` only).
[[nodiscard]] Result<QString> databaseSql(const schema::Database &database);

/// The canonical DDL of one object with its parts (a table with constraints, indexes, triggers, policies, comments),
/// statements separated by ";\n\n". Empty when the database has no such object. Feeds the side-by-side panes.
[[nodiscard]] QString objectSql(const schema::Database &database, const schema::ObjectKey &key);

} // namespace schemawright::plan
