// Names of types, as people write them and as the server does: "timestamptz" is "timestamp with time zone", and what is
// not PostgreSQL's own is qualified ("public.vector(1536)").
#pragma once

#include "model/schema/database.h"

namespace schemawright::editors {

/// The usual types, then the database's own enums, domains and composite types, then those of its extensions.
[[nodiscard]] QStringList typeChoices(const schema::Database &database);

/// As format_type with an empty search_path writes it, as far as it can be told without a server; the rest stays as is.
[[nodiscard]] QString canonicalType(const QString &typed, const schema::Database &database);

/// Without the schema when that is public: for people.
[[nodiscard]] QString shortType(const QString &type);

} // namespace schemawright::editors
