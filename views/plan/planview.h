// A migration statement by statement: SQL, locks, transactions, and the findings under the lines that cause them.
// Shows the plan being made, or, without its buttons, a migration file under review.
#pragma once

#include "views/highlight/gradualhighlighter.h"
#include "views/plan/plancontent.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace schemawright::textpane {
class CodePane;
class ElidedLabel;
class OverviewRuler;
}

namespace schemawright::plan {

class PlanCards;

class PlanView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget *parent = nullptr);

    /// Keeps caret and scroll position when the SQL is the same, for findings that arrive later.
    void setContent(const PlanViewContent &content);
    [[nodiscard]] const PlanViewContent &content() const { return m_content; }
    /// Instead of a plan: "No changes: the database matches the schema.", "Planning…", an error's sentence.
    void setMessage(const QString &message);

    /// Off for a file under review: no Save, no Apply.
    void setEditable(bool editable);
    /// For a plan that is shown to be chosen: nothing is saved, run, rehearsed or changed from it. Before setContent().
    void setReadOnly();
    /// A button that asks for an editor of the text.
    void setEditOffered(bool offered);
    /// It runs: the button says so and cannot be pressed.
    void setRehearsing(bool rehearsing);
    /// How many changes can be made in more than one way; 0: no button.
    void setChoices(int count);
    void setSaveEnabled(bool enabled);
    void setApplyEnabled(bool enabled, const QString &reason = {});

    [[nodiscard]] int currentFinding() const; ///< -1: the caret is on none
    [[nodiscard]] int currentStatement() const; ///< -1: the caret is on none
    void showFinding(int finding);
    void showStatement(int statement);

    /// For a menu: add these, do not make others with the same shortcuts, or neither fires.
    [[nodiscard]] QList<QAction *> navigationActions() const { return { m_previous, m_next, m_rulePage }; }

public slots:
    void goToNextFinding();
    void goToPreviousFinding();

signals:
    void fixRequested(int finding, int fix); ///< after its preview was accepted
    void suppressRequested(int finding);
    void rulePageRequested(const QString &rule);
    void choicesRequested(); ///< in place, or expand, backfill and contract
    void saveRequested();
    void editRequested();
    void rehearseRequested();
    void applyRequested();
    void statementSelected(int statement);
    void findingSelected(int finding);
    void statusMessage(const QString &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildHeader();
    void buildPages();
    void buildActions();
    QAction *addNavigation(const QString &text, const QKeySequence &shortcut, void (PlanView::*slot)());
    void connectPane();
    void fillPane();
    void refillIfWidthMatters();
    [[nodiscard]] std::pair<int, qreal> measuredFor() const;
    bool measureCards(); ///< answers whether any card needs more or fewer rows than before
    void updateTitle();
    [[nodiscard]] QString findingCounts() const;
    void updateRuler();
    void previewFix(int finding, int fix);
    void onCurrentRowChanged(int row);
    void openRulePage();
    void zoom(int steps);
    void showWayBack(bool shown);
    void fillUndoPane();
    void stepFinding(int direction);

    PlanViewContent m_content;
    highlight::GradualHighlighter m_colours;
    highlight::GradualHighlighter m_undoColours;
    std::vector<int> m_cardRows;
    std::pair<int, qreal> m_measuredFor; ///< width and row height that m_cardRows is for
    int m_lastStatement = -1;
    textpane::ElidedLabel *m_title = nullptr;
    QWidget *m_header = nullptr;
    QPushButton *m_wayBack = nullptr;
    QPushButton *m_choices = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_rehearse = nullptr;
    QPushButton *m_apply = nullptr;
    bool m_isRehearsing = false;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_message = nullptr;
    textpane::CodePane *m_pane = nullptr;
    textpane::CodePane *m_undoPane = nullptr;
    textpane::OverviewRuler *m_ruler = nullptr;
    PlanCards *m_cards = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    QAction *m_rulePage = nullptr;
};

} // namespace schemawright::plan
