// Light and dark: from the system, or as the person chose in View → Appearance.
#pragma once

#include <QString>

class QFont;

namespace schemawright::app {

enum class Appearance { System, Light, Dark };

[[nodiscard]] QString appearanceName(Appearance appearance); ///< "system", "light", "dark": settings and --theme
[[nodiscard]] Appearance parseAppearance(const QString &name); ///< System for anything else

/// Changes style and palette of the whole application. System gives back what the application started with.
void applyAppearance(Appearance appearance);

/// JetBrains Mono when it is installed, else the system's fixed font; in the size of the application's font.
[[nodiscard]] QFont codeFont();

} // namespace schemawright::app
