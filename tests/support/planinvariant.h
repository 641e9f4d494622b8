// The promise of every plan, checked on a real server: apply(plan(a → b)) leaves a database that inspects like b, plans
// nothing more, dumps like b, and still has its rows.
#pragma once

#include "pgfixture.h"

#include "model/plan/plan.h"

namespace schemawright::testing {

/// How far a case came. Everything but Converged carries a sentence in InvariantOutcome::text.
enum class InvariantStage {
    Converged,
    CannotLoad, ///< a script does not run on this server: the case says nothing about us
    CannotInspect,
    Refused, ///< the planner answers Unsupported: said, not silent
    CannotPlan,
    StatementFailed,
    Differs, ///< inspection or pg_dump sees a difference after the plan
    ReplanNotEmpty,
    RowsLost,
};

[[nodiscard]] QString stageText(InvariantStage stage);

struct InvariantCase {
    QString before; ///< scripts
    QString after;
    QString rows; ///< run on `before`, so that there is something to lose; may be empty
    plan::PlanOptions options;
    bool comparesDumps = true;
    bool comparesCatalogs = false; ///< catalogFingerprint, besides inspection and pg_dump
};

struct InvariantOutcome {
    InvariantStage stage = InvariantStage::Converged;
    QString text;
    plan::Plan plan;
};

/// Makes two databases and drops them again.
[[nodiscard]] InvariantOutcome checkPlanInvariant(PgFixture &fixture, const InvariantCase &invariant);

/// Runs a script statement by statement. Errors: those of the splitter and of the server.
[[nodiscard]] Result<> runStatements(postgres::Connection &connection, const QString &script);

/// Runs the steps in their transactions. Errors: those of the server.
[[nodiscard]] Result<> runPlan(postgres::Connection &connection, const plan::Plan &plan);

/// Tables with columns sorted by name, because PostgreSQL cannot move a column.
[[nodiscard]] schema::Database withSortedColumns(const schema::Database &database);

/// The dump with its objects and the columns of its tables in the order of their text.
[[nodiscard]] QString sortedDump(const QString &dump);

} // namespace schemawright::testing
