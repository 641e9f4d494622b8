// Parts of tables in one line, for grids.
#pragma once

#include "model/schema/table.h"

namespace schemawright::editors {

/// "embedding vector_cosine_ops, created_at DESC"
[[nodiscard]] QString indexPartsText(const schema::Index &index);
[[nodiscard]] QString constraintKindText(const schema::Constraint &constraint); ///< "Foreign key", translated
/// "tenant_id → tenants (id), on delete cascade"
[[nodiscard]] QString constraintText(const schema::Constraint &constraint);
[[nodiscard]] QString foreignKeyActionText(schema::ForeignKeyAction action); ///< "CASCADE"

} // namespace schemawright::editors
