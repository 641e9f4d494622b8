// The promise of every plan, checked on a real server: apply(plan(a → b)) leaves a database that inspects like b, plans
// nothing more, dumps like b, and still has its rows; the plan back leaves one that is like a.
#pragma once

#include "pgfixture.h"
#include "sorteddump.h"

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
    OtherBytes, ///< planned twice, written differently
    DownRefused, ///< the planner answers Unsupported to the way back
    DownFailed, ///< the plan back cannot be made or does not run
    DownDiffers, ///< after the way back the database is not what it was
    SelfDiffers, ///< the canonical SQL of `after`, run on an empty database, is another schema
};

[[nodiscard]] QString stageText(InvariantStage stage);

struct InvariantCase {
    QString before; ///< scripts
    QString after;
    QString rows; ///< run on `before`, so that there is something to lose; may be empty
    QStringList renames; ///< as after --rename: "users=people"
    plan::PlanOptions options;
    bool comparesDumps = true;
    bool checksDown = true;
    bool checksSelf = false; ///< costs another load
    bool comparesCatalogs = false; ///< catalogFingerprint, besides inspection and pg_dump
};

struct InvariantOutcome {
    InvariantStage stage = InvariantStage::Converged;
    QString text;
    QString sqlState; ///< of a StatementFailed or DownFailed
    plan::Plan plan;
    plan::Plan down;
};

/// Two databases that nobody else uses; the check leaves its objects in them.
struct InvariantDatabases {
    QString before;
    QString after;
};
/// On empty databases of the caller.
[[nodiscard]] InvariantOutcome checkPlanInvariantOn(
    PgFixture &fixture, const InvariantDatabases &databases, const InvariantCase &invariant);

/// Drops every schema and makes a new `public`.
[[nodiscard]] Result<> emptyDatabase(postgres::Connection &connection);

/// Makes two databases and drops them again.
[[nodiscard]] InvariantOutcome checkPlanInvariant(PgFixture &fixture, const InvariantCase &invariant);

/// Runs a script statement by statement. Errors: those of the splitter and of the server.
[[nodiscard]] Result<> runStatements(postgres::Connection &connection, const QString &script);

/// Runs the steps in their transactions. Errors: those of the server.
[[nodiscard]] Result<> runPlan(postgres::Connection &connection, const plan::Plan &plan);

/// Tables with columns sorted by name, because PostgreSQL cannot move a column.
[[nodiscard]] schema::Database withSortedColumns(const schema::Database &database);

} // namespace schemawright::testing
