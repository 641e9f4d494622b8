#include "app/indicatorstyle.h"

#include <QPainter>
#include <QStyleOption>

namespace schemawright::app {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

IndicatorStyle::IndicatorStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void IndicatorStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if ((!isBox && element != PE_IndicatorRadioButton) || !isDark(option->palette))
        return;
    QColor outline = option->palette.color(QPalette::WindowText);
    outline.setAlphaF((option->state & State_Enabled) != 0 ? 0.45F : 0.25F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline);
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isBox)
        painter->drawRoundedRect(frame, 2, 2);
    else
        painter->drawEllipse(frame);
    painter->restore();
}

} // namespace schemawright::app
