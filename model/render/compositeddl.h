// Composite types (CREATE TYPE … AS (…)).
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// True when attributes keep their order, new ones come last, and none changes its type while a table has a column of it.
[[nodiscard]] bool canAlterComposite(
    const schema::CompositeType &before, const schema::CompositeType &after, const schema::Database &database);

[[nodiscard]] QString createCompositeSql(const schema::CompositeType &type);

/// Attributes are added, dropped and altered in place; the order of those that stay must not change.
/// Errors: Unsupported for another order.
[[nodiscard]] Result<QList<Statement>> renderCompositeChange(
    const ObjectChange<schema::CompositeType> &change, const RenderContext &context);

} // namespace schemawright::render
