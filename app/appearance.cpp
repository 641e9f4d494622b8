// Qt 6.4 cannot ask a style for its other colour scheme (QStyleHints::setColorScheme came with 6.8): a chosen scheme is
// Fusion with a palette of ours.
#include "app/appearance.h"

#include "app/indicatorstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

struct Colors {
    QRgb window, base, alternate, text, placeholder, button, light, midlight, mid, dark, highlight, link, tip;
};

constexpr Colors lightColors { 0xfff3f3f4, 0xffffffff, 0xfff7f7f8, 0xff1d1f23, 0xff6b7078, 0xffeeeeef, 0xffffffff,
    0xfff5f5f6, 0xffb9bcc2, 0xff9a9da4, 0xff2f65ca, 0xff1f5bc4, 0xfffffff0 };
constexpr Colors darkColors { 0xff26282c, 0xff1d1f22, 0xff232529, 0xffe3e5e8, 0xff979ca5, 0xff33363b, 0xff484c53,
    0xff3d4147, 0xff1a1b1e, 0xff131416, 0xff3566b8, 0xff7fb0ff, 0xff3a3d43 };

QPalette makePalette(const Colors &colors)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor(color)); };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::Text, colors.text);
    set(QPalette::PlaceholderText, colors.placeholder);
    set(QPalette::Button, colors.button);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Light, colors.light);
    set(QPalette::Midlight, colors.midlight);
    set(QPalette::Mid, colors.mid);
    set(QPalette::Dark, colors.dark);
    set(QPalette::Shadow, 0xff000000);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.link);
    set(QPalette::ToolTipBase, colors.tip);
    set(QPalette::ToolTipText, colors.text);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, QColor(colors.placeholder));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colors.mid));
    return palette;
}

/// What the platform gave at the start; asked for before the first change.
const QString &systemStyle()
{
    static const QString name = QApplication::style()->name();
    return name;
}

} // namespace

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return u"system"_s;
    case Appearance::Light:
        return u"light"_s;
    case Appearance::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

Appearance parseAppearance(const QString &name)
{
    if (name == "light"_L1)
        return Appearance::Light;
    return name == "dark"_L1 ? Appearance::Dark : Appearance::System;
}

void applyAppearance(Appearance appearance)
{
    const QString style = systemStyle();
    const bool isOurs = qobject_cast<IndicatorStyle *>(QApplication::style()) != nullptr;
    if (appearance == Appearance::System) {
        if (isOurs)
            QApplication::setStyle(QStyleFactory::create(style));
        QApplication::setPalette(QPalette()); // an empty one goes back to the platform's
        return;
    }
    if (!isOurs)
        QApplication::setStyle(new IndicatorStyle);
    QApplication::setPalette(makePalette(appearance == Appearance::Dark ? darkColors : lightColors));
}

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (QFontDatabase::families().contains(u"JetBrains Mono"_s))
        font.setFamily(u"JetBrains Mono"_s);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace schemawright::app
