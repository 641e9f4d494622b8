#include "views/textpane/overviewruler.h"

#include "views/textpane/codepane.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace schemawright::textpane {

namespace {

constexpr int rulerWidth = 16;
constexpr qreal smallestMark = 3; // One changed line of 100,000 must still be seen and hit.

} // namespace

OverviewRuler::OverviewRuler(QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(rulerWidth);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview of changes and findings"));
}

void OverviewRuler::setPane(const CodePane *pane)
{
    if (m_pane != nullptr)
        disconnect(m_pane, nullptr, this, nullptr);
    m_pane = pane;
    connect(pane, &CodePane::rowsMoved, this, qOverload<>(&QWidget::update));
    update();
}

void OverviewRuler::setMarks(std::vector<RulerMark> marks)
{
    m_marks = std::move(marks);
    update();
}

QSize OverviewRuler::sizeHint() const
{
    return { rulerWidth, 0 };
}

QRectF OverviewRuler::markRect(const RulerMark &mark) const
{
    const qreal rows = std::max(m_pane->rowCount(), std::max(m_pane->visibleRowCount(), 1));
    const qreal top = std::floor(height() * mark.firstRow / rows);
    const qreal bottom = std::max(std::ceil(height() * (mark.firstRow + mark.rowCount) / rows), top + smallestMark);
    const bool isFinding = mark.severity.has_value();
    return { isFinding ? 10.0 : 2.0, top, isFinding ? 5.0 : 7.0, bottom - top };
}

void OverviewRuler::paintEvent(QPaintEvent *)
{
    if (m_pane == nullptr)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), m_pane->colors().gutter);
    for (const RulerMark &mark : m_marks)
        paintMark(painter, mark);
    const qreal rows = m_pane->rowCount();
    if (rows <= m_pane->visibleRowCount())
        return;
    const QRectF box(0.5, height() * m_pane->verticalScrollBar()->value() / rows, width() - 1,
        std::max(height() * m_pane->visibleRowCount() / rows - 1, 6.0));
    painter.setPen(QPen(m_pane->colors().gutterText, 1));
    painter.drawRoundedRect(box, 2, 2);
}

void OverviewRuler::paintMark(QPainter &painter, const RulerMark &mark) const
{
    const PaneColors &colors = m_pane->colors();
    const QRectF box = markRect(mark);
    if (mark.severity) {
        painter.fillRect(box, colors.severity(*mark.severity));
        return;
    }
    // Changed lines have both colours side by side.
    const QRectF left(box.left(), box.top(), mark.added ? box.width() / 2 : box.width(), box.height());
    const QRectF right(mark.removed ? box.center().x() : box.left(), box.top(),
        mark.removed ? box.width() / 2 : box.width(), box.height());
    if (mark.removed)
        painter.fillRect(left, colors.removedSign);
    if (mark.added)
        painter.fillRect(right, colors.addedSign);
}

const RulerMark *OverviewRuler::markAt(const QPoint &position) const
{
    for (const RulerMark &mark : m_marks) {
        const QRectF box = markRect(mark).adjusted(0, -2, 0, 2);
        if (position.y() >= box.top() && position.y() <= box.bottom()
            && mark.severity.has_value() == (position.x() >= 9.5))
            return &mark;
    }
    return nullptr;
}

void OverviewRuler::requestRowAt(const QPoint &position)
{
    if (m_pane == nullptr || m_pane->rowCount() == 0)
        return;
    if (const RulerMark *mark = markAt(position)) {
        emit rowRequested(mark->firstRow);
        return;
    }
    const int rows = std::max(m_pane->rowCount(), m_pane->visibleRowCount());
    emit rowRequested(std::clamp(position.y() * rows / std::max(height(), 1), 0, m_pane->rowCount() - 1));
}

void OverviewRuler::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        requestRowAt(event->position().toPoint());
}

void OverviewRuler::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) != 0)
        requestRowAt(event->position().toPoint());
}

bool OverviewRuler::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_pane == nullptr)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const RulerMark *mark = markAt(help->pos());
    QToolTip::showText(help->globalPos(), mark != nullptr ? mark->text : QString(), this);
    return true;
}

} // namespace schemawright::textpane
