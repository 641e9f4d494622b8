// Texts of others – names in SQL, names of files, lines of a script – where a terminal or a log shows them.
#pragma once

#include <QString>

namespace schemawright {

/// One character for each: what steers a terminal, ends a line or turns the direction of writing becomes a sign of itself
/// (␛, ␊, �). Tabs stay.
[[nodiscard]] QString visibleText(QString text);
/// The same, with its line breaks.
[[nodiscard]] QString visibleLines(QString text);

} // namespace schemawright
