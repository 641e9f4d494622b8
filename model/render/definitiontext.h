// Finding places in the definitions that the server writes (pg_get_indexdef, pg_get_constraintdef, pg_get_triggerdef…):
// what stands in quotes or parentheses is skipped, so that names and expressions cannot be taken for keywords.
#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::render {

/// Offset of `word` outside quotes and parentheses, at or after `from`; -1 when there is none.
[[nodiscard]] qsizetype findTopLevel(QStringView text, QStringView word, qsizetype from = 0);
[[nodiscard]] bool containsTopLevel(QStringView text, QStringView word);

/// A text longer than a line, broken before each of the keywords that stands at the top level.
[[nodiscard]] QString brokenBefore(const QString &text, const QStringList &keywords);

/// The expression in parentheses; unchanged when one pair of them already holds all of it.
[[nodiscard]] QString parenthesised(const QString &expression);

} // namespace schemawright::render
