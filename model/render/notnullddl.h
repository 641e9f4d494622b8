// NOT NULL as the constraint it is from PostgreSQL 18 on: with a name, NOT VALID, NO INHERIT, and a comment of its own.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// "NOT NULL", "CONSTRAINT c NOT NULL NO INHERIT"; empty for a column that may be NULL, and for a NOT VALID constraint,
/// which only ALTER TABLE can make.
[[nodiscard]] QString notNullText(const schema::Column &column);
/// ADD CONSTRAINT … NOT NULL says more than SET NOT NULL can.
[[nodiscard]] bool needsNotNullConstraint(const schema::Column &column);
[[nodiscard]] QString addNotNullSql(const QualifiedName &table, const schema::Column &column, bool notValid);

/// What a created column still lacks: NOT VALID, and the comment.
[[nodiscard]] QList<Statement> renderNotNullDetails(
    const QualifiedName &table, const schema::Column &column, const RenderContext &context);
/// From no constraint to that of `after`.
[[nodiscard]] QList<Statement> renderAddNotNull(
    const QualifiedName &table, const schema::Column &after, const RenderContext &context);
/// Both are NOT NULL.
[[nodiscard]] QList<Statement> renderAlterNotNull(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

} // namespace schemawright::render
