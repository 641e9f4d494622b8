// Every row of a pane is equally high and every pane of a pair equally wide, so that the scroll bars of both agree.
#pragma once

#include <QPlainTextDocumentLayout>

namespace schemawright::textpane {

class PaneLayout final : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    explicit PaneLayout(QTextDocument *document);

    /// Glyphs of fallback fonts can be taller than the pane's font; without a fixed height panes would drift apart.
    void setRowHeight(qreal height);
    /// The scrollable width; QPlainTextDocumentLayout knows only the lines that it has laid out so far.
    void setContentWidth(qreal width);

    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock &block) const override;
    [[nodiscard]] QSizeF documentSize() const override;

private:
    qreal m_rowHeight = 0;
    qreal m_contentWidth = 0;
};

} // namespace schemawright::textpane
