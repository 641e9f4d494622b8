// Model values as the plan view and the lists beside it show them.
#pragma once

#include "app/sessioncontroller.h"
#include "views/plan/findingsmodel.h"
#include "views/plan/plancontent.h"

namespace schemawright::app {

[[nodiscard]] plan::PlanViewContent planContent(const QString &title, const QString &sql,
    const QList<workflow::StatementText> &statements, const QList<lint::Finding> &findings);

/// Rows of the Problems list.
[[nodiscard]] QList<plan::ListedFinding> listedFindings(const QString &sql, const QList<lint::Finding> &findings);

/// One sentence per finding, worst first: for the question before an apply.
[[nodiscard]] QStringList findingSentences(QList<lint::Finding> findings);

} // namespace schemawright::app
