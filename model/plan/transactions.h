#pragma once

#include "model/plan/plan.h"

namespace schemawright::plan {

/// Numbers the transactions: steps share one as long as each can run in a transaction, wants no commit before it, and no
/// lock that blocks reads is held while a step of another change scans, builds or rewrites.
void numberTransactions(QList<PlanStep> &steps);

} // namespace schemawright::plan
