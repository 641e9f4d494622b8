#pragma once

#include <QStringView>

namespace schemawright::sql {

/// Volatile: another value for every row. `name` is lower case, without its schema.
[[nodiscard]] bool isVolatileBuiltin(QStringView name);

/// Immutable or stable: one value for a whole statement.
[[nodiscard]] bool isSteadyBuiltin(QStringView name);

} // namespace schemawright::sql
