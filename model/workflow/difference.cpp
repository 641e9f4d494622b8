#include "model/workflow/difference.h"

#include "model/workflow/locknote.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

/// The statements of planSql, in the order of the steps. The plan's own locks are better than what a rule can tell from the
/// text alone, so the notes are its.
QList<StatementText> statementTexts(
    const plan::Plan &plan, const QList<sql::ParsedStatement> &parsed, const catalog::Facts &facts)
{
    QList<StatementText> texts;
    for (qsizetype i = 0; i < std::min(parsed.size(), plan.steps.size()); ++i) {
        const plan::PlanStep &step = plan.steps[i];
        texts.append({ parsed[i].source.range, step.transaction, step.statement.transactional,
            lockNote(step.statement, facts) });
    }
    return texts;
}

} // namespace

Result<Difference> computeDifference(const schema::Database &before, const schema::Database &after,
    const plan::PlanOptions &options, postgres::Connection *facts, const ProgressFn &progress, const std::stop_token &stop)
{
    reportProgress(progress, u"Planning"_s);
    Difference difference;
    TRY_ASSIGN(difference.plan, plan::makePlan(before, after, options));
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"planning was cancelled"_s);
    difference.sql = plan::planSql(difference.plan);
    const QList<sql::ParsedStatement> parsed = sql::parseScript(difference.sql);
    difference.facts = factsFor(parsed, facts);
    LintedText linted = lintStatements(difference.sql, parsed,
        statementTexts(difference.plan, parsed, difference.facts), difference.facts);
    difference.statements = std::move(linted.statements);
    difference.findings = std::move(linted.findings);
    return difference;
}

} // namespace schemawright::workflow
