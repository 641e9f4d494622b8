#include "views/textpane/codegutter.h"

#include "views/highlight/stylecolors.h"
#include "views/textpane/codepane.h"
#include "views/textpane/severityicon.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace schemawright::textpane {

CodeGutter::CodeGutter(CodePane *pane)
    : QWidget(pane)
    , m_pane(pane)
{
}

qreal CodeGutter::em() const
{
    return QFontMetricsF(m_pane->font()).height();
}

qreal CodeGutter::numberWidth() const
{
    return QFontMetricsF(m_pane->font()).horizontalAdvance(u'9') * m_digits;
}

QSize CodeGutter::sizeHint() const
{
    // bar, icon, number(s), sign; brackets left of all
    const qreal width = em() * 1.2 + (m_twoNumbers ? 2 : 1) * (numberWidth() + em() * 0.4) + em() * 0.9
        + (m_showsBrackets ? em() * 0.8 : 0);
    return { static_cast<int>(std::ceil(width)), 0 };
}

void CodeGutter::setDigits(int digits)
{
    m_digits = std::max(digits, 2);
    m_pane->updateGutterWidth();
}

void CodeGutter::setTwoNumbers(bool two)
{
    m_twoNumbers = two;
    m_pane->updateGutterWidth();
}

void CodeGutter::setShowsBrackets(bool shows)
{
    m_showsBrackets = shows;
    m_pane->updateGutterWidth();
}

void CodeGutter::followPane(const QRect &rect, int dy)
{
    if (dy != 0)
        scroll(0, dy);
    else
        update(0, rect.y(), width(), rect.height());
}

void CodeGutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_pane->colors().gutter);
    painter.setFont(m_pane->font());
    for (int index = m_pane->firstVisibleRow(); index < m_pane->rowCount(); ++index) {
        const QRectF row(0, m_pane->rowTop(index), width(), m_pane->rowHeight());
        if (row.top() > height())
            break;
        paintRow(painter, m_pane->row(index), row);
    }
    painter.setPen(QPen(m_pane->colors().hatch, 1));
    painter.drawLine(QPointF(width() - 0.5, 0), QPointF(width() - 0.5, height()));
}

QColor CodeGutter::backgroundOf(const PaneRow &row) const
{
    const PaneColors &colors = m_pane->colors();
    switch (row.kind) {
    case RowKind::Fold:
        return colors.fold;
    case RowKind::Note:
        return colors.note;
    case RowKind::Text:
    case RowKind::Filler:
        return row.tint == RowTint::None ? colors.gutter : colors.tint(row.tint);
    }
    Q_UNREACHABLE();
}

void CodeGutter::paintRow(QPainter &painter, const PaneRow &row, const QRectF &rect) const
{
    const QColor background = backgroundOf(row);
    painter.fillRect(rect, background);
    if (row.hunk >= 0 && row.hunk == m_pane->currentHunk())
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), m_pane->colors().currentRow);
    qreal x = rect.left();
    if (m_showsBrackets) {
        paintBracket(painter, row.bracket, QRectF(x + em() * 0.2, rect.top(), em() * 0.6, rect.height()));
        x += em() * 0.8;
    }
    if (row.annotation >= 0 && row.annotation < m_pane->annotations().size()) {
        const qreal side = rect.height() - 2;
        paintSeverity(painter, QRectF(x + 4, rect.top() + 1, side, side),
            m_pane->annotations()[row.annotation].severity, m_pane->palette());
    }
    x += em() * 1.2;
    painter.setPen(highlight::legibleColor(m_pane->colors().gutterText, background));
    for (const int number : m_twoNumbers ? QList { row.number, row.secondNumber } : QList { row.number }) {
        const QRectF cell(x, rect.top(), numberWidth(), rect.height());
        if (number > 0)
            painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
        x += numberWidth() + em() * 0.4;
    }
    if (row.sign != u' ')
        paintSign(painter, row, QRectF(x - em() * 0.2, rect.top(), em() * 0.9, rect.height()));
}

void CodeGutter::paintSign(QPainter &painter, const PaneRow &row, const QRectF &cell) const
{
    QFont bold = m_pane->font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(highlight::legibleColor(m_pane->colors().sign(row.tint), backgroundOf(row)));
    painter.drawText(cell, Qt::AlignCenter, QString(QChar(row.sign)));
    painter.setFont(m_pane->font());
}

void CodeGutter::paintBracket(QPainter &painter, Bracket bracket, const QRectF &cell) const
{
    if (bracket == Bracket::None)
        return;
    const qreal x = cell.center().x();
    const QColor color = m_pane->colors().gutterText;
    if (bracket == Bracket::Outside) {
        // Outside any transaction: a dotted line says that nothing holds these statements together.
        painter.setPen(QPen(color, 1.5, Qt::DotLine));
        painter.drawLine(QPointF(x, cell.top()), QPointF(x, cell.bottom()));
        return;
    }
    painter.setPen(QPen(color, 1.5));
    const bool begins = bracket == Bracket::Begin || bracket == Bracket::Single;
    const bool ends = bracket == Bracket::End || bracket == Bracket::Single;
    const qreal top = begins ? cell.top() + 2 : cell.top();
    const qreal bottom = ends ? cell.bottom() - 3 : cell.bottom();
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    if (begins)
        painter.drawLine(QPointF(x, top), QPointF(cell.right(), top));
    if (ends)
        painter.drawLine(QPointF(x, bottom), QPointF(cell.right(), bottom));
}

void CodeGutter::wheelEvent(QWheelEvent *event)
{
    QApplication::sendEvent(m_pane->viewport(), event);
}

void CodeGutter::mousePressEvent(QMouseEvent *event)
{
    if (const int row = m_pane->rowAt(event->position().toPoint()); row >= 0) {
        m_pane->setCurrentRow(row);
        m_pane->setFocus(Qt::MouseFocusReason);
    }
}

bool CodeGutter::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = m_pane->rowAt(help->pos());
    const int annotation = row >= 0 ? m_pane->row(row).annotation : -1;
    const bool known = annotation >= 0 && annotation < m_pane->annotations().size();
    QToolTip::showText(help->globalPos(), known ? m_pane->annotations()[annotation].text : QString(), this);
    return true;
}

} // namespace schemawright::textpane
