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
/// "-- text" on one line, whatever is in the text: characters that end a line for PostgreSQL or for other readers of
/// scripts are written \n, \r, \u2028. Every comment with a name in it is written with this.
[[nodiscard]] QString lineComment(const QString &text);
/// The text with such characters written like that. SQL that is shown to people is simplified() first.
[[nodiscard]] QString onOneLine(const QString &text);

} // namespace schemawright::sql
