// What a change of a column's type loses of objects that stay, said again behind it.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// ALTER COLUMN … TYPE builds extended statistics and indexes anew and forgets their statistics targets; the role that
/// runs it becomes the owner of the former. Actions of the role Restored bring both back.
void restoreStatistics(QList<Action> &actions, const render::RenderContext &context);

/// What the way back of the column has lost of the object: to be run behind it.
[[nodiscard]] Result<QString> restoringUndo(const Action &restored, const render::RenderContext &context);

} // namespace schemawright::plan
