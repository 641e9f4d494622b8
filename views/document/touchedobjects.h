// Which tables and parts of tables are not the same value in two snapshots. Snapshots share what an edit left alone, so
// this costs what was touched, not what exists.
#pragma once

#include "model/schema/database.h"

namespace schemawright::document {

/// Keys of tables that were added, removed or changed, and of their parts that differ; in no order.
[[nodiscard]] QList<schema::ObjectKey> touchedObjects(const schema::Database &a, const schema::Database &b);

} // namespace schemawright::document
