#include "views/textpane/codepane.h"

#include "views/textpane/codegutter.h"
#include "views/textpane/panelayout.h"
#include "views/textpane/panepainter.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QMimeData>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <cmath>

namespace schemawright::textpane {

CodePane::CodePane(QWidget *parent)
    : QPlainTextEdit(parent)
{
    auto *document = new QTextDocument(this);
    m_layout = new PaneLayout(document);
    document->setDocumentLayout(m_layout);
    document->setUndoRedoEnabled(false);
    setDocument(document);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    viewport()->setMouseTracking(true);

    m_gutter = new CodeGutter(this);
    refreshColors();
    setPaneFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, &CodeGutter::followPane);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CodePane::rowsMoved);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (const int row = currentRow(); row != std::exchange(m_lastRow, row)) {
            m_pairedRow = row;
            viewport()->update();
            m_gutter->update();
            emit currentRowChanged(row);
        }
    });
}

void CodePane::setContent(PaneContent content)
{
    Q_ASSERT(content.rows.size() == static_cast<size_t>(content.texts.size()));
    m_longestLine = 0;
    measure(content);
    m_rows = std::move(content.rows);
    m_formatted.assign(m_rows.size(), false);
    m_currentHunk = -1;
    m_pairedRow = -1;
    m_lastRow = -1;
    setPlainText(content.texts.join(u'\n'));
    updateGutterWidth();
    emit rowsMoved();
}

void CodePane::replaceRowsAfter(int row, int count, PaneContent content)
{
    removeRowsAfter(row, count);
    measure(content);
    const auto position = m_rows.begin() + row + 1;
    m_rows.insert(position, std::make_move_iterator(content.rows.begin()), std::make_move_iterator(content.rows.end()));
    m_formatted.insert(m_formatted.begin() + row + 1, static_cast<size_t>(content.texts.size()), false);
    insertTextsAfter(row, content.texts);
    // Editing the next block's start clears the layout of the row itself.
    m_formatted[static_cast<size_t>(row)] = false;
    updateGutterWidth();
    viewport()->update();
    emit rowsMoved();
}

void CodePane::measure(const PaneContent &content)
{
    for (size_t i = 0; i < content.rows.size(); ++i) {
        // A note is cut at the edge of the pane, and text under a widget is for screen readers: neither is scrolled to.
        if (content.rows[i].kind != RowKind::Note)
            m_longestLine = std::max(m_longestLine, content.texts[static_cast<qsizetype>(i)].size());
    }
}

void CodePane::removeRowsAfter(int row, int count)
{
    if (count == 0)
        return;
    m_rows.erase(m_rows.begin() + row + 1, m_rows.begin() + row + 1 + count);
    m_formatted.erase(m_formatted.begin() + row + 1, m_formatted.begin() + row + 1 + count);
    const QTextBlock first = document()->findBlockByNumber(row);
    const QTextBlock last = document()->findBlockByNumber(row + count);
    QTextCursor cursor(document());
    cursor.setPosition(first.position() + first.length() - 1);
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
}

void CodePane::insertTextsAfter(int row, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    const QTextBlock block = document()->findBlockByNumber(row);
    QTextCursor cursor(document());
    cursor.setPosition(block.position() + block.length() - 1);
    const QString inserted = u'\n' + texts.join(u'\n');
    cursor.insertText(inserted);
}

void CodePane::setRowText(int row, const QString &text)
{
    QTextCursor cursor(document()->findBlockByNumber(row));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    if (cursor.selectedText() == text)
        return;
    cursor.insertText(text);
    m_formatted[static_cast<size_t>(row)] = false;
}

void CodePane::setHighlighting(Side side, const highlight::HighlightedText &text)
{
    m_highlighting[side == Side::Left ? 0 : 1] = text;
    invalidateFormats();
}

void CodePane::setAnnotations(QList<PaneAnnotation> annotations)
{
    m_annotations = std::move(annotations);
    viewport()->update();
}

void CodePane::setRowAnnotations(const std::vector<int> &annotations)
{
    Q_ASSERT(annotations.size() == m_rows.size());
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].annotation = annotations[i];
    viewport()->update();
    m_gutter->update();
}

void CodePane::setCurrentHunk(int hunk)
{
    if (std::exchange(m_currentHunk, hunk) != hunk)
        m_gutter->update();
}

void CodePane::setPaneFont(const QFont &font)
{
    setFont(font);
    document()->setDefaultFont(font);
    refreshFont();
}

void CodePane::refreshFont()
{
    const QFontMetricsF metrics(font());
    m_rowHeight = std::ceil(metrics.lineSpacing());
    setTabStopDistance(4 * metrics.horizontalAdvance(u' '));
    invalidateFormats();
    m_layout->setRowHeight(m_rowHeight);
    updateGutterWidth();
    emit rowsMoved();
}

qreal CodePane::neededWidth() const
{
    const QFontMetricsF metrics(font());
    return metrics.horizontalAdvance(u'M') * static_cast<qreal>(m_longestLine + 2) + 2 * document()->documentMargin();
}

void CodePane::setContentWidth(qreal width)
{
    m_layout->setContentWidth(width);
}

void CodePane::updateGutterWidth()
{
    setViewportMargins(m_gutter->sizeHint().width(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), m_gutter->sizeHint().width(), viewport()->height());
    m_gutter->update();
}

int CodePane::currentRow() const
{
    return std::min(textCursor().blockNumber(), rowCount() - 1);
}

void CodePane::setCurrentRow(int row)
{
    const int sideways = horizontalScrollBar()->value();
    setTextCursor(QTextCursor(document()->findBlockByNumber(row)));
    horizontalScrollBar()->setValue(sideways);
}

void CodePane::setPairedRow(int row)
{
    if (std::exchange(m_pairedRow, row) != row) {
        viewport()->update();
        m_gutter->update();
    }
}

void CodePane::showRow(int row)
{
    setCurrentRow(row);
    verticalScrollBar()->setValue(row - visibleRowCount() / 3);
}

int CodePane::visibleRowCount() const
{
    return m_rowHeight > 0 ? static_cast<int>(viewport()->height() / m_rowHeight) : 0;
}

qreal CodePane::rowTop(int row) const
{
    const QTextBlock first = firstVisibleBlock();
    const qreal top = blockBoundingGeometry(first).translated(contentOffset()).top();
    return top + m_rowHeight * (row - first.blockNumber());
}

QRectF CodePane::rowRect(int row) const
{
    const QRectF rect(0, rowTop(row), viewport()->width(), m_rowHeight);
    const bool visible = row >= 0 && row < rowCount() && rect.bottom() > 0 && rect.top() < viewport()->height();
    return visible ? rect : QRectF();
}

int CodePane::rowAt(const QPoint &viewportPosition) const
{
    if (m_rows.empty())
        return -1;
    const int first = firstVisibleBlock().blockNumber();
    const int row = first + static_cast<int>(std::floor((viewportPosition.y() - rowTop(first)) / m_rowHeight));
    return row >= 0 && row < rowCount() ? row : -1;
}

QString CodePane::selectedSource() const
{
    const QTextCursor cursor = textCursor();
    QStringList lines;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
        if (block.blockNumber() >= rowCount() || row(block.blockNumber()).kind != RowKind::Text)
            continue;
        const int start = std::max(cursor.selectionStart() - block.position(), 0);
        const int end = std::min(cursor.selectionEnd() - block.position(), block.length() - 1);
        lines.append(block.text().mid(start, end - start));
    }
    return lines.join(u'\n');
}

QMimeData *CodePane::createMimeDataFromSelection() const
{
    auto *mime = new QMimeData;
    mime->setText(selectedSource());
    return mime;
}

void CodePane::paintEvent(QPaintEvent *event)
{
    PanePainter painter(*this);
    painter.formatVisibleRows();
    painter.paintBelowText();
    QPlainTextEdit::paintEvent(event);
    painter.paintAboveText();
}

void CodePane::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGutterWidth();
    emit rowsMoved();
}

void CodePane::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refreshColors();
}

void CodePane::refreshColors()
{
    m_colors = paneColors(palette());
    m_styles = highlight::styleColors(palette());
    invalidateFormats();
    m_gutter->update();
}

void CodePane::invalidateFormats()
{
    m_formatted.assign(m_rows.size(), false);
    viewport()->update();
}

void CodePane::focusInEvent(QFocusEvent *event)
{
    // The caret follows the pane that had the focus before, so that F6 stays on the row.
    if (m_pairedRow >= 0 && m_pairedRow < rowCount() && m_pairedRow != currentRow()
        && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(m_pairedRow);
    QPlainTextEdit::focusInEvent(event);
}

} // namespace schemawright::textpane
