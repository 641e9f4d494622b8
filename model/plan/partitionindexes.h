// Indexes and keys of partitioned tables, which are replaced as a whole: with those of their partitions.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// The partition's index that is attached to the parent's; nullptr: none.
[[nodiscard]] const schema::Index *partOfIndex(const schema::Table &partition, const QualifiedName &parentIndex);
/// The partition's key that came with the parent's; nullptr: none, or it cannot be told from another.
[[nodiscard]] const schema::Constraint *partOfKey(const schema::Table &partition, const schema::Constraint &key);

/// An index or key of a partitioned table whose partitions are the same plain tables before and after, each with its part.
[[nodiscard]] bool replacesOnPartitions(const diff::Change &change, const render::RenderContext &context);

/// A partition's part of an index or key that is replaced as a whole: see onlineindex.cpp and onlineconstraint.cpp.
[[nodiscard]] bool goesWithParent(const diff::Change &change, const render::RenderContext &context);

/// It takes or gives up its name when the parent's index is replaced: nothing is written for it.
[[nodiscard]] Action carriedByParent(const diff::Change &change, int origin, const render::RenderContext &context);

} // namespace schemawright::plan
