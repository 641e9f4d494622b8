#include "model/workflow/session.h"

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

QString stepText(const plan::PlanStep &step)
{
    const QString comment = step.statement.description.isEmpty() ? QString() : QString(u"-- "_s + step.statement.description + u'\n');
    return comment + step.statement.sql + u";\n"_s;
}

} // namespace

QList<MigrationDraftText> migrationTexts(const plan::Plan &plan)
{
    QList<MigrationDraftText> texts;
    int transaction = -1;
    for (const plan::PlanStep &step : plan.steps) {
        // A file is one transaction: steps that the planner keeps apart (VALIDATE after NOT VALID) get files of their own.
        const bool sameFile = !texts.isEmpty() && texts.last().transactional && step.statement.transactional
            && step.transaction == transaction;
        if (!sameFile)
            texts.append({ {}, step.statement.transactional });
        texts.last().sql += stepText(step);
        transaction = step.transaction;
    }
    return texts;
}

} // namespace schemawright::workflow
