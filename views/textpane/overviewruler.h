// The strip right of the panes: where in the whole text changes and findings are, and which part is visible.
#pragma once

#include "views/textpane/panerow.h"

#include <QWidget>

#include <optional>

class QScrollBar;

namespace schemawright::textpane {

class CodePane;

struct RulerMark {
    int firstRow = 0;
    int rowCount = 1;
    bool added = false;
    bool removed = false; ///< both: changed
    std::optional<lint::Severity> severity {}; ///< of a finding
    QString text {}; ///< tool tip
};

class OverviewRuler final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewRuler(QWidget *parent = nullptr);

    /// The pane whose rows, colours and position are shown; it must live as long as the ruler.
    void setPane(const CodePane *pane);
    void setMarks(std::vector<RulerMark> marks);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void rowRequested(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF markRect(const RulerMark &mark) const;
    [[nodiscard]] const RulerMark *markAt(const QPoint &position) const;
    void paintMark(QPainter &painter, const RulerMark &mark) const;
    void requestRowAt(const QPoint &position);

    const CodePane *m_pane = nullptr;
    std::vector<RulerMark> m_marks;
};

} // namespace schemawright::textpane
