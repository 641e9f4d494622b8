// What the plan view shows: a migration's SQL, what is known about each statement, and the findings.
#pragma once

#include "model/base/sourcerange.h"
#include "model/lint/finding.h"

#include <QList>
#include <QString>

namespace schemawright::plan {

struct PlanStatement {
    SourceRange range; ///< in PlanViewContent::sql
    QString note {}; ///< "SHARE lock on conversations · 41 GB · 92 M rows"; may be empty
    int transaction = 0; ///< statements with the same number run in one transaction
    bool transactional = true; ///< false: cannot run in a transaction (CREATE INDEX CONCURRENTLY)
    friend bool operator==(const PlanStatement &, const PlanStatement &) = default;
};

struct PlanViewContent {
    QString title {}; ///< name of the migration file; empty: "Migration"
    QString sql {};
    QList<PlanStatement> statements {}; ///< ascending
    QList<lint::Finding> findings {}; ///< ranges are in `sql`
    QString undoSql {}; ///< what takes it back; empty: nothing is known
    friend bool operator==(const PlanViewContent &, const PlanViewContent &) = default;
};

} // namespace schemawright::plan
