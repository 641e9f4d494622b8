// Whether two texts say the same to PostgreSQL's parser.
#pragma once

#include <QString>

namespace schemawright::sql {

/// The same statements, whatever their blanks, comments and parentheses: "(a AND b) AND c" is "a AND b AND c" to the
/// parser, and the server writes either, depending on whether it has read BETWEEN or its own text of it. False when one
/// of them cannot be parsed. Source: src/backend/parser/gram.y, makeAndExpr.
[[nodiscard]] bool isSameStatement(const QString &first, const QString &second);

/// The same for two expressions.
[[nodiscard]] bool isSameExpression(const QString &first, const QString &second);

} // namespace schemawright::sql
