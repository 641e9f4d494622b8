// From two schemas to everything a person sees of their difference: changes, plan, its text, findings.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/plan/plan.h"
#include "model/workflow/lintedtext.h"

namespace schemawright::workflow {

struct Difference {
    plan::Plan plan;
    QString sql; ///< plan::planSql(plan): what is shown is what is saved and what runs
    QList<StatementText> statements;
    QList<lint::Finding> findings; ///< ranges in `sql`
    catalog::Facts facts;
};

/// `facts`: a connection to the database that the plan will run on; nullptr: rules assume and say so.
[[nodiscard]] Result<Difference> computeDifference(const schema::Database &before, const schema::Database &after,
    const plan::PlanOptions &options, postgres::Connection *facts, const ProgressFn &progress = {},
    const std::stop_token &stop = {}, const lint::LintOptions &lintOptions = {});

/// Of the schemas that a comparison is narrowed to, each must be on one side at least. Errors: Input.
[[nodiscard]] Result<> checkSchemasExist(
    const QStringList &schemas, const schema::Database &before, const schema::Database &after);

/// The same of a plan that is there; `looked`: what else the connection is asked.
[[nodiscard]] Difference describePlan(
    const plan::Plan &plan, postgres::Connection *facts, const std::stop_token &stop = {},
    const lint::LintOptions &lintOptions = {}, const FactsOptions &looked = {});

} // namespace schemawright::workflow
