// Collects the steps of a recipe: which part of it they belong to, which share a transaction.
#pragma once

#include "model/plan/plan.h"

namespace schemawright::plan {

class RecipeSteps
{
public:
    /// `change`: index into Plan::changes of what the recipe does.
    RecipeSteps(QString subject, int change);

    /// What follows is a part of its own.
    void begin(sql::RecipePhase phase);
    /// What follows does not share a transaction with what is there.
    void commit() { m_commits = true; }
    void add(const render::Statement &statement);
    void add(const QList<render::Statement> &statements);
    /// The steps that lead from one schema to the next, in the transactions that the planner chooses.
    [[nodiscard]] Result<> addPlan(
        const schema::Database &before, const schema::Database &after, const PlanOptions &options);
    /// A step that runs in batches.
    void addBackfill(const render::Statement &update, sql::BackfillDirective directive);

    /// Numbered from `firstTransaction`, with timeouts; the first of every transaction carries the comment of its part.
    [[nodiscard]] QList<PlanStep> finish(int firstTransaction, const schema::Database &before);
    /// Those of the plans between the schemas, each once.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }

private:
    QString m_subject;
    int m_change = -1;
    sql::RecipePhase m_phase = sql::RecipePhase::Expand;
    bool m_commits = false;
    QList<PlanStep> m_steps;
    QStringList m_notes;
};

} // namespace schemawright::plan
