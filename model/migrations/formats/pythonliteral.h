// Texts as they are written into Python files.
#pragma once

#include <QString>

namespace schemawright::migrations {

/// A string literal of Python with this value; of several lines in triple quotes.
[[nodiscard]] QString pythonLiteral(const QString &text);

/// SQL as op.execute() must be given it: what SQLAlchemy would take for a parameter is escaped.
[[nodiscard]] QString forSqlAlchemy(const QString &sql);
/// What SQLAlchemy's text() makes of it.
[[nodiscard]] QString fromSqlAlchemy(const QString &text);

} // namespace schemawright::migrations
