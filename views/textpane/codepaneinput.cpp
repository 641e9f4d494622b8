// Keys, clicks and hovering of CodePane.
#include "views/textpane/codepane.h"

#include "views/textpane/codegutter.h"

#include <QHelpEvent>
#include <QToolTip>

namespace schemawright::textpane {

bool CodePane::isActionRow(int row) const
{
    return row >= 0 && row < rowCount() && (m_rows[static_cast<size_t>(row)].kind == RowKind::Fold);
}

void CodePane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int row = currentRow();
    if (row >= 0 && event->modifiers() == Qt::NoModifier
        && (enter || (event->key() == Qt::Key_Space && this->row(row).kind != RowKind::Text))) {
        emit rowActivated(row);
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void CodePane::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && isActionRow(row) && !textCursor().hasSelection())
        emit rowActivated(row);
}

void CodePane::mouseDoubleClickEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseDoubleClickEvent(event);
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0 && this->row(row).kind == RowKind::Text)
        emit rowActivated(row);
}

void CodePane::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    viewport()->setCursor(isActionRow(rowAt(event->position().toPoint())) ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void CodePane::wheelEvent(QWheelEvent *event)
{
    // Both panes of a pair must zoom together, so the owner decides.
    if (event->modifiers() == Qt::ControlModifier) {
        emit zoomRequested(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

QString CodePane::toolTipAt(const QPoint &viewportPosition) const
{
    const int row = rowAt(viewportPosition);
    if (row < 0)
        return {};
    if (this->row(row).kind == RowKind::Note) {
        const QString note = document()->findBlockByNumber(row).text();
        return shownNote(note) == note ? QString() : note;
    }
    const int annotation = this->row(row).annotation;
    return annotation >= 0 && annotation < m_annotations.size() ? m_annotations[annotation].text : QString();
}

QString CodePane::shownNote(const QString &note) const
{
    return QFontMetricsF(font()).elidedText(note, Qt::ElideRight, viewport()->width() - 2 * document()->documentMargin());
}

bool CodePane::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

} // namespace schemawright::textpane
