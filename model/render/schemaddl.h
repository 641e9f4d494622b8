#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString createSchemaSql(const schema::Namespace &schema);
[[nodiscard]] QString dropSchemaSql(const QString &name);
[[nodiscard]] QString renameSchemaSql(const QString &before, const QString &after);

[[nodiscard]] Result<QList<Statement>> renderSchemaChange(
    const ObjectChange<schema::Namespace> &change, const RenderContext &context);

} // namespace schemawright::render
