#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString createTriggerSql(const schema::Trigger &trigger);
[[nodiscard]] QString dropTriggerSql(const QualifiedName &table, const QString &trigger);
[[nodiscard]] QString renameTriggerSql(const QualifiedName &table, const QString &before, const QString &after);
[[nodiscard]] QString triggerFiringSql(const QualifiedName &table, const QString &trigger, schema::FiringMode firing);

/// With the firing mode when it is not the usual one, and the comment.
[[nodiscard]] QList<Statement> renderCreateTrigger(
    const QualifiedName &table, const schema::Trigger &trigger, const RenderContext &context);
[[nodiscard]] Statement renderDropTrigger(
    const QualifiedName &table, const schema::Trigger &trigger, const RenderContext &context);

/// Firing mode and comment. Anything else is drop and create.
[[nodiscard]] bool canAlterTrigger(const schema::Trigger &before, const schema::Trigger &after);

[[nodiscard]] Result<QList<Statement>> renderTriggerChange(
    const ObjectChange<schema::Trigger> &change, const RenderContext &context);

} // namespace schemawright::render
