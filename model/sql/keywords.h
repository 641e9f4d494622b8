#pragma once

#include <QStringView>

namespace schemawright::sql {

/// Whether a lower-case word cannot stand as a bare name everywhere in SQL (reserved, column-name and type-or-function
/// keywords).
[[nodiscard]] bool isQuotedKeyword(QStringView word);

} // namespace schemawright::sql
