// Columns of partitioned tables that PostgreSQL does not change while they are in a key.
#pragma once

#include "model/diff/change.h"
#include "model/render/statement.h"

namespace schemawright::plan {

[[nodiscard]] bool isInPartitionKey(const schema::Table &table, const QString &column);

/// Errors: Unsupported, for a column of a partition key whose own type changes, and for one that shall allow NULL while
/// the primary key of a partition says that it does not.
[[nodiscard]] Result<> checkPartitionColumns(const QList<diff::Change> &changes, const render::RenderContext &context);

} // namespace schemawright::plan
