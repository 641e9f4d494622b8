#pragma once

#include "model/plan/plan.h"

#include <QHash>

namespace schemawright::plan {

/// Numbers the transactions: steps share one as long as each can run in a transaction, wants no commit before it, and no
/// lock that blocks reads is held while a step of another change scans, builds or rewrites.
/// Parents are locked before their children, as everybody who reads or writes through the parent does: a step that locks
/// a parent does not follow one that has locked a child. `together`: changes that count as another one.
void numberTransactions(
    QList<PlanStep> &steps, const schema::Database &before, const QHash<int, int> &together = {});

/// A step that waits for a lock makes all others wait behind it, so it waits briefly; one that only touches catalogs and
/// still takes long waits for something else. Scans, rewrites and what refuses a transaction take as long as they take.
void setTimeouts(QList<PlanStep> &steps);

} // namespace schemawright::plan
