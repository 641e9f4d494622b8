#include "model/workflow/difference.h"

#include "model/catalog/tablefacts.h"
#include "model/lint/linter.h"
#include "model/workflow/locknote.h"
#include "model/workflow/namedrelations.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

/// Unknown facts are never an error: rules then say what they assume.
catalog::Facts factsFor(const QList<sql::ParsedStatement> &statements, postgres::Connection *connection)
{
    catalog::Facts facts;
    if (connection == nullptr || !connection->isAlive())
        return facts;
    if (auto read = catalog::readFacts(*connection, namedRelations(statements)))
        facts = std::move(*read);
    else
        facts.serverVersion = connection->serverVersion();
    return facts;
}

/// The statements of planSql, in the order of the steps.
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

/// One pass over the whole plan: what an earlier transaction made is nobody's problem in a later one.
QList<lint::Finding> lintPlan(
    const Difference &difference, const QList<sql::ParsedStatement> &parsed, const catalog::Facts &facts)
{
    lint::LintInput input;
    input.text = difference.sql;
    input.statements = parsed;
    input.facts = facts;
    for (const StatementText &statement : difference.statements)
        input.transactions.append(statement.transactional ? statement.transaction : -1);
    return lint::lint(input);
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
    difference.statements = statementTexts(difference.plan, parsed, difference.facts);
    difference.findings = lintPlan(difference, parsed, difference.facts);
    return difference;
}

Result<LintedText> lintSql(const QString &sql, const QString &file, bool inTransaction, postgres::Connection *facts)
{
    LintedText result;
    lint::LintInput input;
    input.text = sql;
    input.file = file;
    input.statements = sql::parseScript(sql);
    input.facts = factsFor(input.statements, facts);
    input.inTransaction = inTransaction;
    for (qsizetype i = 0; i < input.statements.size(); ++i) {
        result.statements.append(
            { input.statements[i].source.range, inTransaction ? 0 : static_cast<int>(i), inTransaction, {} });
    }
    result.findings = lint::lint(input);
    return result;
}

} // namespace schemawright::workflow
