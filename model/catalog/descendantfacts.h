// Partitions and tables that inherit, and what they have that their table has not.
#pragma once

#include "model/catalog/factsdraft.h"

namespace schemawright::catalog {

/// Of the tables in `oids`, a subselect.
[[nodiscard]] FactsQuery descendantQuery(const QString &oids);
[[nodiscard]] FactsQuery ofDescendantsQuery(const QString &oids);

} // namespace schemawright::catalog
