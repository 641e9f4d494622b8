// Views and materialised views.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString createViewSql(const schema::View &view, bool orReplace = false);
[[nodiscard]] QString dropViewSql(const schema::View &view);
[[nodiscard]] QString renameViewSql(const schema::View &view, const QString &name);
[[nodiscard]] QString refreshMaterializedViewSql(const QualifiedName &view, bool concurrently = false);

/// The view with column defaults, statistics targets and comments; without its indexes, triggers and rules.
[[nodiscard]] QList<Statement> renderCreateView(const schema::View &view, const RenderContext &context);
/// Its indexes, triggers and rules.
[[nodiscard]] QList<Statement> renderCreateViewParts(const schema::View &view, const RenderContext &context);
[[nodiscard]] Statement renderDropView(const schema::View &view, const RenderContext &context);

/// True when CREATE OR REPLACE VIEW and ALTER can bring `before` to `after`: the columns that exist keep name, type and
/// place, and a materialised view keeps its query. docs: sql-createview, "CREATE OR REPLACE VIEW". False: the planner
/// drops and recreates it with everything that depends on it.
[[nodiscard]] bool canReplaceView(const schema::View &before, const schema::View &after);

[[nodiscard]] Result<QList<Statement>> renderViewChange(
    const ObjectChange<schema::View> &change, const RenderContext &context);

} // namespace schemawright::render
