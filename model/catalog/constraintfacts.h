// What a table promises about its rows, and who refers to it.
#pragma once

#include "model/catalog/factsdraft.h"

namespace schemawright::catalog {

/// Of the tables in `oids`, a subselect.
[[nodiscard]] FactsQuery constraintQuery(const QString &oids);
[[nodiscard]] FactsQuery referenceQuery(const QString &oids);

} // namespace schemawright::catalog
