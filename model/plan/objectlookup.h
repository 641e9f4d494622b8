#pragma once

#include "model/diff/change.h"

namespace schemawright::plan {

/// The object of a schema that a key names; nullopt when there is none. Parts are looked up in their table or view.
[[nodiscard]] std::optional<diff::Object> findObject(const schema::Database &database, const schema::ObjectKey &key);

} // namespace schemawright::plan
