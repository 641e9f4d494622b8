#include "model/workflow/difference.h"

#include "model/catalog/tablefacts.h"
#include "model/workflow/locknote.h"

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

/// Every relation that a step locks, once.
QList<QualifiedName> lockedRelations(const plan::Plan &plan)
{
    QList<QualifiedName> relations;
    for (const plan::PlanStep &step : plan.steps) {
        for (const render::RelationLock &lock : step.statement.locks) {
            if (!relations.contains(lock.relation))
                relations.append(lock.relation);
        }
    }
    return relations;
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
    difference.facts.serverVersion = before.serverVersion;
    if (facts != nullptr && !difference.plan.steps.isEmpty()) {
        TRY_ASSIGN(difference.facts, catalog::readFacts(*facts, lockedRelations(difference.plan)));
    }
    return difference;
}

} // namespace schemawright::workflow
