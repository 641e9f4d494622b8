#pragma once

#include <QStringView>

namespace schemawright::sql {

/// Whether a lower-case word cannot stand as a bare name everywhere in SQL (reserved, column-name and type-or-function
/// keywords).
[[nodiscard]] bool isQuotedKeyword(QStringView word);

/// Whether the scanner takes the word, in any case, for a keyword of whatever category.
[[nodiscard]] bool isKeyword(QStringView word);

} // namespace schemawright::sql
