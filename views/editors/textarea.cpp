#include "views/editors/textarea.h"

#include <QKeyEvent>

namespace schemawright::editors {

TextArea::TextArea(int visibleLines, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    const int frame = 2 * (frameWidth() + static_cast<int>(document()->documentMargin()));
    setFixedHeight(fontMetrics().lineSpacing() * visibleLines + frame);
}

void TextArea::showText(const QString &text)
{
    if (toPlainText() != text)
        setPlainText(text);
}

void TextArea::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        emit editingFinished();
}

void TextArea::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::ControlModifier)
        emit editingFinished();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace schemawright::editors
