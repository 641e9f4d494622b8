// Fusion outlines check boxes and radio buttons darker than the window, which in a dark window is invisible.
#pragma once

#include <QProxyStyle>

namespace schemawright::app {

class IndicatorStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    IndicatorStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
};

} // namespace schemawright::app
