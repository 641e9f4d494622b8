#include "views/apply/phasestepper.h"

#include <QPainter>

namespace schemawright::applyview {

PhaseStepper::PhaseStepper(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus); // so that a screen reader can stop here
}

void PhaseStepper::setSteps(const QStringList &names, int current)
{
    if (names == m_names && current == m_current)
        return;
    m_names = names;
    m_current = current;
    const bool done = current >= names.size();
    setAccessibleName(done ? tr("All %n phase(s) are done", nullptr, static_cast<int>(names.size()))
                           : tr("Phase %1 of %2: %3").arg(current + 1).arg(names.size()).arg(names.at(current)));
    updateGeometry();
    update();
}

int PhaseStepper::diameter() const
{
    return fontMetrics().height() * 3 / 2;
}

QSize PhaseStepper::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 14 * static_cast<int>(m_names.size()),
        diameter() + fontMetrics().height() + 8 };
}

QSize PhaseStepper::minimumSizeHint() const
{
    return { diameter() * 2 * static_cast<int>(m_names.size()), sizeHint().height() };
}

/// Between text and background, so that it is seen on light and dark ones.
QColor PhaseStepper::outlineColor() const
{
    QColor color = palette().color(QPalette::WindowText);
    color.setAlphaF(0.35F);
    return color;
}

void PhaseStepper::paintEvent(QPaintEvent *)
{
    if (m_names.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double cell = double(width()) / double(m_names.size());
    const double y = 2 + diameter() / 2.0;
    for (int step = 0; step < m_names.size(); ++step) {
        const double x = cell * (step + 0.5);
        if (step > 0) {
            painter.setPen(QPen(step <= m_current ? palette().color(QPalette::Highlight) : outlineColor(), 2));
            const double gap = diameter() / 2.0 + 3;
            painter.drawLine(QPointF(x - cell + gap, y), QPointF(x - gap, y));
        }
        const double radius = diameter() / 2.0;
        paintStep(painter, step, QRectF(x - radius, y - radius, diameter(), diameter()));
        const QRectF label(x - cell / 2 + 2, y + radius + 2, cell - 4, fontMetrics().height() + 2);
        QFont font = this->font();
        font.setBold(step == m_current);
        painter.setFont(font);
        painter.setPen(palette().color(step <= m_current ? QPalette::WindowText : QPalette::PlaceholderText));
        const QString text = QFontMetricsF(font).elidedText(m_names.at(step), Qt::ElideRight, label.width());
        painter.drawText(label, Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void PhaseStepper::paintStep(QPainter &painter, int step, const QRectF &circle) const
{
    const bool behind = step < m_current;
    const bool current = step == m_current;
    painter.setFont(font());
    painter.setPen(QPen(behind || current ? palette().color(QPalette::Highlight) : outlineColor(), 1.5));
    painter.setBrush(current ? palette().brush(QPalette::Highlight) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    painter.setPen(palette().color(current ? QPalette::HighlightedText
            : behind                       ? QPalette::WindowText
                                           : QPalette::PlaceholderText));
    painter.drawText(circle, Qt::AlignCenter, behind ? QStringLiteral("✓") : QString::number(step + 1));
}

} // namespace schemawright::applyview
