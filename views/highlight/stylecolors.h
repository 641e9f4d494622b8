// Text colours per style, from the highlighting theme that fits the palette, legible on a given background.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace schemawright::highlight {

struct StyleColor {
    QColor color;
    bool bold = false;
    bool italic = false;
};

/// KSyntaxHighlighting::Theme::TextStyle has 31 values, 0 to 30.
inline constexpr int styleCount = 31;
using StyleColors = std::array<StyleColor, styleCount>;

/// Only in the GUI thread: QPalette and the thread's repository.
[[nodiscard]] StyleColors styleColors(const QPalette &palette);

/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

/// `text`, moved towards black or white until it has at least `ratio` on `background`; unchanged when it has.
[[nodiscard]] QColor legibleColor(const QColor &text, const QColor &background, double ratio = 4.5);

} // namespace schemawright::highlight
