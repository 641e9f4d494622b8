// CREATE INDEX taken from pg_get_indexdef or composed from the fields. createIndexSql in indexddl.h is the entry.
#pragma once

#include "model/schema/index.h"

#include <optional>

namespace schemawright::render {

/// pg_get_indexdef cut at the places where names and keywords go in.
struct IndexDefinition {
    bool unique = false;
    QString rest; ///< from the table's name on: "public.users USING btree (id)"
};

/// Nothing when the text is not what pg_get_indexdef writes.
[[nodiscard]] std::optional<IndexDefinition> parseIndexDefinition(const QString &definition);

} // namespace schemawright::render
