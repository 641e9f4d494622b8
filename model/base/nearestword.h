// Which of the words that exist a mistyped one was meant to be.
#pragma once

#include <QStringList>

namespace schemawright {

/// The candidate that the fewest inserted, left out or changed letters make of `word`; empty when more than a third of it
/// would change. Of several the first.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &candidates);

} // namespace schemawright
