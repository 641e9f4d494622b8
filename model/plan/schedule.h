// When each step runs. What can share the first transaction does; index builds, validations and what waits for them come
// after it, those of one sort together: as few transactions as locks allow.
#pragma once

#include "model/plan/action.h"
#include "model/plan/ordering.h"
#include "model/plan/plan.h"

namespace schemawright::plan {

/// `rendered`: the steps of each action, in their own order. Answers all steps in the order in which they run;
/// Statement::commitsBefore says where a transaction must end.
[[nodiscard]] QList<PlanStep> scheduleSteps(const OrderedActions &ordered, const QList<QList<PlanStep>> &rendered);

} // namespace schemawright::plan
