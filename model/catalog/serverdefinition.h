// What pg_get_constraintdef and pg_get_indexdef would write, from what has been read anyway: they are the dearest part
// of an inspection (spec: diff.md 3.1), and most constraints and indexes are plain.
#pragma once

#include "model/schema/constraint.h"
#include "model/schema/index.h"

namespace schemawright::catalog {

/// Of all but exclusion constraints, and temporal keys of PostgreSQL 18. Byte for byte the server's.
[[nodiscard]] QString constraintDefinition(const schema::Constraint &constraint);

/// Of an index without expressions, storage parameters and operator class parameters. Byte for byte the server's.
[[nodiscard]] QString indexDefinition(const QualifiedName &table, const schema::Index &index, bool isPartitioned);

} // namespace schemawright::catalog
