#include "views/textpane/panelayout.h"

#include <QTextBlock>
#include <QTextDocument>

namespace schemawright::textpane {

PaneLayout::PaneLayout(QTextDocument *document)
    : QPlainTextDocumentLayout(document)
{
}

void PaneLayout::setRowHeight(qreal height)
{
    m_rowHeight = height;
    requestUpdate();
    emit documentSizeChanged(documentSize());
}

void PaneLayout::setContentWidth(qreal width)
{
    if (qFuzzyCompare(width + 1, m_contentWidth + 1))
        return;
    m_contentWidth = width;
    emit documentSizeChanged(documentSize());
}

QRectF PaneLayout::blockBoundingRect(const QTextBlock &block) const
{
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (m_rowHeight > 0 && block.isValid() && block.isVisible())
        rect.setHeight(m_rowHeight + (block.next().isValid() ? 0 : document()->documentMargin()));
    return rect;
}

QSizeF PaneLayout::documentSize() const
{
    const QSizeF size = QPlainTextDocumentLayout::documentSize();
    return m_contentWidth > 0 ? QSizeF(m_contentWidth, size.height()) : size;
}

} // namespace schemawright::textpane
