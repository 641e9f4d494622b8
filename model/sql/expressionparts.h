// Cutting the text of an expression where its outermost operators stand: outside of parentheses, brackets, quotes,
// comments and CASE.
#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::sql {

/// What all has to hold: "a AND b" is two, "a OR b" one. Parentheses around the whole and around each part are taken off; the
/// AND of BETWEEN cuts nothing.
[[nodiscard]] QStringList conjunctsOf(const QString &expression);
/// Of which one has to hold: "a OR b AND c" is two.
[[nodiscard]] QStringList disjunctsOf(const QString &expression);
/// Between commas; none for an empty text.
[[nodiscard]] QStringList itemsOf(const QString &list);

} // namespace schemawright::sql
