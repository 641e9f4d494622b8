// A schema as JSON: `schema inspect --format json`.
#pragma once

#include "model/schema/database.h"

#include <QJsonObject>

namespace schemawright::report {

/// All of it, indented, keys in alphabetical order, the same bytes for equal schemas. The part that Atlas prints has
/// Atlas's names and shape:
/// {"schemas":[{"name","tables":[{"name","columns","indexes","primary_key","foreign_keys"}]}]}. Keys whose value is the
/// default (false, empty, none) are left out.
[[nodiscard]] QString schemaJson(const schema::Database &database);

/// One table, as it stands in schemaJson.
[[nodiscard]] QJsonObject tableJson(const schema::Table &table);

} // namespace schemawright::report
