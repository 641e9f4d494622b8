// Domains and routines that decide whether a new column rewrites its table.
#pragma once

#include "model/catalog/factsdraft.h"

namespace schemawright::catalog {

/// `(VALUES (schema, name), …) wanted (schema, name)` of names; an empty schema means public and those of the search_path that the
/// session began with. `names` is not empty.
[[nodiscard]] QString wantedNames(const QList<QualifiedName> &names);

/// Of these types and of the columns of the tables in `oids`, a subselect; which tables have columns of them.
[[nodiscard]] QList<FactsQuery> domainQueries(const QList<QualifiedName> &types, const QString &oids);
[[nodiscard]] FactsQuery routineQuery(const QList<QualifiedName> &routines);

} // namespace schemawright::catalog
