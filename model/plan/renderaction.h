#pragma once

#include "model/plan/action.h"
#include "model/plan/plan.h"

namespace schemawright::plan {

/// What the steps of an action need to know about the whole plan.
struct PlanContext {
    const render::RenderContext &render;
    const PlanOptions &options;
    QSet<QualifiedName> createdRelations; ///< nobody uses them yet: no detours
    QSet<QualifiedName> createdIndexes; ///< those of keys too
};

/// The statements of one action, with the online way where there is one.
/// Errors: Unsupported, naming object and property.
[[nodiscard]] Result<QList<render::Statement>> renderAction(const Action &action, const PlanContext &context);

/// True when a statement that blocks `relation` would make somebody wait: it exists before the plan and is not known
/// to be empty.
[[nodiscard]] bool isBusy(const QualifiedName &relation, const PlanContext &context);

} // namespace schemawright::plan
