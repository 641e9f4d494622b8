// What a table promises about its rows, and who refers to it.
#pragma once

#include "model/catalog/factsdraft.h"

namespace schemawright::catalog {

/// Of the tables in `oids`, a subselect.
[[nodiscard]] FactsQuery constraintQuery(const QString &oids);
[[nodiscard]] FactsQuery referenceQuery(const QString &oids);

/// The parts of `check`, as the server writes it, that all must hold: "((a > 0) AND (b IS NOT NULL))" has two. Of a text
/// without AND its own without parentheses.
[[nodiscard]] QStringList conjunctsOf(const QString &check);
/// The same of OR: one of them must hold.
[[nodiscard]] QStringList disjunctsOf(const QString &check);

} // namespace schemawright::catalog
