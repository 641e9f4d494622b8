// A text that a person edits: line numbers, colours, and findings underlined where they are, with their shapes in the margin.
#pragma once

#include "model/lint/finding.h"
#include "views/textpane/panecolors.h"

#include <QList>
#include <QPlainTextEdit>

namespace schemawright::highlight {
class DocumentHighlighter;
}

namespace schemawright::plan {

class SqlEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SqlEditor(QWidget *parent = nullptr);

    /// Forgets what could be undone.
    void setSql(const QString &sql);
    /// Every character that was set or typed; toPlainText() would change some.
    [[nodiscard]] QString sql() const;
    /// Of this text; what is typed later moves them along until others are set.
    void setFindings(const QList<lint::Finding> &findings);
    /// On the line of the caret, the worst; -1: none.
    [[nodiscard]] int currentFinding() const;
    void showFinding(int finding);
    void showPosition(qsizetype position);
    /// As one step that can be undone. Ascending, as a fix has them.
    void applyEdits(const QList<lint::TextEdit> &edits);

signals:
    /// Ctrl+wheel; positive enlarges.
    void zoomRequested(int steps);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    friend class SqlMargin;

    void updateMargin();
    void paintMargin(QPaintEvent *event);
    [[nodiscard]] int marginWidth() const;
    void underline();
    [[nodiscard]] int findingAt(int blockNumber) const;
    [[nodiscard]] QString toolTipAt(const QPoint &viewportPosition) const;

    QWidget *m_margin = nullptr;
    highlight::DocumentHighlighter *m_highlighter = nullptr;
    textpane::PaneColors m_colors;
    QList<lint::Finding> m_findings;
    QList<QTextCursor> m_places; ///< per finding: moves with the text
};

} // namespace schemawright::plan
