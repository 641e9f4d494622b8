#include "model/plan/recipes/recipesteps.h"

#include "model/plan/transactions.h"

#include <utility>

namespace schemawright::plan {

RecipeSteps::RecipeSteps(QString subject, int change)
    : m_subject(std::move(subject))
    , m_change(change)
{ }

void RecipeSteps::begin(sql::RecipePhase phase)
{
    m_phase = phase;
    m_commits = true;
}

void RecipeSteps::add(const render::Statement &statement)
{
    PlanStep step { statement, 0, m_change };
    step.statement.commitsBefore = std::exchange(m_commits, false) || statement.commitsBefore;
    step.phase = m_phase;
    m_steps.append(step);
}

void RecipeSteps::add(const QList<render::Statement> &statements)
{
    for (const render::Statement &statement : statements)
        add(statement);
}

Result<> RecipeSteps::addPlan(
    const schema::Database &before, const schema::Database &after, const PlanOptions &options)
{
    TRY_ASSIGN(const Plan plan, makePlan(before, after, options));
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        if (i > 0 && plan.steps.at(i).transaction != plan.steps.at(i - 1).transaction)
            commit();
        add(plan.steps.at(i).statement);
    }
    for (const QString &note : plan.notes) {
        if (!m_notes.contains(note))
            m_notes.append(note);
    }
    return {};
}

void RecipeSteps::addBackfill(const render::Statement &update, sql::BackfillDirective directive)
{
    add(update);
    directive.subject = m_subject;
    m_steps.last().directive = sql::toComment(directive);
}

QList<PlanStep> RecipeSteps::finish(int firstTransaction, const schema::Database &before)
{
    numberTransactions(m_steps, before);
    setTimeouts(m_steps);
    int last = 0;
    for (PlanStep &step : m_steps) {
        if (step.transaction != last && step.directive.isEmpty())
            step.directive = sql::toComment(sql::PhaseDirective { *step.phase, m_subject });
        last = std::exchange(step.transaction, step.transaction + firstTransaction - 1);
    }
    return std::exchange(m_steps, {});
}

} // namespace schemawright::plan
