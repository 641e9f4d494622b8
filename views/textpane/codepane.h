// A read-only text whose blocks are rows: tints, filler, marks, folds and annotations are painted from a side table.
// Extra selections and character formats would cost a layout each (10,000 of them: 343 ms and 28 ms per scrolled frame).
#pragma once

#include "views/highlight/highlightedtext.h"
#include "views/highlight/stylecolors.h"
#include "views/textpane/panecolors.h"
#include "views/textpane/panerow.h"

#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>

#include <array>

namespace schemawright::textpane {

class CodeGutter;
class PaneLayout;

class CodePane : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodePane(QWidget *parent = nullptr);

    /// Block n shows texts[n] and is described by rows[n]. Resets the caret and the scroll position.
    void setContent(PaneContent content);
    /// Takes `count` rows after `row` away and puts others there; what is above stays where it is on the screen.
    void replaceRowsAfter(int row, int count, PaneContent content);
    void setRowText(int row, const QString &text);

    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const PaneRow &row(int index) const { return m_rows[static_cast<size_t>(index)]; }
    [[nodiscard]] const PaneColors &colors() const { return m_colors; }

    void setHighlighting(Side side, const highlight::HighlightedText &text);
    void setAnnotations(QList<PaneAnnotation> annotations);
    /// Which annotation each row shows; -1: none. One entry per row.
    void setRowAnnotations(const std::vector<int> &annotations);
    [[nodiscard]] const QList<PaneAnnotation> &annotations() const { return m_annotations; }
    /// Rows of this change have a bar at the edge of the gutter; -1: none.
    void setCurrentHunk(int hunk);
    [[nodiscard]] int currentHunk() const { return m_currentHunk; }

    void setPaneFont(const QFont &font);
    [[nodiscard]] qreal rowHeight() const { return m_rowHeight; }
    /// What the longest of the texts needs, in pixels.
    [[nodiscard]] qreal neededWidth() const;
    void setContentWidth(qreal width);
    [[nodiscard]] CodeGutter *gutter() const { return m_gutter; }
    void updateGutterWidth();

    [[nodiscard]] int currentRow() const;
    /// Moves the caret without scrolling sideways.
    void setCurrentRow(int row);
    /// Frames a row that the other pane's caret is on.
    void setPairedRow(int row);
    /// Scrolls so that the row is a third down the pane, and puts the caret there.
    void showRow(int row);
    [[nodiscard]] int firstVisibleRow() const { return firstVisibleBlock().blockNumber(); }
    [[nodiscard]] int visibleRowCount() const;
    /// In viewport coordinates, of visible rows and others.
    [[nodiscard]] qreal rowTop(int row) const;
    /// In viewport coordinates; empty when the row is not visible.
    [[nodiscard]] QRectF rowRect(int row) const;
    [[nodiscard]] int rowAt(const QPoint &viewportPosition) const;

    /// The selected source text: no filler, folds or notes.
    [[nodiscard]] QString selectedSource() const;

signals:
    /// A click, Enter or Space on a fold or note; Enter or a double click on a text row.
    void rowActivated(int row);
    void currentRowChanged(int row);
    /// Rows are somewhere else: scrolled, resized, replaced.
    void rowsMoved();
    /// Ctrl+wheel; positive enlarges.
    void zoomRequested(int steps);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    friend class PanePainter;

    void refreshColors();
    void invalidateFormats();
    void refreshFont();
    void measure(const PaneContent &content);
    void insertTextsAfter(int row, const QStringList &texts);
    void removeRowsAfter(int row, int count);
    [[nodiscard]] bool isActionRow(int row) const;
    [[nodiscard]] QString toolTipAt(const QPoint &viewportPosition) const;
    [[nodiscard]] QString shownNote(const QString &note) const; ///< cut at the edge of the pane

    PaneLayout *m_layout = nullptr;
    CodeGutter *m_gutter = nullptr;
    std::vector<PaneRow> m_rows;
    std::vector<bool> m_formatted; ///< per row: its block has its formats
    QList<PaneAnnotation> m_annotations;
    std::array<highlight::HighlightedText, 2> m_highlighting;
    highlight::StyleColors m_styles;
    PaneColors m_colors;
    qreal m_rowHeight = 0;
    qsizetype m_longestLine = 0;
    int m_currentHunk = -1;
    int m_pairedRow = -1;
    int m_lastRow = -1;
};

} // namespace schemawright::textpane
