// Composite types (CREATE TYPE … AS (…)).
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString createCompositeSql(const schema::CompositeType &type);

/// Attributes are added, dropped and altered in place; the order of those that stay must not change.
/// Errors: Unsupported for another order.
[[nodiscard]] Result<QList<Statement>> renderCompositeChange(
    const ObjectChange<schema::CompositeType> &change, const RenderContext &context);

} // namespace schemawright::render
