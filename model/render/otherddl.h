// Kinds that are created and dropped as the text the server gave: aggregates, operators, text search, casts…
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// Only parts and the comment differ, or CREATE OR REPLACE does it.
[[nodiscard]] bool canAlterOther(const schema::OtherObject &before, const schema::OtherObject &after);
/// `before` without the parts that `after` has not, or has so that they must be made anew: what there is half-way.
[[nodiscard]] schema::OtherObject withoutRemovedParts(
    const schema::OtherObject &before, const schema::OtherObject &after);

/// Alter is drop and create where it cannot be done in place.
[[nodiscard]] Result<QList<Statement>> renderOtherChange(
    const ObjectChange<schema::OtherObject> &change, const RenderContext &context);

} // namespace schemawright::render
