#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// With the version only when `withVersion`: the desired version may not be what another server has.
[[nodiscard]] QString createExtensionSql(const schema::Extension &extension, bool withVersion = false);
[[nodiscard]] QString dropExtensionSql(const QString &name);
[[nodiscard]] QString updateExtensionSql(const schema::Extension &extension);
[[nodiscard]] QString setExtensionSchemaSql(const schema::Extension &extension);

[[nodiscard]] Result<QList<Statement>> renderExtensionChange(
    const ObjectChange<schema::Extension> &change, const RenderContext &context);

} // namespace schemawright::render
