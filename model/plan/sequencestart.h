// A sequence that is new to a column with values starts behind them: otherwise the next row gets a value that is taken.
#pragma once

#include "model/plan/renderaction.h"

namespace schemawright::plan {

/// setval to the first free value; nothing for a column that the plan makes, or a sequence that counts down.
[[nodiscard]] QList<render::Statement> renderSequenceStart(const schema::ColumnReference &column,
    const QualifiedName &sequence, const schema::SequenceOptions &options, const PlanContext &context);

} // namespace schemawright::plan
