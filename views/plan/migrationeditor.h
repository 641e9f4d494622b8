// A migration that a person edits, with what is found in it while they type: under the lines, and in words for the line of the caret.
#pragma once

#include "model/lint/finding.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace schemawright::textpane {
class ElidedLabel;
}

namespace schemawright::plan {

class FindingCard;
class SqlEditor;

class MigrationEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit MigrationEditor(QWidget *parent = nullptr);

    /// False: the text has characters that an editor would change; it is not opened then.
    [[nodiscard]] bool open(const QString &title, const QString &savedText, const QString &text);
    [[nodiscard]] QString sql() const;
    [[nodiscard]] bool isModified() const { return sql() != m_saved; }
    /// Dropped when the text is another one by now. `statementStarts`: of each statement, for findings' comments.
    void setFindings(const QString &sql, const QList<lint::Finding> &findings, const QList<qsizetype> &statementStarts);
    [[nodiscard]] const QList<lint::Finding> &findings() const { return m_findings; }
    /// A sentence instead of findings: why the text could not be looked at.
    void setProblem(const QString &sentence);
    void showFinding(int finding);
    void showPosition(qsizetype position);
    void setRehearsing(bool rehearsing);

public slots:
    void goToNextFinding();
    void goToPreviousFinding();
    void previewFix(int finding, int fix);
    void askForReason(int finding);

signals:
    void modifiedChanged();
    /// A moment after the last key.
    void checkRequested(const QString &sql);
    void saveRequested();
    void discardRequested();
    void rehearseRequested();
    void rulePageRequested(const QString &rule);
    void statusMessage(const QString &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeHeader();
    void makeActions();
    void onTextChanged();
    void onCaretMoved();
    void stepFinding(int direction);
    void zoom(int steps);
    void updateHeader();

    QString m_title;
    QString m_saved;
    QString m_problem;
    QList<lint::Finding> m_findings;
    QList<qsizetype> m_starts;
    bool m_isCurrent = false; ///< the findings are of the text as it stands
    QTimer m_pause;
    QWidget *m_header = nullptr;
    textpane::ElidedLabel *m_heading = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_rehearse = nullptr;
    SqlEditor *m_editor = nullptr;
    QStackedWidget *m_below = nullptr;
    QLabel *m_summary = nullptr;
    FindingCard *m_card = nullptr;
};

} // namespace schemawright::plan
