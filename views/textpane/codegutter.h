// The strip left of a pane: line numbers, signs, severity icons, transaction brackets and the bar of the current change.
#pragma once

#include "views/textpane/panerow.h"

#include <QWidget>

namespace schemawright::textpane {

class CodePane;

class CodeGutter final : public QWidget
{
    Q_OBJECT

public:
    explicit CodeGutter(CodePane *pane);

    [[nodiscard]] QSize sizeHint() const override;
    /// Gutters of a pair must be equally wide, or their panes would show different widths of text.
    void setDigits(int digits);
    void setTwoNumbers(bool two);
    void setShowsBrackets(bool shows);

public slots:
    void followPane(const QRect &rect, int dy);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QColor backgroundOf(const PaneRow &row) const;
    void paintRow(QPainter &painter, const PaneRow &row, const QRectF &rect) const;
    void paintSign(QPainter &painter, const PaneRow &row, const QRectF &cell) const;
    void paintBracket(QPainter &painter, Bracket bracket, const QRectF &cell) const;
    [[nodiscard]] qreal numberWidth() const;
    [[nodiscard]] qreal em() const;

    CodePane *m_pane = nullptr;
    int m_digits = 2;
    bool m_twoNumbers = false;
    bool m_showsBrackets = false;
};

} // namespace schemawright::textpane
