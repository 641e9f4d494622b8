// What every panel must keep: names for screen readers, and shortcuts that are not taken twice.
#pragma once

#include <QStringList>

class QWidget;

namespace schemawright::testing {

/// Interactive widgets below `root` whose accessible name is empty, as "QLineEdit objectName".
[[nodiscard]] QStringList namelessWidgets(const QWidget &root);

/// Key sequences that two actions of one context claim: Qt then triggers neither.
[[nodiscard]] QStringList ambiguousShortcuts(const QWidget &root);

} // namespace schemawright::testing
