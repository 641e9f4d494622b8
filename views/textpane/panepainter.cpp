#include "views/textpane/panepainter.h"

#include "views/textpane/codepane.h"
#include "views/textpane/severityicon.h"

#include <QTextLayout>

namespace schemawright::textpane {

namespace {

QTextLayout::FormatRange formatRange(int start, int length, const QColor &color)
{
    QTextLayout::FormatRange range;
    range.start = start;
    range.length = length;
    range.format.setForeground(color);
    return range;
}

/// Hatching that does not move against its row when the pane scrolls.
void hatch(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    constexpr qreal spacing = 7;
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += spacing)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

} // namespace

PanePainter::PanePainter(CodePane &pane)
    : m_pane(pane)
{
}

std::vector<PanePainter::VisibleRow> PanePainter::visibleRows() const
{
    std::vector<VisibleRow> rows;
    QTextBlock block = m_pane.firstVisibleBlock();
    const int bottom = m_pane.viewport()->height();
    qreal top = m_pane.blockBoundingGeometry(block).translated(m_pane.contentOffset()).top();
    for (; block.isValid() && top < bottom && block.blockNumber() < m_pane.rowCount(); block = block.next()) {
        const QRectF rect(0, top, m_pane.viewport()->width(), m_pane.rowHeight());
        rows.push_back({ .index = block.blockNumber(), .block = block, .rect = rect });
        top += m_pane.rowHeight();
    }
    return rows;
}

void PanePainter::formatVisibleRows()
{
    for (const VisibleRow &visible : visibleRows()) {
        if (m_pane.m_formatted[static_cast<size_t>(visible.index)])
            continue;
        m_pane.m_formatted[static_cast<size_t>(visible.index)] = true;
        QTextBlock block = visible.block;
        block.layout()->setFormats(formatsOf(m_pane.row(visible.index), block.length() - 1));
        // Formats count when a line is laid out; the next use of the block does that.
        block.clearLayout();
    }
}

QList<QTextLayout::FormatRange> PanePainter::formatsOf(const PaneRow &row, qsizetype length) const
{
    const PaneColors &colors = m_pane.colors();
    const auto whole = static_cast<int>(length);
    switch (row.kind) {
    case RowKind::Filler:
        return {};
    case RowKind::Fold:
        return { formatRange(0, whole, colors.foldText) };
    case RowKind::Note:
        return { formatRange(0, whole, Qt::transparent) }; // paintNote() writes what has room
    case RowKind::Text:
        break;
    }
    QList<QTextLayout::FormatRange> formats;
    // A word mark is the darkest thing under a text: what can be read there can be read on the line's tint too.
    const QColor background = colors.mark(row.tint);
    for (const highlight::StyledRange &range : m_pane.m_highlighting[row.side == Side::Left ? 0 : 1].line(row.line)) {
        const highlight::StyleColor &style = m_pane.m_styles[static_cast<size_t>(range.style)];
        QTextLayout::FormatRange format
            = formatRange(range.start, range.length, highlight::legibleColor(style.color, background));
        if (style.bold)
            format.format.setFontWeight(QFont::Bold);
        format.format.setFontItalic(style.italic);
        formats.append(format);
    }
    return formats;
}

void PanePainter::paintBelowText()
{
    QPainter painter(m_pane.viewport());
    for (const VisibleRow &visible : visibleRows())
        paintRow(painter, visible);
}

void PanePainter::paintRow(QPainter &painter, const VisibleRow &visible) const
{
    const PaneRow &row = m_pane.row(visible.index);
    const PaneColors &colors = m_pane.colors();
    switch (row.kind) {
    case RowKind::Text:
        if (row.tint != RowTint::None)
            painter.fillRect(visible.rect, colors.tint(row.tint));
        paintMarks(painter, visible, row);
        break;
    case RowKind::Filler:
        paintFiller(painter, visible.rect);
        break;
    case RowKind::Fold:
        painter.fillRect(visible.rect, colors.fold);
        break;
    case RowKind::Note:
        painter.fillRect(visible.rect, colors.note);
        break;
    }
    if (visible.index == m_pane.m_pairedRow) {
        painter.setPen(QPen(colors.currentRow, 1));
        painter.drawLine(visible.rect.topLeft(), visible.rect.topRight());
        painter.drawLine(visible.rect.bottomLeft() - QPointF(0, 1), visible.rect.bottomRight() - QPointF(0, 1));
    }
}

void PanePainter::paintFiller(QPainter &painter, const QRectF &rect) const
{
    painter.fillRect(rect, m_pane.colors().filler);
    hatch(painter, rect, m_pane.colors().hatch);
}

void PanePainter::paintMarks(QPainter &painter, const VisibleRow &visible, const PaneRow &row) const
{
    if (row.marks.isEmpty() || visible.block.layout()->lineCount() == 0)
        return;
    const QTextLine line = visible.block.layout()->lineAt(0);
    const qreal left = m_pane.contentOffset().x();
    const qsizetype length = visible.block.length() - 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_pane.colors().mark(row.tint));
    for (const SourceRange &mark : row.marks) {
        const qreal from = line.cursorToX(static_cast<int>(std::min(mark.start, length)));
        const qreal to = line.cursorToX(static_cast<int>(std::min(mark.end(), length)));
        painter.drawRoundedRect(
            QRectF(left + from, visible.rect.top(), to - from, visible.rect.height()).adjusted(-1, 0, 1, 0), 2, 2);
    }
}

void PanePainter::paintAboveText()
{
    QPainter painter(m_pane.viewport());
    for (const VisibleRow &visible : visibleRows()) {
        if (const PaneRow &row = m_pane.row(visible.index); row.kind == RowKind::Note && row.note < 0)
            paintNote(painter, visible);
        const int annotation = m_pane.row(visible.index).annotation;
        if (annotation >= 0 && annotation < m_pane.annotations().size())
            paintAnnotation(painter, visible, m_pane.annotations()[annotation]);
    }
}

/// Where the pane begins, however far the lines are scrolled.
void PanePainter::paintNote(QPainter &painter, const VisibleRow &visible) const
{
    painter.setFont(m_pane.font());
    painter.setPen(m_pane.colors().noteText);
    const qreal margin = m_pane.document()->documentMargin();
    painter.drawText(visible.rect.adjusted(margin, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_pane.shownNote(visible.block.text()));
}

void PanePainter::paintAnnotation(QPainter &painter, const VisibleRow &visible, const PaneAnnotation &annotation) const
{
    const QFontMetricsF metrics(m_pane.font());
    const qreal em = metrics.height();
    qreal textEnd = m_pane.contentOffset().x();
    if (visible.block.layout()->lineCount() > 0)
        textEnd += visible.block.layout()->lineAt(0).naturalTextRect().right();
    const QRectF icon(textEnd + 2 * em, visible.rect.top(), visible.rect.height(), visible.rect.height());
    const qreal left = icon.right() + em / 3;
    const QRectF room(left, visible.rect.top(), visible.rect.right() - em / 2 - left, visible.rect.height());
    // Without room for words the icon in the gutter and the tool tips are enough.
    if (room.width() < 6 * em)
        return;
    paintSeverity(painter, icon.adjusted(1, 1, -1, -1), annotation.severity, m_pane.palette());
    painter.setFont(m_pane.font());
    const QColor background = m_pane.colors().tint(m_pane.row(visible.index).tint);
    painter.setPen(highlight::legibleColor(m_pane.colors().severity(annotation.severity), background));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(annotation.text, Qt::ElideRight, room.width()));
}

} // namespace schemawright::textpane
