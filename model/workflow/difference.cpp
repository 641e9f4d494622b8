#include "model/workflow/difference.h"

#include "model/sql/splitter.h"
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
    for (const plan::PlanStep &step : plan.steps) {
        // Most steps are one statement; objects that are kept as text may need several.
        const auto pieces = sql::splitStatements(step.statement.sql);
        const qsizetype end = std::min(texts.size() + (pieces ? pieces->size() : 1), parsed.size());
        while (texts.size() < end) {
            texts.append({ parsed[texts.size()].source.range, step.transaction, step.statement.transactional,
                lockNote(step.statement, parsed[texts.size()].statement, facts) });
        }
    }
    return texts;
}

} // namespace

Result<Difference> computeDifference(const schema::Database &before, const schema::Database &after,
    const plan::PlanOptions &options, postgres::Connection *facts, const ProgressFn &progress, const std::stop_token &stop,
    const lint::LintOptions &lintOptions)
{
    reportProgress(progress, u"Planning"_s);
    TRY_ASSIGN(const plan::Plan plan, plan::makePlan(before, after, options));
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"planning was cancelled"_s);
    return describePlan(plan, facts, stop, lintOptions);
}

Difference describePlan(const plan::Plan &plan, postgres::Connection *facts, const std::stop_token &stop,
    const lint::LintOptions &lintOptions, const FactsOptions &looked)
{
    Difference difference;
    difference.plan = plan;
    difference.sql = plan::planSql(difference.plan);
    const QList<sql::ParsedStatement> parsed = sql::parseScript(difference.sql);
    difference.facts = factsFor(parsed, facts, stop, looked);
    LintedText linted = lintStatements(difference.sql, parsed,
        statementTexts(difference.plan, parsed, difference.facts), difference.facts, lintOptions);
    difference.statements = std::move(linted.statements);
    difference.findings = std::move(linted.findings);
    return difference;
}

Result<> checkSchemasExist(const QStringList &schemas, const schema::Database &before, const schema::Database &after)
{
    for (const QString &name : schemas) {
        const auto isNamed = [&name](const schema::Namespace &schema) { return schema.name == name; };
        if (std::none_of(before.schemas.begin(), before.schemas.end(), isNamed)
            && std::none_of(after.schemas.begin(), after.schemas.end(), isNamed)) {
            return makeError(ErrorKind::Input, u"there is no schema %1 on either side"_s.arg(name),
                u"Check the name after --schema."_s);
        }
    }
    return {};
}

} // namespace schemawright::workflow
