// Attributes of a column that CREATE TABLE and ADD COLUMN leave to ALTER COLUMN: storage, compression, statistics
// target, options; and its comment.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

[[nodiscard]] QList<Statement> renderColumnDetailChanges(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

/// The column's strategy in words: "DEFAULT" for the type's own from PostgreSQL 16 on, its name before.
[[nodiscard]] QString storageName(const schema::Column &column, int serverVersion);

} // namespace schemawright::render
