// Generated columns that become plain ones.
#pragma once

#include "model/base/result.h"
#include "model/diff/change.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// Errors: Unsupported, for a table whose children have children.
[[nodiscard]] Result<> checkDroppedExpressions(const QList<diff::Change> &changes, const render::RenderContext &context);

} // namespace schemawright::plan
