// Identity of columns that exist: DROP IDENTITY, ADD GENERATED, SET GENERATED and the options of the sequence.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// Nothing unless `before` has an identity and `after` has none.
[[nodiscard]] QList<Statement> renderDropIdentity(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

/// What GENERATED … AS IDENTITY does not say of the sequence it makes.
[[nodiscard]] QList<Statement> renderIdentityDetails(
    const QualifiedName &table, const schema::Column &column, const RenderContext &context);

/// `before` with the limits of `after` where the sequence would not go along with the column's type otherwise: they come before
/// that changes, in the former data type.
[[nodiscard]] schema::Column withIdentityLimits(const schema::Column &before, const schema::Column &after);

/// Adds the identity, and lets it go on after the largest value that is there; or changes the one that is there.
[[nodiscard]] QList<Statement> renderSetIdentity(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

} // namespace schemawright::render
