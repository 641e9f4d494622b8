// Kinds that are created and dropped as the text the server gave: aggregates, operators, text search, casts…
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// Alter is drop and create.
[[nodiscard]] Result<QList<Statement>> renderOtherChange(
    const ObjectChange<schema::OtherObject> &change, const RenderContext &context);

} // namespace schemawright::render
