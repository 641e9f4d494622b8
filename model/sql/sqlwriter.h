// How names and texts are written in SQL. SQL is assembled with these and nowhere with raw names.
#pragma once

#include "model/base/qualifiedname.h"

#include <QString>
#include <QStringList>

namespace schemawright::sql {

/// Quoted only when PostgreSQL needs it: upper case, special characters, reserved words of PostgreSQL 12 to 18.
[[nodiscard]] QString quoteIdentifier(const QString &name);
[[nodiscard]] QString quoteName(const QualifiedName &name); ///< schema.name; just name when the schema is empty
[[nodiscard]] QString quoteLiteral(const QString &text); ///< 'it''s'; E'…' when it has backslashes
[[nodiscard]] QString quoteIdentifiers(const QStringList &names); ///< "a, b, \"C\""

} // namespace schemawright::sql
