// What a CodePane paints around its text: tints, hatching, word marks, folds, the caret's row, annotations.
#pragma once

#include <QPainter>
#include <QTextBlock>

#include "views/textpane/panerow.h"

namespace schemawright::textpane {

class CodePane;

/// Used within one paint event.
class PanePainter
{
public:
    explicit PanePainter(CodePane &pane);

    /// Gives blocks that become visible their colours; touching invisible ones would lay out the whole document.
    void formatVisibleRows();
    void paintBelowText();
    void paintAboveText();

private:
    struct VisibleRow {
        int index = 0;
        QTextBlock block;
        QRectF rect; ///< the whole width of the viewport
    };

    [[nodiscard]] std::vector<VisibleRow> visibleRows() const;
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const PaneRow &row, qsizetype length) const;
    void paintRow(QPainter &painter, const VisibleRow &visible) const;
    void paintMarks(QPainter &painter, const VisibleRow &visible, const PaneRow &row) const;
    void paintFiller(QPainter &painter, const QRectF &rect) const;
    void paintNote(QPainter &painter, const VisibleRow &visible) const;
    void paintAnnotation(QPainter &painter, const VisibleRow &visible, const PaneAnnotation &annotation) const;

    CodePane &m_pane;
};

} // namespace schemawright::textpane
