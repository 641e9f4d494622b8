// From two schemas to everything a person sees of their difference: changes, plan, its text, findings.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/catalog/facts.h"
#include "model/lint/finding.h"
#include "model/plan/plan.h"
#include "model/postgres/connection.h"

#include <QList>
#include <QString>

namespace schemawright::workflow {

/// One statement of a plan's text, for views.
struct StatementText {
    SourceRange range; ///< of the statement in the text, without the semicolon
    int transaction = 0;
    bool transactional = true;
    QString lockNote; ///< "SHARE UPDATE EXCLUSIVE on conversations · 41 GB · 92,000,000 rows"; empty: locks nothing old
    friend bool operator==(const StatementText &, const StatementText &) = default;
};

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
    const std::stop_token &stop = {});

/// Lints any SQL, for example a migration file; facts as above.
struct LintedText {
    QList<StatementText> statements;
    QList<lint::Finding> findings;
};
[[nodiscard]] Result<LintedText> lintSql(
    const QString &sql, const QString &file, bool inTransaction, postgres::Connection *facts);

} // namespace schemawright::workflow
