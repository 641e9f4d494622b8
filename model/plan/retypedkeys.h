// Foreign keys that ALTER COLUMN … TYPE does not carry along: they go before and come back after.
#pragma once

#include "model/plan/structureedges.h"

namespace schemawright::plan {

/// Between the changes of its two sides nothing could compare them: ALTER COLUMN … TYPE makes the foreign key again at once.
[[nodiscard]] bool partsOnTheWay(
    const schema::Constraint &constraint, const QualifiedName &table, const render::RenderContext &context);

/// The index, or the one behind the constraint, has the column in INCLUDE. It is made again with the column's new type; foreign
/// keys that rest on it are not, and hinder that. tablecmds.c, ATPostAlterTypeCleanup.
[[nodiscard]] bool includes(const diff::Object &object, const QString &column);

/// They go before the column changes its type and come back after it.
[[nodiscard]] QList<Edge> retypedKeyEdges(const QList<Action> &actions, const render::RenderContext &context);

} // namespace schemawright::plan
