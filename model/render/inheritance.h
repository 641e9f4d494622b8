// Partitions, inheritance children and attached indexes: what their parents do for them.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// Partitions and inheritance children, and theirs.
[[nodiscard]] QList<QualifiedName> descendants(const schema::Database &database, const QualifiedName &table);
/// Its parents, and theirs.
[[nodiscard]] QList<QualifiedName> ancestors(const schema::Database &database, const schema::Table &table);
/// Direct children and partitions.
[[nodiscard]] QList<QualifiedName> directChildren(const schema::Database &database, const QualifiedName &table);
/// The parent of a partition, or those of an inheritance child.
[[nodiscard]] QList<QualifiedName> parentsOf(const schema::Table &table);
[[nodiscard]] bool hasDescendants(const schema::Database &database, const QualifiedName &table);

/// True when the table is a child of the same parents before and after: then the parent's change brings it the columns
/// and constraints that are not its own.
[[nodiscard]] bool keepsParents(const RenderContext &context, const QualifiedName &table);

/// An index of a table or materialised view; nullptr when there is none or a constraint owns it.
[[nodiscard]] const schema::Index *findIndexNamed(const schema::Database &database, const QualifiedName &name);
/// Also true for the index of a constraint.
[[nodiscard]] bool hasIndexNamed(const schema::Database &database, const QualifiedName &name);

/// True when the server may take another index of the partition, or that of a key, for this part of a partitioned index.
[[nodiscard]] bool hasRival(const schema::Table &partition, const schema::Index &part);

} // namespace schemawright::render
