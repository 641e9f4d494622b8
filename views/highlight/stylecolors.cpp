#include "views/highlight/stylecolors.h"

#include "views/highlight/syntaxrepository.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <algorithm>
#include <cmath>

namespace schemawright::highlight {

namespace {

static_assert(KSyntaxHighlighting::Theme::Others == styleCount - 1);

/// WCAG 2.1, "relative luminance".
double luminance(const QColor &color)
{
    const auto linear = [](float channel) {
        const double value = static_cast<double>(channel);
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &from, const QColor &to, float share)
{
    return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
        from.greenF() + (to.greenF() - from.greenF()) * share, from.blueF() + (to.blueF() - from.blueF()) * share);
}

} // namespace

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor legibleColor(const QColor &text, const QColor &background, double ratio)
{
    const QColor goal = contrastRatio(Qt::white, background) > contrastRatio(Qt::black, background) ? Qt::white : Qt::black;
    constexpr int steps = 20;
    for (int step = 0; step < steps; ++step) {
        const QColor candidate = mixed(text, goal, static_cast<float>(step) / steps);
        if (contrastRatio(candidate, background) >= ratio)
            return candidate;
    }
    return goal;
}

StyleColors styleColors(const QPalette &palette)
{
    const KSyntaxHighlighting::Theme theme = threadRepository().themeForPalette(palette);
    StyleColors colors;
    for (int style = 0; style < styleCount; ++style) {
        const auto textStyle = static_cast<KSyntaxHighlighting::Theme::TextStyle>(style);
        StyleColor &target = colors[static_cast<size_t>(style)];
        // The pane's background is the palette's, so normal text is too; only accents come from the theme.
        target.color = style == 0 ? palette.color(QPalette::Text) : QColor::fromRgb(theme.textColor(textStyle));
        target.bold = theme.isBold(textStyle);
        target.italic = theme.isItalic(textStyle);
    }
    return colors;
}

} // namespace schemawright::highlight
