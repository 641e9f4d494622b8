#pragma once

#include "model/schema/database.h"

namespace schemawright::editors {

/// The index with another method: what that method cannot have goes (order, INCLUDE, parameters, operator classes of
/// the other), what it must have comes (the operator class of a vector).
[[nodiscard]] schema::Index withMethod(
    schema::Index index, const QString &method, const schema::Database &database, const QualifiedName &table);

/// The type of a column of the table; empty for an expression.
[[nodiscard]] QString columnType(const schema::Database &database, const QualifiedName &table, const QString &column);

} // namespace schemawright::editors
