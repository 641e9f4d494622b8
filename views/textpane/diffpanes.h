// Two texts side by side, or unified when there is no room: aligned, tinted, folded, walked with F7 and Shift+F7.
#pragma once

#include "views/highlight/highlightedtext.h"
#include "views/textpane/diffrows.h"

#include <QWidget>

#include <array>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace schemawright::textpane {

class CodePane;
class DiffToolBar;
class ElidedLabel;
class OverviewRuler;
struct RulerMark;

/// A finding to show at a line of one side.
struct PaneFinding {
    Side side = Side::Right;
    int line = 0; ///< 0-based
    lint::Severity severity = lint::Severity::Warning;
    QString text; ///< one sentence
    friend bool operator==(const PaneFinding &, const PaneFinding &) = default;
};

class DiffPanes final : public QWidget
{
    Q_OBJECT

public:
    explicit DiffPanes(QWidget *parent = nullptr);

    /// Titles name roles: "Database now: app@host/shop, PG 15, read 12:04", "After migration".
    /// Takes away highlighting and findings of the texts before.
    void setTexts(const QString &leftTitle, const QString &leftText, const QString &rightTitle, const QString &rightText,
        const diff::TextDiff &diff);
    void setComputing(const QString &leftTitle, const QString &rightTitle);
    /// `reason` is a sentence: "could not connect to …".
    void setError(const QString &reason);
    /// Nothing to compare yet; the message says what to do: "Select a table to compare it."
    void setMessage(const QString &message);

    void setHighlighting(const highlight::HighlightedText &left, const highlight::HighlightedText &right);
    void setFindings(const QList<PaneFinding> &findings);

    [[nodiscard]] int changeCount() const { return static_cast<int>(m_texts.diff.hunks.size()); }
    [[nodiscard]] int currentChange() const { return m_currentChange; } ///< -1: the caret is on none
    [[nodiscard]] bool isUnified() const;
    void setFoldsUnchanged(bool folds);
    /// Off where the sides have a fixed order, as in the preview of a fix.
    void setSwapVisible(bool visible);
    /// Opens the fold that hides the line, and puts the caret there. False when that side has no such line.
    bool showLine(Side side, int line);

    /// For a menu: add these, do not make others with the same shortcuts, or neither fires.
    [[nodiscard]] QList<QAction *> navigationActions() const;

public slots:
    void goToNextChange();
    void goToPreviousChange();

signals:
    void swapRequested();
    /// Enter or double click on a line of the source.
    void lineActivated(Side side, int line);
    /// "Wrapped to the first change", for a status bar.
    void statusMessage(const QString &message);
    /// For showing the position elsewhere; -1 when the caret is on no change.
    void currentChangeChanged(int change, int count);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class ViewMode { Automatic, SideBySide, Unified };

    void buildPages();
    [[nodiscard]] QWidget *makeColumn(ElidedLabel *title, CodePane *pane);
    void connectPane(CodePane *pane);
    void connectPair();
    void showMessagePage(const QString &text);
    void rebuild();
    void rebuildAtCurrentChange();
    void chooseLayout();
    void fillPane(CodePane *pane, PaneRole role);
    void syncWidths();
    void updateFindings();
    void updateRuler();
    void updateNote();
    void setCurrentChange(int change);
    void goToChange(int change);
    void onRowActivated(const CodePane *pane, int row);
    void onCurrentRowChanged(const CodePane *pane, int row);
    void toggleFold(int fold);
    void zoom(int steps);
    [[nodiscard]] QList<CodePane *> activePanes() const;
    [[nodiscard]] CodePane *primaryPane() const; ///< whose rows count
    [[nodiscard]] CodePane *focusedPane() const;
    [[nodiscard]] PaneRole roleOf(const CodePane *pane) const;
    [[nodiscard]] static int firstRowOfHunk(const CodePane &pane, int hunk);
    [[nodiscard]] int rowOfLine(const CodePane &pane, Side side, int line) const;
    [[nodiscard]] std::vector<RulerMark> rulerMarks() const;

    ComparedTexts m_texts;
    QList<Fold> m_folds;
    QList<PaneFinding> m_findings;
    std::array<highlight::HighlightedText, 2> m_highlighting;
    ViewMode m_viewMode = ViewMode::Automatic;
    bool m_shownUnified = false;
    int m_currentChange = -1;

    DiffToolBar *m_toolBar = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_message = nullptr;
    QSplitter *m_splitter = nullptr;
    QWidget *m_unifiedColumn = nullptr;
    ElidedLabel *m_leftTitle = nullptr;
    ElidedLabel *m_rightTitle = nullptr;
    ElidedLabel *m_unifiedTitle = nullptr;
    CodePane *m_left = nullptr;
    CodePane *m_right = nullptr;
    CodePane *m_unified = nullptr;
    OverviewRuler *m_ruler = nullptr;
};

} // namespace schemawright::textpane
